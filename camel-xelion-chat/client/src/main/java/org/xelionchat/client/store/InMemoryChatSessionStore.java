package org.xelionchat.client.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers sessions for as long as the program runs. */
public final class InMemoryChatSessionStore implements ChatSessionStore {

    private final Map<String, Map<String, StoredSession>> connections = new ConcurrentHashMap<>();

    @Override
    public void save(String connection, StoredSession session) {
        connections
                .computeIfAbsent(connection, key -> new ConcurrentHashMap<>())
                .put(session.sessionId(), session);
    }

    @Override
    public void remove(String connection, String sessionId) {
        Map<String, StoredSession> sessions = connections.get(connection);
        if (sessions != null) {
            sessions.remove(sessionId);
        }
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public List<StoredSession> findOpen(String connection) {
        return List.copyOf(connections.getOrDefault(connection, Map.of()).values());
    }
}

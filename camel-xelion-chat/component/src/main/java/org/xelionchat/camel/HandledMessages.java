package org.xelionchat.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xelionchat.client.stream.SeenMessages;

/**
 * What routes without a repository of their own have handled: in memory, a session's until it ends, all of a route's
 * until the route is removed. So a route that is stopped and started again does not begin each conversation anew.
 */
final class HandledMessages {

    private final Map<String, SeenMessages> routes = new ConcurrentHashMap<>();

    SeenMessages of(String route) {
        return routes.computeIfAbsent(route, key -> new InMemory());
    }

    void forget(String route) {
        routes.remove(route);
    }

    void clear() {
        routes.clear();
    }

    private static final class InMemory implements SeenMessages {

        private final Map<String, MessageIdSet> sessions = new ConcurrentHashMap<>();

        @Override
        public boolean contains(String sessionId, String messageId) {
            MessageIdSet handled = sessions.get(sessionId);
            return handled != null && handled.contains(messageId);
        }

        @Override
        public void add(String sessionId, String messageId) {
            sessions.computeIfAbsent(sessionId, id -> new MessageIdSet()).add(messageId);
        }

        @Override
        public void forget(String sessionId) {
            sessions.remove(sessionId);
        }
    }
}

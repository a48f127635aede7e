package org.xelionchat.examples.chatbot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.StoredSession;

/**
 * Which customer of a gateway is in which chat. The component's session store knows that anyway, and across restarts,
 * since a chat's client id is the customer; so this is that store, and remembers what passes by.
 */
final class OpenChats implements ChatSessionStore {

    private static final int SECONDS_TO_READ = 30;

    private final ChatSessionStore store;
    private final Map<String, StoredSession> chats = new ConcurrentHashMap<>();
    private final Map<String, String> customers = new ConcurrentHashMap<>();
    private final CountDownLatch read = new CountDownLatch(1);

    /** @param store keeps them */
    OpenChats(ChatSessionStore store) {
        this.store = store;
    }

    @Override
    public void save(String connection, StoredSession session) {
        store.save(connection, session);
        remember(session);
    }

    @Override
    public void remove(String connection, String sessionId) {
        store.remove(connection, sessionId);
        over(sessionId);
        customers.remove(sessionId);
    }

    @Override
    public List<StoredSession> findOpen(String connection) {
        List<StoredSession> open = store.findOpen(connection);
        open.forEach(this::remember);
        read.countDown();
        return open;
    }

    /**
     * {@return the session of a customer's chat, if he is in one}
     *
     * @throws IllegalStateException if the store cannot be read, so that nobody knows
     */
    Optional<String> sessionOf(String customer) throws InterruptedException {
        if (!read.await(SECONDS_TO_READ, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The open chats are not known yet");
        }
        return Optional.ofNullable(chats.get(customer)).map(StoredSession::sessionId);
    }

    /** {@return the customer whose chat this is, if it is known already} */
    Optional<String> customerOf(String sessionId) {
        return Optional.ofNullable(customers.get(sessionId));
    }

    /** What a customer says from now on does not belong to this chat any more. */
    void over(String sessionId) {
        chats.values().removeIf(chat -> chat.sessionId().equals(sessionId));
    }

    private void remember(StoredSession session) {
        customers.put(session.sessionId(), session.clientId());
        chats.merge(
                session.clientId(),
                session,
                (known, found) -> found.storedAt().isBefore(known.storedAt()) ? known : found);
    }
}

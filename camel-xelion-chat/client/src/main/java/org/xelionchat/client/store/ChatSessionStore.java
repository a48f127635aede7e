package org.xelionchat.client.store;

import java.util.List;

/**
 * Remembers which sessions are open. Methods may block: they are called on workers only, by any number of threads.
 * What they throw fails the call that needed them.
 */
public interface ChatSessionStore {

    /**
     * Remembers an open session; saving one again replaces it.
     *
     * @param connection the connection's key: no secret, the same on every node
     * @param session the session
     */
    void save(String connection, StoredSession session);

    /**
     * Forgets a session; one that is not there is no error.
     *
     * @param connection the connection's key
     * @param sessionId the session
     */
    void remove(String connection, String sessionId);

    /**
     * Lists the open sessions.
     *
     * @param connection the connection's key
     * @return all of them, in no particular order
     */
    List<StoredSession> findOpen(String connection);

    /**
     * Tells whether sessions may be there for somebody else: another node, or this program after a restart. Then a
     * session stays until a consumer has handled its end, however long that takes.
     *
     * @return true, unless overridden
     */
    default boolean isShared() {
        return true;
    }
}

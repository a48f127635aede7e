package org.xelionchat.client.stream;

/**
 * Remembers which messages were handled. Methods may block: they are called on the subscription's executor only, for one
 * session by one thread at a time. What they throw is logged and counts as "not seen".
 */
public interface SeenMessages {

    /**
     * Tells whether a message was handled before.
     *
     * @param sessionId the session
     * @param messageId the message
     * @return whether {@link #add} was called for it
     */
    boolean contains(String sessionId, String messageId);

    /**
     * Remembers a message, after it was handled.
     *
     * @param sessionId the session
     * @param messageId the message
     */
    void add(String sessionId, String messageId);

    /**
     * The session has ended: what was remembered for it may be freed.
     *
     * @param sessionId the session
     */
    void forget(String sessionId);
}

package org.xelionchat.client.model;

import java.time.Instant;

/**
 * A new message. An external session's {@code newChatEvent} is of this type too.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param message the message
 * @param recovered whether it was read from the message list instead of the socket
 */
public record NewExternalChatEvent(
        String sessionId, String sessionName, @IsoInstant Instant receivedAt, ChatMessage message, boolean recovered)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "newExternalChatEvent";

    @Override
    public String type() {
        return TYPE;
    }

    /**
     * {@return this event with what more is known of its message}
     *
     * @param other the same message
     */
    public NewExternalChatEvent withMessage(ChatMessage other) {
        return other == message ? this : new NewExternalChatEvent(sessionId, sessionName, receivedAt, other, recovered);
    }

    @Override
    public String toString() {
        return "NewExternalChatEvent[sessionId=" + sessionId + ", message=" + message + ", recovered=" + recovered
                + "]";
    }
}

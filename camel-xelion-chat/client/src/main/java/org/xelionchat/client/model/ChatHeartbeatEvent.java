package org.xelionchat.client.model;

import java.time.Instant;

/**
 * Xelion asks whether the visitor is still there. No keep-alive of the socket.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param message a text for the visitor, or null: show one of your own
 */
public record ChatHeartbeatEvent(String sessionId, String sessionName, @IsoInstant Instant receivedAt, String message)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatHeartbeatEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatHeartbeatEvent[sessionId=" + sessionId + "]";
    }
}

package org.xelionchat.client.model;

import java.time.Instant;

/**
 * The visitor has been silent for the time configured in Xelion.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 */
public record ChatIsIdleEvent(String sessionId, String sessionName, @IsoInstant Instant receivedAt)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatIsIdleEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatIsIdleEvent[sessionId=" + sessionId + "]";
    }
}

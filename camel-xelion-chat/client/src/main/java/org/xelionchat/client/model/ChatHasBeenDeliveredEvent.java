package org.xelionchat.client.model;

import java.time.Instant;

/**
 * Everything before a moment counts as delivered.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param until the moment; may be null
 */
public record ChatHasBeenDeliveredEvent(
        String sessionId, String sessionName, @IsoInstant Instant receivedAt, @IsoInstant Instant until)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatHasBeenDeliveredEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatHasBeenDeliveredEvent[sessionId=" + sessionId + ", until=" + until + "]";
    }
}

package org.xelionchat.client.model;

import java.time.Instant;

/**
 * Everything before a moment counts as read by the receiver.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param until the moment; may be null
 */
public record ChatHasBeenReadEvent(
        String sessionId, String sessionName, @IsoInstant Instant receivedAt, @IsoInstant Instant until)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatHasBeenReadEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatHasBeenReadEvent[sessionId=" + sessionId + ", until=" + until + "]";
    }
}

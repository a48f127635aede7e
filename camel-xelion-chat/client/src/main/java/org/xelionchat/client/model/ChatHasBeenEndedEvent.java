package org.xelionchat.client.model;

import java.time.Instant;

/**
 * The session is over: the last event of a session, exactly one per consumer.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param endedAt when; may be null
 * @param recovered whether the end was found by reading the session instead of on the socket
 */
public record ChatHasBeenEndedEvent(
        String sessionId,
        String sessionName,
        @IsoInstant Instant receivedAt,
        @IsoInstant Instant endedAt,
        boolean recovered)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatHasBeenEndedEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatHasBeenEndedEvent[sessionId=" + sessionId + ", endedAt=" + endedAt + ", recovered=" + recovered
                + "]";
    }
}

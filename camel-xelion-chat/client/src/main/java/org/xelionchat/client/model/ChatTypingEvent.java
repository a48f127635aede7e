package org.xelionchat.client.model;

import java.time.Instant;

/**
 * Somebody is typing: show it for 15 seconds and start anew at every further event.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param name who is typing; may be null
 */
public record ChatTypingEvent(String sessionId, String sessionName, @IsoInstant Instant receivedAt, String name)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatTypingEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatTypingEvent[sessionId=" + sessionId + "]";
    }
}

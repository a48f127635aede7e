package org.xelionchat.client.model;

import java.time.Instant;

/**
 * Nobody can answer; the visitor may close the chat or wait.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param message a text for the visitor, or null: show one of your own
 */
public record ChatNoAgentsAvailableEvent(
        String sessionId, String sessionName, @IsoInstant Instant receivedAt, String message) implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatNoAgentsAvailableEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatNoAgentsAvailableEvent[sessionId=" + sessionId + "]";
    }
}

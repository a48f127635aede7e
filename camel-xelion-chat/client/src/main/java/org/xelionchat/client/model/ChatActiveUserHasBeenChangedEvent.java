package org.xelionchat.client.model;

import java.time.Instant;

/**
 * Another agent has the chat now.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param agentName the agent's family name; may be null
 * @param agentGivenName may be null
 */
public record ChatActiveUserHasBeenChangedEvent(
        String sessionId, String sessionName, @IsoInstant Instant receivedAt, String agentName, String agentGivenName)
        implements ChatEvent {

    /** The wire name. */
    public static final String TYPE = "chatActiveUserHasBeenChangedEvent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "ChatActiveUserHasBeenChangedEvent[sessionId=" + sessionId + "]";
    }
}

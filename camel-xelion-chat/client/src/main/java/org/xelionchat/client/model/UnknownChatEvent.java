package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * An event that this version does not know, passed on instead of being lost (P5.2).
 *
 * @param type the wire name as received, first letter in lower case
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when this side received it
 * @param json the frame as received
 */
public record UnknownChatEvent(
        @JsonProperty(access = JsonProperty.Access.READ_WRITE) String type,
        String sessionId,
        String sessionName,
        @IsoInstant Instant receivedAt,
        String json)
        implements ChatEvent {

    @Override
    public String toString() {
        return "UnknownChatEvent[type=" + type + ", sessionId=" + sessionId + "]";
    }
}

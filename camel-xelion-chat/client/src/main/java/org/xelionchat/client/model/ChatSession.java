package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One conversation (P6.1, P6.5).
 *
 * @param id Xelion's id of the session
 * @param name display text; may hold the visitor's personal data; never parse it (P2.1); may be null
 * @param activatedAt when an agent picked the chat up, or null
 * @param idleAt when it became or will become idle, or null; a time in the future is a plan
 * @param endsAt when it ended or will end, or null; a time in the future is a plan
 * @param ended whether {@code endsAt} had passed when this was read, or the session was disabled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChatSession(
        String id,
        String name,
        @IsoInstant Instant activatedAt,
        @IsoInstant Instant idleAt,
        @IsoInstant Instant endsAt,
        boolean ended) {

    @Override
    public String toString() {
        return "ChatSession[id=" + id + ", ended=" + ended + "]";
    }
}

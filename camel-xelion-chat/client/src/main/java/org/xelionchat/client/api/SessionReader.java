package org.xelionchat.client.api;

import java.time.Clock;
import java.time.Instant;
import org.xelionchat.client.model.ChatSession;

/** Reads a session, as either generation has it (P6.1, P6.5). */
final class SessionReader {

    private final Clock clock;

    /**
     * @param clock tells whether an end has come
     */
    SessionReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * {@return the session}
     *
     * @param json its fields
     * @param id what it is called by
     */
    ChatSession read(LenientJson json, String id) {
        Instant endsAt = json.at("endDate", "chatSessionEndedDate").date();
        // P12: a date in the future is a plan; P6.5: nothing can be sent in a session that is disabled
        boolean ended = endsAt != null && !endsAt.isAfter(clock.instant())
                || Boolean.TRUE.equals(json.at("disabled").flag());
        return new ChatSession(
                id,
                json.at("name", "commonName").filledText(),
                json.at("activatedDate", "chatSessionActivatedDate").date(),
                json.at("idleDate", "chatSessionIdleDate").date(),
                endsAt,
                ended);
    }
}

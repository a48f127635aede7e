package org.xelionchat.client.api;

import java.time.Clock;
import java.time.Instant;
import org.xelionchat.client.model.ChatSession;

/** Reads a session of the gateway (P6.1). */
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
        Instant endsAt = json.at("endDate").date();
        // P12: a date in the future is a plan
        boolean ended = endsAt != null && !endsAt.isAfter(clock.instant());
        return new ChatSession(
                id,
                json.at("name").filledText(),
                json.at("activatedDate").date(),
                json.at("idleDate").date(),
                endsAt,
                ended);
    }
}

package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.ACTIVATED_DATE;
import static org.xelionchat.client.api.Field.CHAT_SESSION_ACTIVATED_DATE;
import static org.xelionchat.client.api.Field.CHAT_SESSION_ENDED_DATE;
import static org.xelionchat.client.api.Field.CHAT_SESSION_IDLE_DATE;
import static org.xelionchat.client.api.Field.COMMON_NAME;
import static org.xelionchat.client.api.Field.DISABLED;
import static org.xelionchat.client.api.Field.END_DATE;
import static org.xelionchat.client.api.Field.IDLE_DATE;
import static org.xelionchat.client.api.Field.NAME;

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
        Instant endsAt = json.at(END_DATE, CHAT_SESSION_ENDED_DATE).date();
        // P12: a date in the future is a plan; P6.5: nothing can be sent in a session that is disabled
        boolean ended = endsAt != null && !endsAt.isAfter(clock.instant())
                || Boolean.TRUE.equals(json.at(DISABLED).flag());
        return new ChatSession(
                id,
                json.at(NAME, COMMON_NAME).filledText(),
                json.at(ACTIVATED_DATE, CHAT_SESSION_ACTIVATED_DATE).date(),
                json.at(IDLE_DATE, CHAT_SESSION_IDLE_DATE).date(),
                endsAt,
                ended);
    }
}

package org.xelionchat.simulator.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;

/**
 * A session as the console's list shows it.
 *
 * @param visitor the visitor's name
 * @param emailAddress empty when he gave none
 * @param phoneNumber empty when he gave none
 * @param state {@code waiting} for an agent, {@code active} or {@code ended}
 * @param agent who has it, or had it when it ended; absent while nobody has
 * @param unread the visitor's messages that no agent has read
 * @param last the last message, cut where long; absent before the first
 * @param startedAt ISO-8601, like the other moments
 * @param changedAt when something was last said, or when it ended
 * @param endedAt absent while it has not
 * @param transcripts where transcripts were mailed to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionView(
        String id,
        String visitor,
        String emailAddress,
        String phoneNumber,
        String state,
        boolean idle,
        String agent,
        long unread,
        Last last,
        String startedAt,
        String changedAt,
        String endedAt,
        List<String> transcripts,
        List<Opinion> feedback) {

    private static final int LAST_TEXT = 120;

    /** The last message in short. */
    record Last(String direction, String senderName, String text) {

        private static Last of(SimulatedMessage message) {
            String text = message.shown();
            return new Last(
                    message.sender().name().toLowerCase(Locale.ROOT),
                    message.senderName(),
                    text.codePointCount(0, text.length()) <= LAST_TEXT
                            ? text
                            : text.substring(0, text.offsetByCodePoints(0, LAST_TEXT)));
        }
    }

    /** What the visitor thought of it. */
    record Opinion(int rating, String text) {}

    static SessionView of(SimulatedSession session) {
        List<SimulatedMessage> messages = session.messages();
        SimulatedMessage last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
        Instant changedAt = last == null ? session.startedAt() : last.sentAt();
        if (session.ended()) {
            changedAt = session.endedAt();
        }
        return new SessionView(
                session.id(),
                session.visitor().clientId(),
                session.visitor().emailAddress(),
                session.visitor().phoneNumber(),
                stateOf(session),
                session.idle(),
                session.activeAgent(),
                session.unread(),
                last == null ? null : Last.of(last),
                session.startedAt().toString(),
                changedAt.toString(),
                session.ended() ? session.endedAt().toString() : null,
                session.transcriptAddresses(),
                session.feedback().stream()
                        .map(given -> new Opinion(given.rating(), given.feedback()))
                        .toList());
    }

    private static String stateOf(SimulatedSession session) {
        if (session.ended()) {
            return "ended";
        }
        return session.active() ? "active" : "waiting";
    }
}

package org.xelionchat.simulator.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.GivenFeedback;
import org.xelionchat.simulator.chat.SimulatedSession;

/**
 * Remembers what happened in each session besides the messages, so that its history can be told as a whole. What a
 * session itself can tell is told once, whether it was recalled from the session, heard of as a change, or both.
 */
final class Chronicle {

    private final Map<String, Map<String, Entry.Notice>> notices = new HashMap<>();

    /** Adds what the session itself tells of its past, which is not everything. */
    void recall(SimulatedSession session) {
        once(session, "started", session.startedAt(), null);
        if (session.activatedAt() != null) {
            // who did is not kept: it may have been handed over since
            once(session, "activated", session.activatedAt(), null);
        }
        if (session.ended()) {
            once(session, "ended", session.endedAt(), null);
        }
        for (int i = 0; i < session.transcriptAddresses().size(); i++) {
            // when it was asked for is not kept; it is mostly after the end
            Instant at = session.ended() ? session.endedAt() : session.startedAt();
            transcript(session, i, at);
        }
        for (int i = 0; i < session.feedback().size(); i++) {
            feedback(session, i);
        }
    }

    /** Adds what this change is about, where it is worth a line. */
    void add(Change change) {
        SimulatedSession session = change.session();
        if (session == null) {
            return;
        }
        switch (change.kind()) {
            case SESSION_STARTED -> once(session, "started", change.at(), null);
            case ACTIVATED -> once(session, "activated", change.at(), change.agent());
            case ENDED -> once(session, "ended", change.at(), change.agent());
            case HANDED_OVER -> again(change, "handed-over");
            case HEARTBEAT -> again(change, "asked");
            case IDLE -> again(change, "idle");
            case NO_AGENTS_AVAILABLE -> again(change, "no-agents");
            case TRANSCRIPT_MAILED ->
                transcript(session, session.transcriptAddresses().size() - 1, change.at());
            case FEEDBACK_GIVEN -> feedback(session, session.feedback().size() - 1);
            default -> {
                // messages and their marks are in the session itself; typing passes
            }
        }
    }

    /** {@return messages and notices, oldest first} */
    List<Entry> historyOf(SimulatedSession session) {
        return Stream.concat(
                        session.messages().stream().map(Entry.Message::of),
                        notices.getOrDefault(session.id(), Map.of()).values().stream())
                .sorted(Comparator.comparing((Entry entry) -> Instant.parse(entry.at())))
                .map(Entry.class::cast)
                .toList();
    }

    void clear() {
        notices.clear();
    }

    private void once(SimulatedSession session, String notice, Instant at, String agent) {
        put(session, new Entry.Notice("notice-" + notice, at.toString(), notice, agent, null, null));
    }

    private void again(Change change, String notice) {
        SimulatedSession session = change.session();
        String key = "notice-" + notice + "-" + of(session).size();
        put(session, new Entry.Notice(key, change.at().toString(), notice, change.agent(), null, null));
    }

    private void transcript(SimulatedSession session, int index, Instant at) {
        String address = session.transcriptAddresses().get(index);
        put(session, new Entry.Notice("notice-transcript-" + index, at.toString(), "transcript", null, address, null));
    }

    private void feedback(SimulatedSession session, int index) {
        GivenFeedback given = session.feedback().get(index);
        put(
                session,
                new Entry.Notice(
                        "notice-feedback-" + index,
                        given.givenAt().toString(),
                        "feedback",
                        null,
                        given.feedback(),
                        given.rating()));
    }

    private void put(SimulatedSession session, Entry.Notice notice) {
        of(session).putIfAbsent(notice.key(), notice);
    }

    private Map<String, Entry.Notice> of(SimulatedSession session) {
        return notices.computeIfAbsent(session.id(), id -> new LinkedHashMap<>());
    }
}

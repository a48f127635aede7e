package org.xelionchat.simulator.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.GivenFeedback;
import org.xelionchat.simulator.chat.SimulatedSession;

/** Remembers what happened in each session besides the messages, so that its history can be told as a whole. */
final class Chronicle {

    private final Map<String, List<Entry.Notice>> notices = new HashMap<>();

    /** Adds what this change is about, where it is worth a line. */
    void add(Change change) {
        SimulatedSession session = change.session();
        if (session == null) {
            return;
        }
        switch (change.kind()) {
            case SESSION_STARTED -> add(change, "started", null, null);
            case ACTIVATED -> add(change, "activated", null, null);
            case HANDED_OVER -> add(change, "handed-over", null, null);
            case HEARTBEAT -> add(change, "asked", null, null);
            case IDLE -> add(change, "idle", null, null);
            case NO_AGENTS_AVAILABLE -> add(change, "no-agents", null, null);
            case ENDED -> add(change, "ended", null, null);
            case TRANSCRIPT_MAILED -> add(change, "transcript", lastOf(session.transcriptAddresses()), null);
            case FEEDBACK_GIVEN -> {
                GivenFeedback given = lastOf(session.feedback());
                add(change, "feedback", given.feedback(), given.rating());
            }
            default -> {
                // messages and their marks are in the session itself; typing passes
            }
        }
    }

    /** {@return messages and notices, oldest first} */
    List<Entry> historyOf(SimulatedSession session) {
        return Stream.concat(
                        session.messages().stream().map(Entry.Message::of),
                        notices.getOrDefault(session.id(), List.of()).stream())
                .sorted(Comparator.comparing((Entry entry) -> Instant.parse(entry.at())))
                .map(Entry.class::cast)
                .toList();
    }

    void clear() {
        notices.clear();
    }

    private void add(Change change, String notice, String text, Integer rating) {
        List<Entry.Notice> ofSession = notices.computeIfAbsent(change.session().id(), id -> new ArrayList<>());
        ofSession.add(new Entry.Notice(
                "notice-" + ofSession.size(), change.at().toString(), notice, change.agent(), text, rating));
    }

    private static <T> T lastOf(List<T> list) {
        return list.get(list.size() - 1);
    }
}

package org.xelionchat.simulator.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps the calls, the newest {@value #MOST} of them: a simulator may run for weeks. Thread-safe. */
public final class CallJournal {

    /** How many calls are kept. */
    static final int MOST = 100_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * Takes a call down.
     *
     * @param call the call as it came in
     * @return its place in the journal, where the answer is noted later
     */
    public synchronized Entry received(RecordedCall call) {
        Entry entry = new Entry(call);
        if (entries.size() == MOST) {
            entries.remove();
        }
        entries.add(entry);
        return entry;
    }

    /** {@return the calls so far} */
    public synchronized RecordedCalls calls() {
        return new RecordedCalls(entries.stream().map(Entry::call).toList());
    }

    /** Forgets them. */
    public synchronized void clear() {
        entries.clear();
    }

    /** One call's place in the journal. */
    public static final class Entry {

        private volatile RecordedCall call;

        private Entry(RecordedCall call) {
            this.call = call;
        }

        /** {@return the call, with what is known by now} */
        public RecordedCall call() {
            return call;
        }

        /**
         * Notes the answer.
         *
         * @param status the HTTP status sent
         */
        public synchronized void answered(int status) {
            call = copy(OptionalInt.of(status), call.unexpected());
        }

        /**
         * Notes that no client should ever have made this call. The first reason stays.
         *
         * @param why the reason
         */
        public synchronized void unexpected(String why) {
            if (call.unexpected().isEmpty()) {
                call = copy(call.answer(), Optional.of(why));
            }
        }

        private RecordedCall copy(OptionalInt answer, Optional<String> unexpected) {
            return new RecordedCall(
                    call.operation(),
                    call.method(),
                    call.path(),
                    call.gatewayId(),
                    call.sessionId(),
                    call.headers(),
                    call.token(),
                    call.body(),
                    call.at(),
                    answer,
                    unexpected);
        }
    }
}

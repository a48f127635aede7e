package org.xelionchat.simulator.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds clients that read a session's message list again and again without a reason. P1 and P9: polling it every few
 * seconds is discouraged and can get a client blocked; the numbers are not given, so the limit is ours. Thread-safe.
 */
public final class PollingWatch {

    private final int limit;
    private final Duration window;
    private final Map<String, Reads> sessions = new HashMap<>();

    /**
     * Creates it.
     *
     * @param limit how many reads in a row may find nothing new
     * @param window within which time
     */
    public PollingWatch(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    /**
     * {@return whether this read of the list is one too many}
     *
     * @param sessionId whose list
     * @param newest id of the newest message, or empty; a list that has grown was worth reading
     * @param now what time it is
     */
    public synchronized boolean isPolling(String sessionId, String newest, Instant now) {
        Reads reads = sessions.computeIfAbsent(sessionId, id -> new Reads());
        if (!newest.equals(reads.newest)) {
            reads.newest = newest;
            reads.times.clear();
        }
        reads.times.add(now);
        while (reads.times.peek().isBefore(now.minus(window))) {
            reads.times.remove();
        }
        return reads.times.size() > limit;
    }

    /**
     * A connect, which is a reason to read the list.
     *
     * @param sessionId whose
     */
    public synchronized void connected(String sessionId) {
        sessions.remove(sessionId);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        sessions.clear();
    }

    private static final class Reads {
        private String newest = "";
        private final Deque<Instant> times = new ArrayDeque<>();
    }
}

package org.xelionchat.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one typing call per session and interval through (P2.6: the receiver shows it for 15 seconds). */
final class TypingThrottle {

    private final Supplier<Duration> interval;
    private final Clock clock;
    private final Map<String, Long> lastCalls = new ConcurrentHashMap<>();
    private volatile long swept;

    TypingThrottle(Supplier<Duration> interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
        this.swept = clock.millis();
    }

    boolean lets(String sessionId) {
        long now = clock.millis();
        long interval = this.interval.get().toMillis();
        sweep(now, interval);
        boolean[] let = new boolean[1];
        lastCalls.compute(sessionId, (id, last) -> {
            let[0] = last == null || now - last >= interval;
            return let[0] ? (Long) now : last;
        });
        return let[0];
    }

    /** The call failed: the next one need not wait. */
    void forget(String sessionId) {
        lastCalls.remove(sessionId);
    }

    private void sweep(long now, long interval) {
        if (now - swept > interval) {
            swept = now;
            lastCalls.values().removeIf(last -> now - last >= interval);
        }
    }
}

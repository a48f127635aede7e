package org.xelionchat.client.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.xelionchat.client.XelionChatException;

/** Judges whether a session is gone from Xelion for good: not on the first word, and not within minutes. */
final class Disappearance {

    private static final int TIMES = 5;
    private static final Duration SPAN = Duration.ofMinutes(10);

    private final Clock clock;
    private Instant first;
    private int times;

    Disappearance(Clock clock) {
        this.clock = clock;
    }

    /** Takes one more failure of reading the session into account. */
    boolean isCertainAfter(Throwable failure) {
        if (failure instanceof XelionChatException known && known.failure().isOfUnknownSession()) {
            if (first == null) {
                first = clock.instant();
            }
            times++;
        }
        return isCertain();
    }

    boolean isCertain() {
        return times >= TIMES && !first.plus(SPAN).isAfter(clock.instant());
    }

    void reset() {
        times = 0;
        first = null;
    }
}

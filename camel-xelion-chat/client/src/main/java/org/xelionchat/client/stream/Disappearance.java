package org.xelionchat.client.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;

/** Judges whether a session is gone from Xelion for good: not on the first word, and not within minutes. */
final class Disappearance {

    private static final int TIMES = 5;
    private static final Duration SPAN = Duration.ofMinutes(10);

    // P2: on the gateway a wrong id is a 500, not a 404; P8.1: classic has codes for it
    private static final Set<Integer> STATUSES = Set.of(400, 404, 410);
    private static final Set<Integer> CODES = Set.of(10066, 10100);

    private final Clock clock;
    private Instant first;
    private int times;

    Disappearance(Clock clock) {
        this.clock = clock;
    }

    /** Takes one more failure of reading the session into account. */
    boolean isCertainAfter(Throwable failure) {
        if (failure instanceof XelionChatException answer && speaksOfSession(answer)) {
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

    private static boolean speaksOfSession(XelionChatException answer) {
        if (answer instanceof XelionAuthenticationException || answer.getHttpStatus() == null) {
            return false;
        }
        if (answer.getErrorCode() != null && CODES.contains(answer.getErrorCode())) {
            return true;
        }
        if (answer.getHttpStatus() == 500) {
            // P8.2: the word tells a lost session from a passing fault
            return answer.getAnswer() != null
                    && answer.getAnswer().toLowerCase(Locale.ROOT).contains("session");
        }
        return STATUSES.contains(answer.getHttpStatus());
    }
}

package org.xelionchat.client.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.xelionchat.client.XelionConnectionException.Reached;

/**
 * When a call is repeated by itself, and after how long. What is safe to repeat is repeated after connection errors and
 * passing troubles of the server; anything else only where it is certain that the server did not act.
 */
final class RetryRules {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> PASSING = Set.of(TOO_MANY_REQUESTS, 502, 503, 504);
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_DOUBLINGS = 8;

    private final int maximumRetries;
    private final RandomGenerator random;

    /**
     * @param maximumRetries how often a call is repeated at most
     * @param random chooses the jitter
     */
    RetryRules(int maximumRetries, RandomGenerator random) {
        this.maximumRetries = maximumRetries;
        this.random = random;
    }

    /**
     * {@return how long to wait before the next attempt; empty where the answer stands}
     *
     * @param call the call
     * @param answer what the server answered
     * @param retries how often the call was repeated so far
     */
    Optional<Duration> afterAnswer(HttpCall call, HttpAnswer answer, int retries) {
        boolean repeated =
                call.safeToRepeat() ? PASSING.contains(answer.status()) : answer.status() == TOO_MANY_REQUESTS;
        if (!repeated || retries >= maximumRetries) {
            return Optional.empty();
        }
        Duration asked = answer.retryAfter();
        if (asked == null) {
            return Optional.of(delay(retries));
        }
        return asked.compareTo(LONGEST_WAIT) <= 0 ? Optional.of(asked) : Optional.empty();
    }

    /**
     * {@return how long to wait before the next attempt; empty where the failure stands}
     *
     * @param call the call
     * @param reached how far it had come
     * @param retries how often the call was repeated so far
     */
    Optional<Duration> afterFailure(HttpCall call, Reached reached, int retries) {
        boolean repeated = call.safeToRepeat() || reached == Reached.NOTHING;
        return repeated && retries < maximumRetries ? Optional.of(delay(retries)) : Optional.empty();
    }

    /** Doubles from call to call; the jitter takes away up to a half. */
    private Duration delay(int retries) {
        long bound = FIRST_DELAY.toNanos() << Math.min(retries, MOST_DOUBLINGS);
        return Duration.ofNanos((long) (bound * (1 - random.nextDouble() / 2)));
    }
}

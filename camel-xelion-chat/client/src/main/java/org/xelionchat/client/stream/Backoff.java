package org.xelionchat.client.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter: each delay is drawn from zero up to a bound that doubles until it is capped. */
final class Backoff {

    private final long first;
    private final long maximum;
    private final RandomGenerator random;
    private long bound;

    Backoff(Duration first, Duration maximum, RandomGenerator random) {
        this.first = Math.max(1, first.toMillis());
        this.maximum = Math.max(this.first, maximum.toMillis());
        this.random = random;
        this.bound = this.first;
    }

    Duration next() {
        long delay = random.nextLong(bound + 1);
        bound = Math.min(maximum, bound * 2);
        return Duration.ofMillis(delay);
    }

    void reset() {
        bound = first;
    }
}

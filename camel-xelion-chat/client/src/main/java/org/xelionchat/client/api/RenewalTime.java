package org.xelionchat.client.api;

import java.time.Duration;
import java.time.Instant;

/**
 * When a token is renewed. The documents do not say how long one is valid, nor in which zone {@code validUntil} is (P3.1),
 * and a clock may be wrong. So a token is renewed by its age: after ten minutes, or at half of the time that is left when
 * {@code validUntil} is read as UTC, where that is earlier; but never sooner than after a minute, so that no misreading
 * can make renewals follow each other. A token that dies sooner is found out by the 401 of the next call.
 */
final class RenewalTime {

    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofMinutes(10);

    private RenewalTime() {}

    /**
     * {@return after how long a new token is renewed}
     *
     * @param validUntil read as UTC, or null
     * @param now when it was given
     */
    static Duration after(Instant validUntil, Instant now) {
        if (validUntil == null || !validUntil.isAfter(now)) {
            // expired at birth, it seems: in whatever zone it is, it is not UTC
            return LATEST;
        }
        Duration half = Duration.between(now, validUntil).dividedBy(2);
        if (half.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return half.compareTo(LATEST) > 0 ? LATEST : half;
    }

    /**
     * {@return after how long a renewal that failed for a passing reason is tried again}
     */
    static Duration afterFailure() {
        return SOONEST;
    }
}

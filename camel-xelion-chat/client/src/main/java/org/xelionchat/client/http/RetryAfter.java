package org.xelionchat.client.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the header {@code Retry-After}: seconds, or an HTTP date. */
final class RetryAfter {

    private RetryAfter() {}

    /**
     * {@return how long to wait, not negative; null for no header or one that cannot be read}
     *
     * @param header the value, or null
     * @param clock what a date is compared with
     */
    static Duration parse(String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String value = header.trim();
        try {
            return value.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : until(value, clock.instant());
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static Duration until(String date, Instant now) {
        Instant then =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }
}

package org.xelionchat.client.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Reads dates as Xelion writes them: {@code yyyy-MM-dd HH:mm:ss}, UTC (P6.9), or leniently as ISO-8601. */
final class DateText {

    private static final int LENGTH = "yyyy-MM-dd HH:mm:ss".length();

    private DateText() {}

    /**
     * {@return the moment; null for what is no date}
     *
     * @param text without white space around it
     */
    static Instant read(String text) {
        try {
            // every message has one: the formatter would take longer than all the rest of an event
            return text.length() == LENGTH && text.charAt(10) == ' ' ? xelions(text) : iso(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant xelions(String text) {
        boolean separated =
                text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(13) == ':' && text.charAt(16) == ':';
        if (!separated) {
            return null;
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static Instant iso(String text) {
        TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parse(text.replace(' ', 'T'));
        return read.isSupported(ChronoField.INSTANT_SECONDS)
                ? Instant.from(read)
                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException("no digit");
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}

package org.xelionchat.simulator.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as Xelion writes them. */
public final class XelionDate {

    // P6.9: UTC, yyyy-MM-dd HH:mm:ss
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private XelionDate() {}

    /**
     * {@return the date as text, {@code ""} for none (P6.1)}
     *
     * @param instant the moment, or {@code null}
     */
    public static String text(Instant instant) {
        return instant == null ? "" : FORMAT.format(instant);
    }
}

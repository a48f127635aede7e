package org.xelionchat.examples.webchat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What Xelion last said of the gateway, so that a crowd of visitors does not become a crowd of calls. */
final class Availability {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Clock clock;
    private volatile Instant askedAt = Instant.MIN;
    private volatile boolean known;
    private volatile boolean online;
    private volatile boolean transcripts;

    Availability(Clock clock) {
        this.clock = clock;
    }

    boolean isStale() {
        return !known || askedAt.plus(FRESH).isBefore(clock.instant());
    }

    void asked() {
        askedAt = clock.instant();
    }

    /** {@return whether agents can answer} */
    boolean isOnline() {
        return online;
    }

    void setOnline(boolean isOnline) {
        online = isOnline;
        known = true;
    }

    /** {@return whether the gateway mails transcripts} */
    boolean hasTranscripts() {
        return transcripts;
    }

    void setTranscripts(boolean areEnabled) {
        transcripts = areEnabled;
    }
}

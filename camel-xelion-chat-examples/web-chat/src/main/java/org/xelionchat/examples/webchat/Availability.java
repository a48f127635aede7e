package org.xelionchat.examples.webchat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What Xelion last said of itself, so that a crowd of visitors does not become a crowd of calls. */
final class Availability {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Clock clock;
    private final boolean askable;
    private volatile Instant askedAt = Instant.MIN;
    private volatile boolean known;
    private volatile boolean online;
    private volatile boolean transcripts;

    /**
     * {@code askable}: whether Xelion tells; the classic API has no call for it. There a visitor may always start, and
     * hears of it when nobody can answer.
     */
    Availability(Clock clock, boolean askable) {
        this.clock = clock;
        this.askable = askable;
        this.online = !askable;
    }

    boolean isStale() {
        return askable && (!known || askedAt.plus(FRESH).isBefore(clock.instant()));
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

    Afterwards afterwards() {
        return new Afterwards(askable, transcripts);
    }

    void setTranscripts(boolean areEnabled) {
        transcripts = areEnabled;
    }
}

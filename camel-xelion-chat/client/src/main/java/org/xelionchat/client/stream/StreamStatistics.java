package org.xelionchat.client.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the streams of one connection did so far. Safe for use by any thread. */
public final class StreamStatistics {

    private final Clock clock;
    private final AtomicInteger followed = new AtomicInteger();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicLong connectAttempts = new AtomicLong();
    private volatile Instant lastLive;
    private volatile Instant lastEvent;
    private volatile String lastError;

    StreamStatistics(Clock clock) {
        this.clock = clock;
    }

    void streamAdded() {
        if (followed.getAndIncrement() == 0) {
            lastLive = clock.instant();
        }
    }

    void streamRemoved() {
        followed.decrementAndGet();
    }

    void attempt() {
        connectAttempts.incrementAndGet();
    }

    void becameLive() {
        live.incrementAndGet();
    }

    void becameInterrupted() {
        lastLive = clock.instant();
        live.decrementAndGet();
    }

    void failed(String error) {
        lastError = error;
    }

    void eventReceived(Instant at) {
        lastEvent = at;
    }

    /**
     * {@return how many sessions are followed}
     */
    public int followed() {
        return followed.get();
    }

    /**
     * {@return how many streams are live}
     */
    public int live() {
        return live.get();
    }

    /**
     * {@return now where a stream is live, else when one last was, or when following began; null where nothing is
     * followed}
     */
    public Instant lastLive() {
        if (followed.get() == 0) {
            return null;
        }
        return live.get() > 0 ? clock.instant() : lastLive;
    }

    /**
     * {@return how many sockets were tried to open}
     */
    public long connectAttempts() {
        return connectAttempts.get();
    }

    /**
     * {@return when the last event was received, or null}
     */
    public Instant lastEvent() {
        return lastEvent;
    }

    /**
     * {@return what last went wrong with a stream, without secrets, or null}
     */
    public String lastError() {
        return lastError;
    }
}

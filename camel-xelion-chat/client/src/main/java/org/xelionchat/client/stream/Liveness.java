package org.xelionchat.client.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.xelionchat.client.ClientResources;

/**
 * Watches one socket: after some silence it pings, and after silence that goes on it gives the link up. Anything
 * received counts as life, and starts the interval until the next ping. Touched by the stream's mailbox, but for
 * {@link #activity}.
 */
final class Liveness {

    private final Duration pingInterval;
    private final Duration pongTimeout;
    private final ClientResources resources;
    private final Executor mailbox;
    private final Runnable ping;
    private final Runnable dead;
    private volatile long lastActivity;
    private volatile boolean answered = true;
    private long patience;
    private boolean stopped;
    private Future<?> due;

    Liveness(
            Duration pingInterval,
            Duration pongTimeout,
            ClientResources resources,
            Executor mailbox,
            Runnable ping,
            Runnable dead) {
        this.pingInterval = pingInterval;
        this.pongTimeout = pongTimeout;
        this.resources = resources;
        this.mailbox = mailbox;
        this.ping = ping;
        this.dead = dead;
        this.lastActivity = resources.clock().millis();
    }

    /** Something was received; called by I/O threads. */
    void activity(Instant at) {
        lastActivity = at.toEpochMilli();
        answered = true;
    }

    long lastActivity() {
        return lastActivity;
    }

    void start() {
        if (!pingInterval.isZero()) {
            checkIn(pingInterval.toMillis());
        }
    }

    void stop() {
        stopped = true;
        if (due != null) {
            due.cancel(false);
        }
    }

    private void checkIn(long millis) {
        due = resources.timer().schedule(() -> mailbox.execute(this::check), millis, TimeUnit.MILLISECONDS);
    }

    private void check() {
        if (stopped) {
            return;
        }
        long silence = resources.clock().millis() - lastActivity;
        if (answered && silence < pingInterval.toMillis()) {
            checkIn(pingInterval.toMillis() - silence);
        } else if (answered) {
            answered = false;
            patience = pongTimeout.toMillis();
            ping.run();
            awaitAnswer();
        } else if (patience > 0) {
            awaitAnswer();
        } else {
            dead.run();
        }
    }

    /** Looks once per interval: after an answer, the next ping may be due before a long timeout has passed. */
    private void awaitAnswer() {
        long next = Math.min(patience, pingInterval.toMillis());
        patience -= next;
        checkIn(next);
    }
}

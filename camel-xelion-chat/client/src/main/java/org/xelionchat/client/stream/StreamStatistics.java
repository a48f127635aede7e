package org.xelionchat.client.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the event streams of one connection do and did, since the client was made. Safe for use by any thread; each value
 * is current, but two of them need not be of the same moment.
 */
public final class StreamStatistics {

    private final Clock clock;
    private final AtomicInteger followed = new AtomicInteger();
    private final AtomicInteger live = new AtomicInteger();
    private final LongAdder buffered = new LongAdder();
    private final LongAdder connectAttempts = new LongAdder();
    private final LongAdder connects = new LongAdder();
    private final LongAdder interruptions = new LongAdder();
    private final LongAdder receivedEvents = new LongAdder();
    private final LongAdder recoveredMessages = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder thinnedOut = new LongAdder();
    private volatile boolean credentialsRefused;
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

    void connectAttempt() {
        connectAttempts.increment();
    }

    void becameLive() {
        connects.increment();
        live.incrementAndGet();
    }

    void isLiveNoMore() {
        lastLive = clock.instant();
        live.decrementAndGet();
    }

    void interrupted() {
        interruptions.increment();
    }

    void failed(String error) {
        lastError = error;
    }

    void eventReceived(Instant at) {
        receivedEvents.increment();
        lastEvent = at;
    }

    void recovered(int messages) {
        recoveredMessages.add(messages);
    }

    void duplicateDropped() {
        duplicates.increment();
    }

    void passingEventDropped() {
        thinnedOut.increment();
    }

    void buffered(int change) {
        buffered.add(change);
    }

    void credentialsRefused(boolean refused) {
        credentialsRefused = refused;
    }

    /**
     * {@return how many sessions are followed now}
     */
    public int followed() {
        return followed.get();
    }

    /**
     * {@return how many streams are live now}
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
     * {@return how many events wait now for their consumers, or are in their hands}
     */
    public long buffered() {
        return buffered.sum();
    }

    /**
     * {@return how often a socket was tried to open}
     */
    public long connectAttempts() {
        return connectAttempts.sum();
    }

    /**
     * {@return how often a stream became live}
     */
    public long connects() {
        return connects.sum();
    }

    /**
     * {@return how often a live stream was interrupted}
     */
    public long interruptions() {
        return interruptions.sum();
    }

    /**
     * {@return how many events came over sockets}
     */
    public long receivedEvents() {
        return receivedEvents.sum();
    }

    /**
     * {@return how many messages were read from lists because no socket had brought them, counted once per consumer}
     */
    public long recoveredMessages() {
        return recoveredMessages.sum();
    }

    /**
     * {@return how many messages were dropped because they had come before, counted once per consumer}
     */
    public long duplicates() {
        return duplicates.sum();
    }

    /**
     * {@return how many passing events, such as typing, gave way to newer ones of their kind in a full buffer}
     */
    public long thinnedOut() {
        return thinnedOut.sum();
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

    /**
     * {@return whether Xelion's last word on the credentials was a refusal}
     */
    public boolean areCredentialsRefused() {
        return credentialsRefused;
    }
}

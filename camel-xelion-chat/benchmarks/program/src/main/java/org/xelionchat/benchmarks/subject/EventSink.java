package org.xelionchat.benchmarks.subject;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Where a subject's route or listener ends: counts, checks the order of each session, and takes times. */
public final class EventSink {

    private static final int TIME_DIGITS = 16;

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong outOfOrder = new AtomicLong();
    private final AtomicLongArray newest;
    private final AtomicInteger timed = new AtomicInteger();
    private volatile long[] micros = new long[0];

    /**
     * @param sessions how many there are, numbered from 1
     */
    public EventSink(int sessions) {
        newest = new AtomicLongArray(sessions + 1);
    }

    /**
     * Takes a message.
     *
     * @param session the number of the session
     * @param id the message's
     * @param text starts with the time at which it was made
     */
    public void message(String session, String id, String text) {
        long number = Long.parseLong(id);
        if (newest.getAndSet(Integer.parseInt(session), number) >= number) {
            outOfOrder.incrementAndGet();
        }
        long[] times = micros;
        if (times.length > 0) {
            int at = timed.getAndIncrement();
            if (at < times.length) {
                times[at] = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())
                        - Long.parseLong(text, 0, TIME_DIGITS, 10);
            }
        }
        received.incrementAndGet();
    }

    /**
     * Takes the times of the messages to come.
     *
     * @param messages of how many
     */
    public void time(int messages) {
        timed.set(0);
        micros = new long[messages];
    }

    /** {@return the times that were taken, in microseconds, ascending} */
    public long[] times() {
        long[] times = Arrays.copyOf(micros, Math.min(timed.get(), micros.length));
        Arrays.sort(times);
        return times;
    }

    /** {@return how many messages came} */
    public long received() {
        return received.get();
    }

    /** {@return how many of them came after a later one} */
    public long outOfOrder() {
        return outOfOrder.get();
    }

    /**
     * Waits.
     *
     * @param messages for how many in all
     */
    public void await(long messages) {
        Server.await(() -> received() >= messages, 1, () -> messages + " messages, " + received() + " came");
    }
}

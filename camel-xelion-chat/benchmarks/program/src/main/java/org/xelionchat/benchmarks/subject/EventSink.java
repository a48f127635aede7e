package org.xelionchat.benchmarks.subject;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Where a subject's route or listener ends: counts, checks the order of each session, and takes times. */
public final class EventSink {

    private static final int TIME_DIGITS = 16;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong outOfOrder = new AtomicLong();
    private final AtomicLongArray newest;
    private final AtomicInteger timed = new AtomicInteger();
    private volatile long[] micros = new long[0];
    private volatile long awaited;
    private volatile Thread waiter;

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
        if (received.incrementAndGet() == awaited) {
            LockSupport.unpark(waiter);
        }
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
     * Waits, without asking again and again: that would cost the subject time.
     *
     * @param messages for how many in all
     * @return how many of them are missing, after nothing has come for a while
     */
    public long await(long messages) {
        waiter = Thread.currentThread();
        awaited = messages;
        long before = -1;
        while (received() > before && received() < messages) {
            before = received();
            long start = System.nanoTime();
            while (received() < messages && System.nanoTime() - start < PATIENCE_NANOS) {
                LockSupport.parkNanos(PATIENCE_NANOS);
            }
        }
        return Math.max(0, messages - received());
    }
}

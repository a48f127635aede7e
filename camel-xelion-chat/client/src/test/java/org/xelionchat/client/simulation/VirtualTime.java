package org.xelionchat.client.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.xelionchat.client.ClientResources;

/**
 * Executor, timer and clock in one, on the calling thread: time passes only when nothing is left to be done, and what is
 * ready at the same time is done in an order that the seed chooses.
 */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final RandomGenerator random;
    private final List<Runnable> ready = new ArrayList<>();
    private final PriorityQueue<Due<?>> due = new PriorityQueue<>(Comparator.comparingLong(task -> task.at));
    private long now;
    private long steps;

    VirtualTime(RandomGenerator random) {
        this.random = random;
    }

    ClientResources resources() {
        Executor ready = this;
        return new ClientResources(ready, ready, this, clock(), random, Thread::new);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return EPOCH.plusMillis(now);
            }
        };
    }

    long millis() {
        return now;
    }

    long steps() {
        return steps;
    }

    /** Does what is ready, and lets time pass, until so many milliseconds are over. */
    void run(long millis) {
        long end = now + millis;
        while (true) {
            while (!due.isEmpty() && due.peek().at <= now) {
                ready.add(due.poll());
            }
            if (!ready.isEmpty()) {
                steps++;
                ready.remove(random.nextInt(ready.size())).run();
            } else if (!due.isEmpty() && due.peek().at <= end) {
                now = Math.max(now, due.peek().at);
            } else {
                now = end;
                return;
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return add(new Due<>(task, now + unit.toMillis(delay)));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return add(new Due<>(task, now + unit.toMillis(delay)));
    }

    private <V> Due<V> add(Due<V> task) {
        due.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing in the client repeats on a clock");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing in the client repeats on a clock");
    }

    @Override
    public void shutdown() {
        due.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        due.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Due<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final long at;

        private Due(Runnable task, long at) {
            super(task, null);
            this.at = at;
        }

        private Due(Callable<V> task, long at) {
            super(task);
            this.at = at;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            due.remove(this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}

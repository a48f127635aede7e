package org.xelionchat.camel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs tasks that are mostly short on one thread as long as that keeps up, since waking another costs more than such a
 * task; and on more where tasks have waited for a while: those that are running may block, or even wait for one that is
 * queued, so that a fixed bound could be a deadlock.
 */
final class GrowingExecutor implements Executor {

    /** For each thread that runs: where a few do not keep up, it may be processors that are short, not threads. */
    private static final int PATIENCE_MILLIS = 2;

    private static final int MOST_PATIENCE_MILLIS = 20;

    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean watching = new AtomicBoolean();
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    /**
     * @param threads has a thread for everything it is given
     * @param timer tells when tasks have waited
     */
    GrowingExecutor(Executor threads, ScheduledExecutorService timer) {
        this.threads = threads;
        this.timer = timer;
    }

    @Override
    public void execute(Runnable task) {
        added.incrementAndGet();
        tasks.add(task);
        if (running.get() == 0 && running.compareAndSet(0, 1)) {
            start(task);
        } else {
            watch();
        }
    }

    private void start(Runnable task) {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            running.decrementAndGet();
            // whoever is told that it was rejected must not see it run
            if (tasks.remove(task)) {
                taken.incrementAndGet();
                throw e;
            }
        }
    }

    private void run() {
        do {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                taken.incrementAndGet();
                run(task);
            }
            running.decrementAndGet();
            // one may have come since the last look, and have found somebody here
        } while (!tasks.isEmpty() && running.compareAndSet(0, 1));
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void watch() {
        if (!watching.get() && !tasks.isEmpty() && watching.compareAndSet(false, true)) {
            long waiting = added.get();
            try {
                timer.schedule(() -> check(waiting), patience(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // closing: nobody will look after those that wait
                watching.set(false);
                grow();
            }
        }
    }

    private int patience() {
        return Math.min(MOST_PATIENCE_MILLIS, PATIENCE_MILLIS * running.get());
    }

    private void check(long waiting) {
        watching.set(false);
        if (taken.get() < waiting) {
            grow();
        }
        watch();
    }

    private void grow() {
        running.incrementAndGet();
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            // those that are running run what waits
            running.decrementAndGet();
        }
    }
}

package org.xelionchat.client.http;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.xelionchat.client.ClientResources;

/** Real threads for a client, each named after its purpose. */
public final class TestThreads implements AutoCloseable {

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    private final List<Thread> ioThreads = new CopyOnWriteArrayList<>();
    private final ExecutorService streams = Executors.newCachedThreadPool(named("streams"));
    private final ExecutorService workers = Executors.newCachedThreadPool(named("workers"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("timer"));

    /**
     * {@return what a client runs on}
     */
    public ClientResources resources() {
        return resources(timer, Clock.systemUTC(), new Random(1));
    }

    /**
     * {@return what a client runs on}
     *
     * @param otherTimer starts what is due
     * @param clock tells the time
     * @param random chooses
     */
    public ClientResources resources(ScheduledExecutorService otherTimer, Clock clock, RandomGenerator random) {
        ThreadFactory io = named("io");
        return new ClientResources(streams, workers, otherTimer, clock, random, task -> {
            Thread thread = io.newThread(task);
            ioThreads.add(thread);
            return thread;
        });
    }

    /**
     * {@return the I/O threads that were ever made}
     */
    public List<Thread> ioThreads() {
        return ioThreads;
    }

    /** Waits until no I/O thread is left. */
    public void awaitIoThreadsEnded() {
        await().until(() -> ioThreads.stream().noneMatch(Thread::isAlive));
    }

    private static ThreadFactory named(String purpose) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "test-" + purpose + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        streams.shutdownNow();
        workers.shutdownNow();
        timer.shutdownNow();
    }
}

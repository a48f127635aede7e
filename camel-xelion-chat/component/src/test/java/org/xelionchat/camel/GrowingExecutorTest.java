package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrowingExecutorTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final GrowingExecutor executor = new GrowingExecutor(threads, timer);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void runsManyShortTasksOnAFewThreads() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 10_000; i++) {
            executor.execute(() -> {
                seen.add(Thread.currentThread());
                done.incrementAndGet();
            });
        }
        await().until(() -> done.get() == 10_000);
        assertThat(seen).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void runsOneTaskAtATimeAsLongAsNoneHasWaited() throws Exception {
        CountDownLatch time = new CountDownLatch(1);
        timer.execute(() -> awaitQuietly(time));
        AtomicInteger atATime = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(10_000);
        for (int i = 0; i < 10_000; i++) {
            executor.execute(() -> {
                most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
                atATime.decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
        time.countDown();
    }

    @Test
    void runsATaskThatManyOthersWaitFor() throws Exception {
        CountDownLatch awaited = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            executor.execute(() -> {
                awaitQuietly(awaited);
                waiting.countDown();
            });
        }
        executor.execute(awaited::countDown);

        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void goesOnAfterATaskThatFails() {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            executor.execute(() -> {
                done.incrementAndGet();
                throw new IllegalStateException("on purpose");
            });
        }
        await().dontCatchUncaughtExceptions().until(() -> done.get() == 100);
    }

    @Test
    void runsWhatIsLeftWhenTheTimerHasEnded() {
        timer.shutdownNow();
        CountDownLatch awaited = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            executor.execute(() -> {
                awaitQuietly(awaited);
                done.incrementAndGet();
            });
        }
        executor.execute(awaited::countDown);
        await().until(() -> done.get() == 20);
    }

    @Test
    void doesNotRunWhatItRejected() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        GrowingExecutor rejecting = new GrowingExecutor(
                task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("on purpose");
                    }
                    threads.execute(task);
                },
                timer);
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> rejecting.execute(done::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);

        full.set(false);
        CountDownLatch next = new CountDownLatch(1);
        rejecting.execute(next::countDown);

        assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasValue(0);
    }

    @Test
    void runsWhatItTookWhenNoMoreThreadsAreToBeHad() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        executor.execute(() -> awaitQuietly(leave));
        threads.shutdown();
        timer.shutdownNow();
        AtomicInteger done = new AtomicInteger();
        executor.execute(done::incrementAndGet);

        leave.countDown();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

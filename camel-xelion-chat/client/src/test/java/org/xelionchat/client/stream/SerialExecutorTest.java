package org.xelionchat.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

    private static final int THREADS = 2;
    private static final int TASKS = 3_000_000;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final SerialExecutor mailbox = new SerialExecutor(pool);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void runsOneAtATimeAndInTheOrderOfEachThread() throws InterruptedException {
        int[] newest = new int[THREADS];
        int[] outOfOrder = new int[1];
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads.add(new Thread(() -> {
                for (int number = 1; number <= TASKS; number++) {
                    int task = number;
                    Runnable step = () -> {
                        if (newest[thread] != task - 1) {
                            outOfOrder[0]++;
                        }
                        newest[thread] = task;
                        done.incrementAndGet();
                    };
                    if (number % 2 == 0) {
                        mailbox.runOrQueue(step);
                    } else {
                        mailbox.execute(step);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        await().until(() -> done.get() == THREADS * TASKS);
        assertThat(outOfOrder[0]).isZero();
    }

    @Test
    void runsOnTheCallingThreadWhereItIsIdle() {
        List<Thread> ran = new ArrayList<>();

        mailbox.runOrQueue(() -> ran.add(Thread.currentThread()));

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void runsWhatATaskAddsAfterIt() {
        List<Integer> order = new ArrayList<>();

        mailbox.runOrQueue(() -> {
            mailbox.runOrQueue(() -> order.add(2));
            mailbox.execute(() -> order.add(3));
            order.add(1);
        });

        assertThat(order).containsExactly(1, 2, 3);
    }

    @Test
    void survivesATaskThatFails() {
        List<Integer> order = new ArrayList<>();

        mailbox.runOrQueue(() -> {
            throw new IllegalStateException("for the test");
        });
        mailbox.runOrQueue(() -> order.add(1));

        assertThat(order).containsExactly(1);
    }
}

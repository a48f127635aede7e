package org.xelionchat.simulator;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads besides the server's own: one for what time brings about, one for listeners, one for the agents' console.
 * Idle ones go away.
 */
final class SimulatorThreads {

    private static final long KEEP_ALIVE_SECONDS = 1;

    private SimulatorThreads() {}

    static ScheduledThreadPoolExecutor timer() {
        return scheduled("xelion-chat-simulator-timer");
    }

    static ScheduledThreadPoolExecutor console() {
        return scheduled("xelion-chat-simulator-console");
    }

    private static ScheduledThreadPoolExecutor scheduled(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemon(name));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    static ThreadPoolExecutor oneByOne() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemon("xelion-chat-simulator-changes"));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}

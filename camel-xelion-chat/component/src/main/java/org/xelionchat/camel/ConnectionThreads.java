package org.xelionchat.camel;

import java.time.Clock;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.xelionchat.client.ClientResources;

/** The threads of one connection, made and ended by Camel. */
final class ConnectionThreads {

    /** Streams take short steps that never block: two threads serve thousands of them. */
    private static final int STREAM_THREADS = 2;

    private final ExecutorServiceManager threads;
    private final ExecutorService streams;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    ConnectionThreads(CamelContext context, Object source) {
        this.threads = context.getExecutorServiceManager();
        this.streams = threads.newThreadPool(source, "XelionChatStreams", unboundedQueue(STREAM_THREADS));
        // a route goes on here after a call, and may wait for another call's answer
        this.workers = threads.newCachedThreadPool(source, "XelionChatWorker");
        this.timer = threads.newScheduledThreadPool(source, "XelionChatTimer", unboundedQueue(1));
    }

    /**
     * {@return a pool of so many threads, which end when idle, with a queue that never rejects}
     *
     * @param size how many threads
     */
    static ThreadPoolProfile unboundedQueue(int size) {
        ThreadPoolProfile profile = new ThreadPoolProfile();
        profile.setPoolSize(size);
        profile.setMaxPoolSize(size);
        // zero would be Camel's word for no queue at all
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    ClientResources resources() {
        return new ClientResources(
                streams,
                new GrowingExecutor(workers, timer),
                timer,
                Clock.systemUTC(),
                new Random(),
                task -> threads.newThread("XelionChatIO", task));
    }

    void end() {
        threads.shutdownNow(timer);
        threads.shutdown(streams);
        threads.shutdown(workers);
    }
}

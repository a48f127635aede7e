package org.xelionchat.benchmarks.parts;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** From the text of a frame through the session's stream to the subscriber's handler, which does nothing. */
public class SocketToHandler extends Part {

    private static final int BATCH = 64;

    private final FrameRing frames = new FrameRing(SESSION);
    private final Semaphore handled = new Semaphore(0);
    private final ExecutorService streamThreads = Executors.newFixedThreadPool(2);
    private final ExecutorService routeThreads = Executors.newFixedThreadPool(20);
    private OneStream here;
    private OneStream onThreads;

    /** Connects. */
    @Setup
    public void open() {
        here = new OneStream(SESSION, Runnable::run, Runnable::run, (event, done) -> done.done(true));
        onThreads = new OneStream(SESSION, streamThreads, routeThreads, (event, done) -> {
            done.done(true);
            handled.release();
        });
    }

    /** Disconnects. */
    @TearDown
    public void close() {
        here.close();
        onThreads.close();
        streamThreads.shutdownNow();
        routeThreads.shutdownNow();
    }

    /** All on one thread: what the steps cost, without handing over from thread to thread. */
    @Benchmark
    public void oneThread() {
        here.receive(frames.next());
    }

    /** On as many threads as the component has, many events one after another. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void pools() throws InterruptedException {
        for (int i = 0; i < BATCH; i++) {
            onThreads.receive(frames.next());
        }
        handled.acquire(BATCH);
    }
}

package org.xelionchat.simulator.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioIoThread;

/** The one thread that everything of a connection happens on. */
final class IoThread {

    private static final Logger LOG = LoggerFactory.getLogger(IoThread.class);
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final XnioIoThread thread;

    IoThread(XnioIoThread thread) {
        this.thread = thread;
    }

    /** Does it soon, after everything that was asked for before. A server that has stopped does nothing any more. */
    void execute(Runnable action) {
        try {
            thread.execute(action);
        } catch (RejectedExecutionException stopped) {
            LOG.trace("The server has stopped, and every connection is gone with it");
        }
    }

    /** Does it after everything that was asked for before, and returns when it is done. */
    void await(Runnable action) {
        if (Thread.currentThread() == thread) {
            action.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                action.run();
                done.complete(null);
            });
        } catch (RejectedExecutionException stopped) {
            LOG.trace("The server has stopped, and every connection is gone with it");
            return;
        }
        done.orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
    }
}

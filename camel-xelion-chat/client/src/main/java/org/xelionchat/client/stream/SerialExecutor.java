package org.xelionchat.client.stream;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox: runs tasks one after another, in the order they came, on another executor's threads. What only its tasks
 * touch needs no lock. Safe for use by any thread.
 */
public final class SerialExecutor implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    /** After so many tasks in a row the thread is given back, so that one busy mailbox does not starve the others. */
    private static final int TURN = 64;

    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param executor runs the tasks
     */
    public SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            executor.execute(this::takeTurn);
        }
    }

    private void takeTurn() {
        for (int done = 1; ; done++) {
            Runnable task = tasks.poll();
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // a fault in one task must not silence a mailbox for ever
                LOG.error("A step of an event stream failed: this is a bug", e);
            }
            if (waiting.decrementAndGet() == 0) {
                return;
            }
            if (done == TURN) {
                executor.execute(this::takeTurn);
                return;
            }
        }
    }
}

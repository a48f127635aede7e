package org.xelionchat.client.stream;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox: runs tasks one after another, in the order they came, on another executor's threads or on those that bring
 * them. What only its tasks touch needs no lock. Safe for use by any thread.
 */
public final class SerialExecutor implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    /** After so many tasks in a row the thread is given back, so that one busy mailbox does not starve the others. */
    private static final int TURN = 64;

    private final Executor executor;
    private final Runnable turn = this::takeTurn;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** How many tasks were given and are not done yet; whoever makes it one has to see to them. */
    private final AtomicInteger pending = new AtomicInteger();

    /**
     * @param executor runs the tasks
     */
    public SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() == 0) {
            executor.execute(turn);
        }
    }

    /**
     * Runs a task on the calling thread, and then, for one turn at most, those that came meanwhile; where the mailbox is
     * busy, the task is run after those that are there already. Spares the hand-over to another thread, which may take
     * longer than the task: for mailboxes whose tasks are short and never block.
     *
     * @param task what to run
     */
    public void runOrQueue(Runnable task) {
        if (!pending.compareAndSet(0, 1)) {
            execute(task);
        } else if (tasks.isEmpty()) {
            run(task);
            if (pending.decrementAndGet() > 0) {
                takeTurn();
            }
        } else {
            // added, but not counted yet: perhaps by this very thread, which had another's counted in its place
            tasks.add(task);
            takeTurn();
        }
    }

    private void takeTurn() {
        for (int done = 1; ; done++) {
            run(tasks.poll());
            if (pending.decrementAndGet() == 0) {
                return;
            }
            if (done == TURN) {
                executor.execute(turn);
                return;
            }
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // a fault in one task must not silence a mailbox for ever
            LOG.error("A step of an event stream failed: this is a bug", e);
        }
    }
}

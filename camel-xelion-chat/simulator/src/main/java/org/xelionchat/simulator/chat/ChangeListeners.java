package org.xelionchat.simulator.chat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever listens what has changed: in order, and never on the thread that changed it. */
public final class ChangeListeners {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeListeners.class);

    private final List<Consumer<? super Change>> listeners = new CopyOnWriteArrayList<>();
    private final Executor oneByOne;

    /**
     * Creates them.
     *
     * @param oneByOne runs tasks one after another, in the order given
     */
    public ChangeListeners(Executor oneByOne) {
        this.oneByOne = oneByOne;
    }

    /**
     * Adds a listener.
     *
     * @param listener told of every change from now on
     * @return takes the listener away again
     */
    public Subscription add(Consumer<? super Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    boolean any() {
        return !listeners.isEmpty();
    }

    /**
     * Runs a task once the listeners were told of everything that has changed so far.
     *
     * @param task runs where the listeners do
     */
    public void afterwards(Runnable task) {
        oneByOne.execute(task);
    }

    void tell(Change change) {
        // whoever listens when it happens is told, also when he has stopped listening by then
        List<Consumer<? super Change>> listening = List.copyOf(listeners);
        if (!listening.isEmpty()) {
            oneByOne.execute(() -> listening.forEach(listener -> tell(listener, change)));
        }
    }

    private static void tell(Consumer<? super Change> listener, Change change) {
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed on {}", change.kind(), e);
        }
    }

    /** A listener's place on the list. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {

        /** Ends it; the listener is still told what had changed before. */
        @Override
        void close();
    }
}

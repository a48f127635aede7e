package org.xelionchat.client.stream;

import java.util.concurrent.CompletableFuture;

/** A subscriber's hold on its events. Safe for use by any thread. */
public interface EventSubscription {

    /** Hands on nothing more, until resumed; sockets stay open, and what comes waits within the buffer's bound. */
    void suspend();

    /** Hands on again, what was missed first. */
    void resume();

    /**
     * Ends the subscription: nothing more is handed on. Streams that nobody else needs are closed.
     *
     * @return completes when the event in the subscriber's hands, if any, is done, and sockets are told to close
     */
    CompletableFuture<Void> close();
}

package org.xelionchat.client.stream;

import org.xelionchat.client.model.ChatEvent;

/** Takes the events of a subscription: one at a time per session, sessions in parallel. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles an event, on the subscription's executor. The session's next event comes after {@code done} was called.
     *
     * @param event what happened
     * @param done to be called exactly once, by any thread, when the event was handled
     */
    void handle(ChatEvent event, Done done);

    /** Told when an event was handled. */
    @FunctionalInterface
    interface Done {

        /**
         * The event was handled.
         *
         * @param succeeded whether without a failure
         */
        void done(boolean succeeded);
    }
}

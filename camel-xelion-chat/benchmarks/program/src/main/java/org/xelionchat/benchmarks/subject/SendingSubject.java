package org.xelionchat.benchmarks.subject;

import java.util.function.Consumer;

/** A program that sends messages. */
public interface SendingSubject extends Subject {

    /**
     * Gets ready to send.
     *
     * @param server where to
     * @return sends
     * @throws Exception if it cannot
     */
    Sender sender(Server server) throws Exception;

    /** Sends one message. */
    @FunctionalInterface
    interface Sender {

        /**
         * Sends a message, and reads the answer.
         *
         * @param session the number of the session
         * @param text what to say
         * @param done told of the id of the message, or of null if it failed; by any thread
         */
        void send(int session, String text, Consumer<String> done);
    }
}

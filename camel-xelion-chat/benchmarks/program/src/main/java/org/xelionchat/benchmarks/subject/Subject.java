package org.xelionchat.benchmarks.subject;

import java.util.function.Consumer;

/** A program that chats. It says what it is capable of by what it overrides. */
public interface Subject extends AutoCloseable {

    /** The access token of a gateway that asks for none. */
    String TOKEN = "benchmark";

    /**
     * Receives the events of the sessions from 1 to some number.
     *
     * @param server where they are
     * @param sessions how many
     * @param sink takes every message
     * @throws Exception if it cannot
     */
    default void receive(Server server, int sessions, EventSink sink) throws Exception {
        throw new UnsupportedOperationException();
    }

    /**
     * Gets ready to send.
     *
     * @param server where to
     * @return sends
     * @throws Exception if it cannot
     */
    default Sender sender(Server server) throws Exception {
        throw new UnsupportedOperationException();
    }

    @Override
    void close();

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

package org.xelionchat.client.stream;

/**
 * A web socket, or the attempt to open one. No method blocks or throws; each is ignored once the socket has closed.
 * Safe for use by any thread.
 */
public interface EventSocket {

    /** Sends a protocol ping. */
    void ping();

    /**
     * Sends a text frame.
     *
     * @param text the frame
     */
    void send(String text);

    /** Says good-bye with code 1000 and closes; gives an attempt up that is still under way. */
    void close();

    /** Drops the connection at once, without a word: for a link that is believed dead. */
    void abort();
}

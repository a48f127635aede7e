package org.xelionchat.client.stream;

/** Hears of one socket, on I/O threads, one call after another. No method may block. */
public interface EventSocketListener {

    /** The handshake succeeded; comes before any frame, also before one that arrived together with the answer. */
    void onOpen();

    /**
     * A whole text message arrived.
     *
     * @param text the message, fragments joined
     */
    void onText(String text);

    /** Something else arrived: a pong, a ping (answered already), a binary message. */
    void onActivity();

    /**
     * The socket is closed, or was never opened. The last call, exactly one.
     *
     * @param code the close code; 1005 where the peer gave none, 1006 where the connection ended without a word
     * @param cause why it failed, or null
     */
    void onClosed(int code, Throwable cause);
}

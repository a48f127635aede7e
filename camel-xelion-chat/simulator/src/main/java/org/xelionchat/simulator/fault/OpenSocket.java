package org.xelionchat.simulator.fault;

/** An event socket that is open, as far as faults need it. */
public interface OpenSocket {

    /**
     * {@return whether it carries the events of a session}
     *
     * @param sessionId the session's id
     */
    boolean carries(String sessionId);

    /**
     * Closes it with a close frame.
     *
     * @param code close code
     * @param reason the text that goes with it, at most 123 bytes
     */
    void close(int code, String reason);

    /** Closes the connection without a close frame. */
    void cut();

    /** Resets the connection, as a machine does that has crashed and restarted. */
    void reset();

    /** Goes silent while the connection stays open. */
    void stall();

    /** Ends the silence. */
    void resume();

    /**
     * Sends a text frame.
     *
     * @param text any text
     */
    void send(String text);

    /**
     * Sends a binary frame.
     *
     * @param data any bytes
     */
    void sendBinary(byte[] data);

    /** Sends a ping. */
    void ping();
}

package org.xelionchat.client;

import java.io.Serial;

/**
 * No answer came: no connection, a connection that broke, or no answer in time; or, on classic, the call was not sent
 * because no login was to be had. Then status and error code are those of the login.
 */
public class XelionConnectionException extends XelionChatException {

    @Serial
    private static final long serialVersionUID = 1;

    /** How far the call had come. */
    public enum Reached {
        /** Nothing reached the server: there was no connection. */
        NOTHING,
        /** The connection broke: the server may have acted, and will not act any more. */
        BROKEN,
        /** No answer in time: the server may have acted, and still may. */
        TIMED_OUT
    }

    private final Reached reached;

    /**
     * @param message one line for people
     * @param failure what is known of the call
     * @param reached how far the call had come
     * @param cause may be null
     */
    public XelionConnectionException(String message, CallFailure failure, Reached reached, Throwable cause) {
        super(message, failure, cause);
        this.reached = reached;
    }

    /**
     * {@return how far the call had come}
     */
    public Reached getReached() {
        return reached;
    }
}

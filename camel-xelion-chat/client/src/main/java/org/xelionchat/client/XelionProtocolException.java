package org.xelionchat.client;

import java.io.Serial;

/** Xelion answered something that could not be understood. */
public class XelionProtocolException extends XelionChatException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     */
    public XelionProtocolException(String message, CallFailure failure) {
        super(message, failure);
    }

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     * @param cause may be null
     */
    public XelionProtocolException(String message, CallFailure failure, Throwable cause) {
        super(message, failure, cause);
    }
}

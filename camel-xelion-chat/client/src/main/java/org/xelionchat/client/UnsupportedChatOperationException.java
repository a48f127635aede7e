package org.xelionchat.client;

import java.io.Serial;

/** The chosen generation of the API does not have this operation. */
public class UnsupportedChatOperationException extends XelionChatException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     */
    public UnsupportedChatOperationException(String message, CallFailure failure) {
        super(message, failure);
    }

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     * @param cause may be null
     */
    public UnsupportedChatOperationException(String message, CallFailure failure, Throwable cause) {
        super(message, failure, cause);
    }
}

package org.xelionchat.client;

import java.io.Serial;

/** Whether a message reached Xelion could not be settled: it may or may not be in the conversation. */
public class UncertainDeliveryException extends XelionChatException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     */
    public UncertainDeliveryException(String message, CallFailure failure) {
        super(message, failure);
    }

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     * @param cause may be null
     */
    public UncertainDeliveryException(String message, CallFailure failure, Throwable cause) {
        super(message, failure, cause);
    }
}

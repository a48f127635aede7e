package org.xelionchat.client;

import java.io.Serial;

/** The session has ended: nothing can be sent in it any more. */
public class ChatSessionEndedException extends XelionChatException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     */
    public ChatSessionEndedException(String message, CallFailure failure) {
        super(message, failure);
    }

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     * @param cause may be null
     */
    public ChatSessionEndedException(String message, CallFailure failure, Throwable cause) {
        super(message, failure, cause);
    }
}

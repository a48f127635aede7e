package org.xelionchat.client;

import java.io.Serial;

/** Xelion refuses the credentials (401 or 403, P12). */
public class XelionAuthenticationException extends XelionChatException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     */
    public XelionAuthenticationException(String message, CallFailure failure) {
        super(message, failure);
    }

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     * @param cause may be null
     */
    public XelionAuthenticationException(String message, CallFailure failure, Throwable cause) {
        super(message, failure, cause);
    }
}

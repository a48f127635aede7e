package org.xelionchat.client;

import java.io.Serial;
import java.time.Duration;

/** A call to Xelion, or the preparation of one, failed. Its message never holds a secret or what people wrote. */
public class XelionChatException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final CallFailure failure;

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     */
    public XelionChatException(String message, CallFailure failure) {
        this(message, failure, null);
    }

    /**
     * @param message one line for people: what went wrong, and what it must be
     * @param failure what is known of the call
     * @param cause may be null
     */
    public XelionChatException(String message, CallFailure failure, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /**
     * {@return the operation that failed, such as {@code sendMessage}}
     */
    public String getOperation() {
        return failure.operation();
    }

    /**
     * {@return the session it was about, or null}
     */
    public String getSessionId() {
        return failure.sessionId();
    }

    /**
     * {@return the HTTP status of the answer, or null without one}
     */
    public Integer getHttpStatus() {
        return failure.httpStatus();
    }

    /**
     * {@return Xelion's error code (P8.1), or null}
     */
    public Integer getErrorCode() {
        return failure.errorCode();
    }

    /**
     * {@return whether the same call may succeed later}
     */
    public boolean isRetryable() {
        return failure.retryable();
    }

    /**
     * {@return how long the server asked to wait, or null}
     */
    public Duration getRetryAfter() {
        return failure.retryAfter();
    }

    /**
     * {@return the raw answer, cut at {@value CallFailure#ANSWER_LENGTH} characters, or null}
     */
    public String getAnswer() {
        return failure.answer();
    }

    /**
     * {@return all that is known of the call}
     */
    public CallFailure failure() {
        return failure;
    }
}

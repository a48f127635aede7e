package org.xelionchat.client.http;

import java.time.Duration;

/**
 * What the server answered, whatever its status.
 *
 * @param status the HTTP status
 * @param body the whole body, read as UTF-8 whatever its content type says (P12); empty without one
 * @param retryAfter how long the server asked to wait, or null
 */
public record HttpAnswer(int status, String body, Duration retryAfter) {

    /**
     * {@return whether the call succeeded: any 2xx (P12)}
     */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "HttpAnswer[status=" + status + ", length=" + body.length() + ", retryAfter=" + retryAfter + "]";
    }
}

package org.xelionchat.client;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What is known of a call that failed.
 *
 * @param operation the operation, such as {@code sendMessage}
 * @param sessionId the session it was about, or null
 * @param httpStatus the HTTP status of the answer, or null without an answer
 * @param errorCode Xelion's error code (P8.1), or null where the answer carried none
 * @param retryable whether the same call may succeed later
 * @param retryAfter how long the server asked to wait, or null
 * @param answer the beginning of the raw answer, at most {@value #ANSWER_LENGTH} characters, or null
 */
public record CallFailure(
        String operation,
        String sessionId,
        Integer httpStatus,
        Integer errorCode,
        boolean retryable,
        Duration retryAfter,
        String answer)
        implements Serializable {

    /** How many characters of a raw answer are kept. */
    public static final int ANSWER_LENGTH = 500;

    // P2: on the gateway a wrong id is a 500, not a 404; P8.1: classic has codes for it
    private static final Set<Integer> UNKNOWN_SESSION_STATUSES = Set.of(400, 404, 410);
    private static final Set<Integer> UNKNOWN_SESSION_CODES = Set.of(10066, 10100);

    public CallFailure {
        if (answer != null && answer.length() > ANSWER_LENGTH) {
            answer = answer.substring(0, ANSWER_LENGTH);
        }
    }

    /**
     * {@return a failure without an answer}
     *
     * @param operation the operation
     * @param sessionId the session, or null
     * @param retryable whether the same call may succeed later
     */
    public static CallFailure withoutAnswer(String operation, String sessionId, boolean retryable) {
        return new CallFailure(operation, sessionId, null, null, retryable, null, null);
    }

    /**
     * {@return whether the answer was that there is no such session, rather than that something went wrong}
     */
    public boolean isOfUnknownSession() {
        if (httpStatus == null) {
            return false;
        }
        if (errorCode != null) {
            return UNKNOWN_SESSION_CODES.contains(errorCode);
        }
        if (httpStatus == 500) {
            // P8.2: the word tells a lost session from a passing fault
            return answer != null && answer.toLowerCase(Locale.ROOT).contains("session");
        }
        return UNKNOWN_SESSION_STATUSES.contains(httpStatus);
    }
}

package org.xelionchat.client.api;

import java.util.Set;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;

/** Tells what went wrong with a call that was answered (P8). Messages never quote an answer: it may hold personal data. */
final class Answers {

    private static final Set<Integer> CREDENTIALS = Set.of(401, 403);
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    /** P8.1: a failed login in the server, busy sessions, a server error. */
    private static final Set<Integer> PASSING_CODES = Set.of(10009, 10400, 10402, 11000);

    private Answers() {}

    /**
     * {@return why a call was refused}
     *
     * @param call the call
     * @param answer with a status other than 2xx
     */
    static XelionChatException refusal(HttpCall call, HttpAnswer answer) {
        Integer code = LenientJson.parse(answer.body())
                .map(json -> json.at("errorCode").number())
                .orElse(null);
        boolean credentials = CREDENTIALS.contains(answer.status());
        boolean retryable =
                PASSING_CODES.contains(code == null ? 0 : code) || !credentials && PASSING.contains(answer.status());
        CallFailure failure = new CallFailure(
                call.operation(),
                call.sessionId(),
                answer.status(),
                code,
                retryable,
                answer.retryAfter(),
                answer.body().isEmpty() ? null : answer.body());
        String what = "HTTP status " + answer.status() + (code == null ? "" : ", Xelion's error " + code);
        return credentials
                ? new XelionAuthenticationException(
                        call.operation() + " failed: Xelion refuses the credentials (" + what + ")", failure)
                : new XelionChatException(call.operation() + " failed: Xelion answered with " + what, failure);
    }

    /**
     * {@return that an answer has not the form it must have}
     *
     * @param call the call
     * @param answer its answer
     * @param expected what it must be
     */
    static XelionProtocolException malformed(HttpCall call, HttpAnswer answer, String expected) {
        return new XelionProtocolException(
                call.operation() + " failed: the answer must be " + expected,
                new CallFailure(call.operation(), call.sessionId(), answer.status(), null, false, null, answer.body()));
    }
}

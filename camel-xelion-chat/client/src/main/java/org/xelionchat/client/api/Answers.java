package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.ERROR_CODE;

import java.util.Set;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;

/** Tells what went wrong with a call that was answered (P8). Messages never quote an answer: it may hold personal data. */
final class Answers {

    private static final Set<Integer> CREDENTIALS = Set.of(401, 403);
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    private Answers() {}

    /**
     * {@return Xelion's code for what went wrong; null where the answer has none}
     *
     * @param answer with a status other than 2xx
     */
    static Integer errorCode(HttpAnswer answer) {
        return LenientJson.parse(answer.body())
                .map(json -> json.at(ERROR_CODE).number())
                .orElse(null);
    }

    /**
     * {@return why a call was refused}
     *
     * @param call the call
     * @param answer with a status other than 2xx
     */
    static XelionChatException refusal(HttpCall call, HttpAnswer answer) {
        return refusal(call, answer, answer.body().isEmpty() ? null : answer.body());
    }

    /**
     * {@return why a call was refused, without a word of the answer, which may repeat a secret}
     *
     * @param call the call
     * @param answer with a status other than 2xx
     */
    static XelionChatException silentRefusal(HttpCall call, HttpAnswer answer) {
        return refusal(call, answer, null);
    }

    private static XelionChatException refusal(HttpCall call, HttpAnswer answer, String quoted) {
        Integer code = errorCode(answer);
        // P8.1: the code decides, where there is one that says anything
        boolean passing = ErrorCodes.isPassing(code);
        boolean credentials =
                !passing && (CREDENTIALS.contains(answer.status()) || code != null && ErrorCodes.isOfCredentials(code));
        CallFailure failure = new CallFailure(
                call.operation(),
                call.sessionId(),
                answer.status(),
                code,
                passing || !credentials && PASSING.contains(answer.status()),
                answer.retryAfter(),
                quoted);
        String meaning = ErrorCodes.meaning(code);
        String what = (meaning == null ? "" : meaning + ", ") + "HTTP status " + answer.status()
                + (code == null ? "" : ", Xelion's error " + code);
        if (credentials) {
            return new XelionAuthenticationException(
                    call.operation() + " failed: Xelion refuses the credentials (" + what + ")", failure);
        }
        String message = call.operation() + " failed: Xelion answered with " + what;
        return code != null && code == ErrorCodes.NO_ATTACHMENTS
                ? new UnsupportedChatOperationException(message, failure)
                : new XelionChatException(message, failure);
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

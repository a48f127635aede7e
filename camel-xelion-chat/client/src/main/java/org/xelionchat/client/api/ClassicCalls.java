package org.xelionchat.client.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.Failures;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionConnectionException.Reached;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;

/** Makes calls under the connection's login. A call that was answered with 401 did not act: it is repeated once. */
final class ClassicCalls {

    private static final int UNAUTHORIZED = 401;

    private final ClassicSession session;
    private final Function<HttpCall, CompletableFuture<HttpAnswer>> calls;

    /**
     * @param session the login
     * @param calls sends a call
     */
    ClassicCalls(ClassicSession session, Function<HttpCall, CompletableFuture<HttpAnswer>> calls) {
        this.session = session;
        this.calls = calls;
    }

    /**
     * {@return the answer; fails with a {@link XelionChatException} as it is}
     *
     * @param call what to do, without authorization
     */
    CompletableFuture<HttpAnswer> send(HttpCall call) {
        CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
        attempt(call, session.token(), true).whenComplete((answer, failure) -> {
            if (failure == null) {
                result.complete(answer);
            } else {
                result.completeExceptionally(Failures.unwrap(failure));
            }
        });
        return result;
    }

    private CompletableFuture<HttpAnswer> attempt(HttpCall call, CompletableFuture<ClassicToken> token, boolean first) {
        return token.exceptionallyCompose(failure -> CompletableFuture.failedFuture(notSent(call, failure)))
                .thenCompose(given -> {
                    AtomicReference<ClassicToken> used = new AtomicReference<>(given);
                    // a retry by the transport takes the token of the day
                    HttpCall authorized = call.withAuthorization(
                            () -> used.updateAndGet(session::newest).header());
                    return calls.apply(authorized)
                            .thenCompose(answer -> first && isOfToken(answer)
                                    ? attempt(call, session.replace(used.get()), false)
                                    : CompletableFuture.completedFuture(answer));
                });
    }

    private static boolean isOfToken(HttpAnswer answer) {
        return !answer.succeeded()
                && (answer.status() == UNAUTHORIZED || ErrorCodes.isOfToken(Answers.errorCode(answer)));
    }

    /** Without a login nothing is sent, whatever became of the login itself. */
    private static XelionChatException notSent(HttpCall call, Throwable cause) {
        Throwable failure = Failures.unwrap(cause);
        String message = call.operation() + " was not sent: " + failure.getMessage();
        if (!(failure instanceof XelionChatException known)) {
            return new XelionConnectionException(
                    call.operation() + " was not sent: the credentials cannot be read ("
                            + failure.getClass().getSimpleName() + ")",
                    CallFailure.withoutAnswer(call.operation(), call.sessionId(), false),
                    Reached.NOTHING,
                    null);
        }
        CallFailure reason = known.failure();
        CallFailure told = new CallFailure(
                call.operation(),
                call.sessionId(),
                reason.httpStatus(),
                reason.errorCode(),
                reason.retryable(),
                reason.retryAfter(),
                null);
        return known instanceof XelionAuthenticationException
                ? new XelionAuthenticationException(message, told, known)
                : new XelionConnectionException(message, told, Reached.NOTHING, known);
    }
}

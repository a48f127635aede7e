package org.xelionchat.client.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;

/** Sends calls and reads what is answered to them. */
final class AnsweredCalls {

    private final Function<HttpCall, CompletableFuture<HttpAnswer>> calls;

    /**
     * @param calls sends one
     */
    AnsweredCalls(Function<HttpCall, CompletableFuture<HttpAnswer>> calls) {
        this.calls = calls;
    }

    /**
     * {@return what the call's answer says: a future of its own, so that a failure reaches whoever waits as it is, not
     * wrapped}
     *
     * @param <T> of the result
     * @param call what to do
     * @param reader reads the answer to a call that succeeded
     */
    <T> CompletableFuture<T> send(HttpCall call, Function<HttpAnswer, T> reader) {
        CompletableFuture<T> result = new CompletableFuture<>();
        calls.apply(call).whenComplete((answer, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (!answer.succeeded()) {
                result.completeExceptionally(Answers.refusal(call, answer));
            } else {
                read(answer, reader, result);
            }
        });
        return result;
    }

    private static <T> void read(HttpAnswer answer, Function<HttpAnswer, T> reader, CompletableFuture<T> result) {
        T value;
        try {
            value = reader.apply(answer);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
            return;
        }
        result.complete(value);
    }

    /**
     * {@return the object that an answer must be}
     *
     * @param call the call
     * @param answer its answer
     * @param expected what it must be
     */
    static LenientJson object(HttpCall call, HttpAnswer answer, String expected) {
        return LenientJson.parse(answer.body())
                .filter(LenientJson::isObject)
                .orElseThrow(() -> Answers.malformed(call, answer, expected));
    }

    /**
     * {@return a reader for where nothing has to be said: whatever a success says is fine (P12)}
     */
    static Function<HttpAnswer, Void> done() {
        return answer -> null;
    }
}

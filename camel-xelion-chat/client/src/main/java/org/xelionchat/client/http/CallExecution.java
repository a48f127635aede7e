package org.xelionchat.client.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionConnectionException.Reached;

/** One call from its first attempt to its last: repeats it as the rules say, and completes its future exactly once. */
final class CallExecution implements CallAttempt.Outcome {

    /** Sends requests. */
    @FunctionalInterface
    interface Sender {

        /**
         * Sends a call's request.
         *
         * @param call what to send
         * @param attempt told of everything that happens to it
         * @throws XelionChatException if the call cannot be sent as it is
         */
        void send(HttpCall call, CallAttempt attempt);
    }

    private final HttpCall call;
    private final Sender sender;
    private final RetryRules rules;
    private final ClientResources resources;
    private final Consumer<CallExecution> ended;
    private final CompletableFuture<HttpAnswer> result = new CompletableFuture<>();

    // guarded by this
    private int retries;
    private CallAttempt attempt;
    private ScheduledFuture<?> waiting;
    private boolean abandoned;
    private boolean finished;

    /**
     * @param call what to do
     * @param sender sends its requests
     * @param rules say when to repeat it
     * @param resources what to run on
     * @param ended told when it is over, before the future completes
     */
    CallExecution(
            HttpCall call, Sender sender, RetryRules rules, ClientResources resources, Consumer<CallExecution> ended) {
        this.call = call;
        this.sender = sender;
        this.rules = rules;
        this.resources = resources;
        this.ended = ended;
    }

    /**
     * {@return completes on a worker}
     */
    CompletableFuture<HttpAnswer> result() {
        return result;
    }

    /** Has a worker make an attempt. */
    void next() {
        try {
            resources.workers().execute(this::attempt);
        } catch (RejectedExecutionException e) {
            fail(Reached.NOTHING, "the client's workers were stopped", e);
        }
    }

    /** Ends the call: as failed, unless its answer is there already. */
    void abandon() {
        CallAttempt current;
        synchronized (this) {
            abandoned = true;
            current = attempt;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }
        if (current == null) {
            failAsClosed();
        } else {
            current.abandon();
        }
    }

    /** Makes an attempt on this thread. */
    void attempt() {
        CallAttempt next = new CallAttempt(resources, this);
        boolean late;
        synchronized (this) {
            late = abandoned;
            if (!late) {
                waiting = null;
                attempt = next;
            }
        }
        if (late) {
            failAsClosed();
            return;
        }
        try {
            sender.send(call, next);
        } catch (XelionChatException e) {
            finish(null, e);
        } catch (RuntimeException e) {
            fail(Reached.NOTHING, "the request could not be made", e);
        }
    }

    @Override
    public void answered(HttpAnswer answer) {
        boolean repeated;
        synchronized (this) {
            attempt = null;
            repeated = repeatAfter(rules.afterAnswer(call, answer, retries));
        }
        if (!repeated) {
            finish(answer, null);
        }
    }

    @Override
    public void failed(Reached reached, String reason, Throwable cause) {
        boolean repeated;
        synchronized (this) {
            attempt = null;
            repeated = repeatAfter(rules.afterFailure(call, reached, retries));
        }
        if (!repeated) {
            fail(reached, reason, cause);
        }
    }

    private boolean repeatAfter(Optional<Duration> delay) {
        if (delay.isEmpty() || abandoned) {
            return false;
        }
        try {
            waiting = resources.timer().schedule(this::next, delay.get().toNanos(), TimeUnit.NANOSECONDS);
            retries++;
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void failAsClosed() {
        fail(Reached.NOTHING, "the client was closed", null);
    }

    private void fail(Reached reached, String reason, Throwable cause) {
        boolean retryable = call.safeToRepeat() || reached == Reached.NOTHING;
        finish(
                null,
                new XelionConnectionException(
                        call.operation() + " failed: " + reason,
                        CallFailure.withoutAnswer(call.operation(), call.sessionId(), retryable),
                        reached,
                        cause));
    }

    private void finish(HttpAnswer answer, XelionChatException failure) {
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = true;
        }
        ended.accept(this);
        try {
            resources.workers().execute(() -> complete(answer, failure));
        } catch (RejectedExecutionException e) {
            // nobody else is left to tell
            complete(answer, failure);
        }
    }

    private void complete(HttpAnswer answer, XelionChatException failure) {
        if (failure == null) {
            result.complete(answer);
        } else {
            result.completeExceptionally(failure);
        }
    }
}

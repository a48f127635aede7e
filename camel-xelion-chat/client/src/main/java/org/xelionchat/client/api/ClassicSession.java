package org.xelionchat.client.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.Failures;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionConnectionException.Reached;

/**
 * The one login that all calls of a connection share: made when it is first needed, renewed in time, replaced when it is
 * refused. However many calls need a new token at the same time, one is asked for. Tokens are in memory only.
 */
final class ClassicSession {

    private static final Logger LOG = LoggerFactory.getLogger(ClassicSession.class);

    /** A logout may not delay the end of a program by more than this. */
    private static final Duration GOOD_BYE = Duration.ofSeconds(2);

    private final ClassicLogin login;
    private final ClientResources resources;

    // guarded by this
    private ClassicToken token;
    private ClassicToken refused;
    private CompletableFuture<ClassicToken> pending;
    private Future<?> renewal;
    private boolean closed;

    /**
     * @param login logs in, renews and logs out
     * @param resources tell the time, and when it is time to renew
     */
    ClassicSession(ClassicLogin login, ClientResources resources) {
        this.login = login;
        this.resources = resources;
    }

    /**
     * {@return a token, logging in where there is none}
     */
    CompletableFuture<ClassicToken> token() {
        return replace(null);
    }

    /**
     * A call was answered with 401.
     *
     * @param old the token that it was made with; null for none
     * @return another one: the next that is there already, or else a renewed one, or one of a new login
     */
    CompletableFuture<ClassicToken> replace(ClassicToken old) {
        Request request;
        synchronized (this) {
            if (token != null && token != old) {
                return CompletableFuture.completedFuture(token);
            }
            if (token != null) {
                refused = token;
                token = null;
            }
            request = request();
        }
        return request.made();
    }

    /**
     * {@return the newest token that is believed to be good, else the given one}
     *
     * @param other what to use where there is none
     */
    synchronized ClassicToken newest(ClassicToken other) {
        return token == null ? other : token;
    }

    /**
     * {@return a token that was given just now: proof of good credentials}
     */
    CompletableFuture<ClassicToken> renewed() {
        Request request;
        synchronized (this) {
            request = request();
        }
        return request.made();
    }

    /** A new token, asked for once for all who want one now; guarded by this. */
    private Request request() {
        if (pending != null) {
            return new Request(null, pending);
        }
        CompletableFuture<ClassicToken> asked = new CompletableFuture<>();
        if (closed) {
            asked.completeExceptionally(new XelionConnectionException(
                    "login failed: the client was closed",
                    CallFailure.withoutAnswer("login", null, false),
                    Reached.NOTHING,
                    null));
            return new Request(null, asked);
        }
        pending = asked;
        cancelRenewal();
        ClassicToken old = token == null ? refused : token;
        return new Request(() -> ask(old), asked);
    }

    /** What is to be asked outside of the lock, by whoever was first. */
    private final class Request {

        private final Supplier<CompletableFuture<ClassicToken>> question;
        private final CompletableFuture<ClassicToken> answer;

        private Request(Supplier<CompletableFuture<ClassicToken>> question, CompletableFuture<ClassicToken> answer) {
            this.question = question;
            this.answer = answer;
        }

        private CompletableFuture<ClassicToken> made() {
            if (question != null) {
                question.get().whenComplete(this::answered);
            }
            return answer;
        }

        private void answered(ClassicToken given, Throwable failure) {
            settled(given);
            if (failure == null) {
                answer.complete(given);
            } else {
                answer.completeExceptionally(Failures.unwrap(failure));
            }
        }
    }

    private synchronized void settled(ClassicToken given) {
        pending = null;
        if (given != null) {
            token = given;
            refused = null;
            renewIn(RenewalTime.after(given.validUntil(), resources.clock().instant()));
        } else if (token != null) {
            // not refused so far; otherwise the next call asks for another one
            renewIn(RenewalTime.afterFailure());
        }
    }

    private CompletableFuture<ClassicToken> ask(ClassicToken old) {
        if (old == null || old.renewalToken() == null) {
            return guarded(() -> login.login(old));
        }
        return guarded(() -> login.renew(old)).exceptionallyCompose(failure -> {
            if (!ClassicLogin.isRefusal(failure)) {
                return CompletableFuture.failedFuture(Failures.unwrap(failure));
            }
            LOG.debug("The renewal of a login was refused, logging in again");
            unrenewable(old);
            return login.login(old);
        });
    }

    /** A renewal token that was refused is not tried again. */
    private synchronized void unrenewable(ClassicToken old) {
        if (refused == old) {
            refused = old.unrenewable();
        } else if (token == old) {
            token = old.unrenewable();
        }
    }

    private static CompletableFuture<ClassicToken> guarded(Supplier<CompletableFuture<ClassicToken>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            // the supplier of a secret may be anybody's
            return CompletableFuture.failedFuture(e);
        }
    }

    private void renewIn(Duration delay) {
        if (closed) {
            return;
        }
        try {
            renewal = resources.timer().schedule(this::renewed, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the client's end: nobody needs the token any more
            renewal = null;
        }
    }

    private void cancelRenewal() {
        if (renewal != null) {
            renewal.cancel(false);
            renewal = null;
        }
    }

    /**
     * Logs out, where there is a login; none is made afterwards.
     *
     * @return completes when that was answered, or after a moment; never fails
     */
    CompletableFuture<Void> close() {
        CompletableFuture<ClassicToken> last;
        synchronized (this) {
            closed = true;
            cancelRenewal();
            last = pending == null ? CompletableFuture.completedFuture(token) : pending;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        last.thenCompose(held -> held == null ? CompletableFuture.completedFuture(null) : login.logout(held))
                .whenComplete((answer, failure) -> done.complete(null));
        if (!done.isDone()) {
            try {
                resources.timer().schedule(() -> done.complete(null), GOOD_BYE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                done.complete(null);
            }
        }
        return done;
    }
}

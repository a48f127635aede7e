package org.xelionchat.client.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.HttpResponseBodyPart;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.netty.request.NettyRequest;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionConnectionException.Reached;

/**
 * One request and its answer. Knows at each moment how far it has come, so that a failure can tell whether the server may
 * have acted: the step from "nothing was sent" to "sent" is taken before the first byte, and a request that was given up
 * before it is never sent afterwards.
 */
final class CallAttempt implements AsyncHandler<Void> {

    /** So that no answer can exhaust the memory. */
    static final int LONGEST_ANSWER = 16 << 20;

    private static final String HIDDEN = "***";

    /** Told how an attempt went: exactly one call of exactly one method, by an I/O thread, the timer or a worker. */
    interface Outcome {

        /**
         * The whole answer arrived.
         *
         * @param answer of any status
         */
        void answered(HttpAnswer answer);

        /**
         * No answer came.
         *
         * @param reached how far the call had come
         * @param reason for people
         * @param cause may be null
         */
        void failed(Reached reached, String reason, Throwable cause);
    }

    private enum Stage {
        CONNECTING,
        SENT,
        /** The connection may serve another call from here on: it must not be dropped any more. */
        ANSWERED,
        DONE,
        GIVEN_UP
    }

    private final ClientResources resources;
    private final Outcome outcome;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CONNECTING);
    private AnswerBody body = new AnswerBody();
    private volatile String hidden;
    private volatile XelionChatSettings settings;
    private int status;
    private Duration retryAfter;
    private boolean pooled;
    private volatile boolean tunnelling;
    private volatile Channel channel;
    private volatile ListenableFuture<Void> future;
    private volatile ScheduledFuture<?> connectTimer;

    /**
     * @param resources what to run on
     * @param outcome told how it went
     */
    CallAttempt(ClientResources resources, Outcome outcome) {
        this.resources = resources;
        this.outcome = outcome;
    }

    /**
     * Sends the request.
     *
     * @param request sends it, with the time-out of a request set
     * @param secret what must not show in the answer to a refused call, or null
     * @param patience how long it may take
     */
    void start(Supplier<ListenableFuture<Void>> request, String secret, XelionChatSettings patience) {
        hidden = secret;
        settings = patience;
        try {
            if (stage.get() == Stage.CONNECTING) {
                future = request.get();
            }
            Stage reached = stage.get();
            if (reached == Stage.GIVEN_UP) {
                drop();
            } else if (reached == Stage.CONNECTING && pooled) {
                failWhenItHasDied(channel);
            }
        } catch (RuntimeException e) {
            fail(Reached.NOTHING, "the request could not be made", e);
        }
    }

    /** Gives the attempt up, unless the answer is there already. */
    void abandon() {
        fail(Reached.BROKEN, "the client was closed", null);
    }

    /** There is no connection to use again. */
    @Override
    public void onHostnameResolutionAttempt(String name) {
        try {
            connectTimer = resources
                    .timer()
                    .schedule(this::noConnection, settings.connectTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            fail(Reached.NOTHING, "the client's timer was stopped", e);
        }
    }

    private void noConnection() {
        if (stage.get() == Stage.CONNECTING) {
            fail(
                    Reached.TIMED_OUT,
                    "no connection within " + settings.connectTimeout().toMillis() + " ms",
                    null);
        }
    }

    @Override
    public void onTcpConnectSuccess(InetSocketAddress remoteAddress, Channel connection) {
        connected(connection);
    }

    @Override
    public void onConnectionPooled(Channel connection) {
        pooled = true;
        connected(connection);
    }

    /**
     * A pooled connection may die in the hands of AsyncHttpClient, which then neither sends nor says so: without this the
     * call would wait for its time-out. Two steps later, because what AsyncHttpClient does say comes one step later.
     */
    private void failWhenItHasDied(Channel connection) {
        connection.closeFuture().addListener(died -> connection
                .eventLoop()
                .execute(() -> connection.eventLoop().execute(this::diedUnused)));
    }

    private void diedUnused() {
        if (stage.get() == Stage.CONNECTING) {
            fail(Reached.NOTHING, "the connection broke before the request was sent", null);
        }
    }

    private void connected(Channel connection) {
        channel = connection;
        if (stage.get() == Stage.GIVEN_UP) {
            Connections.cut(connection);
        }
    }

    @Override
    public void onRequestSend(NettyRequest request) {
        // a proxy is asked for a tunnel first: that is not our call yet
        tunnelling = HttpMethod.CONNECT.equals(request.getHttpRequest().method());
        if (tunnelling) {
            return;
        }
        if (stage.compareAndSet(Stage.CONNECTING, Stage.SENT)) {
            cancelConnectTimer();
        } else {
            // before AsyncHttpClient writes, so nothing is written; an exception would be logged
            Connections.cut(channel);
        }
    }

    @Override
    public State onStatusReceived(HttpResponseStatus answer) {
        if (tunnelling) {
            fail(Reached.NOTHING, "the proxy answered with HTTP status " + answer.getStatusCode(), null);
            return State.ABORT;
        }
        status = answer.getStatusCode();
        return State.CONTINUE;
    }

    @Override
    public State onHeadersReceived(HttpHeaders headers) {
        retryAfter = RetryAfter.parse(headers.get(HttpHeaderNames.RETRY_AFTER), resources.clock());
        return State.CONTINUE;
    }

    @Override
    public State onBodyPartReceived(HttpResponseBodyPart part) {
        if (body.length() + part.length() > LONGEST_ANSWER) {
            fail(Reached.BROKEN, "the answer is longer than " + LONGEST_ANSWER + " bytes", null);
            return State.ABORT;
        }
        body.add(part.getBodyPartBytes());
        if (!part.isLast()) {
            return State.CONTINUE;
        }
        return stage.compareAndSet(Stage.SENT, Stage.ANSWERED) ? State.CONTINUE : State.ABORT;
    }

    @Override
    public Void onCompleted() {
        answer();
        return null;
    }

    @Override
    public void onThrowable(Throwable cause) {
        if (answer()) {
            return;
        }
        if (cause instanceof TimeoutException) {
            fail(
                    Reached.TIMED_OUT,
                    "no answer within " + settings.requestTimeout().toMillis() + " ms",
                    null);
        } else {
            fail(Reached.BROKEN, reason(cause), cause);
        }
    }

    private String reason(Throwable cause) {
        return stage.get() == Stage.CONNECTING ? "no connection: " + cause.getMessage() : "the connection broke";
    }

    private boolean answer() {
        if (!stage.compareAndSet(Stage.ANSWERED, Stage.DONE)) {
            return false;
        }
        outcome.answered(new HttpAnswer(status, text(), retryAfter));
        return true;
    }

    /** A server may well quote in an error what it was sent. */
    private String text() {
        String text = body.text();
        // a timer may hold its cancelled tasks, and so this, until they were due
        body = null;
        boolean hides = status >= 300 && hidden != null && !hidden.isBlank();
        return hides ? text.replace(hidden, HIDDEN).replace(withoutScheme(hidden), HIDDEN) : text;
    }

    /** Classic has a scheme before the token, which alone is worth as much. */
    private static String withoutScheme(String authorization) {
        return authorization.substring(authorization.stripTrailing().lastIndexOf(' ') + 1);
    }

    private void fail(Reached sent, String reason, Throwable cause) {
        Stage before = stage.getAndUpdate(now -> now == Stage.CONNECTING || now == Stage.SENT ? Stage.GIVEN_UP : now);
        if (before == Stage.CONNECTING || before == Stage.SENT) {
            drop();
            outcome.failed(before == Stage.CONNECTING ? Reached.NOTHING : sent, reason, cause);
        }
    }

    private void drop() {
        cancelConnectTimer();
        ListenableFuture<Void> pending = future;
        if (pending != null) {
            pending.cancel(true);
        }
        Connections.cut(channel);
    }

    private void cancelConnectTimer() {
        ScheduledFuture<?> timer = connectTimer;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}

package org.xelionchat.client.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.CodecException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.ws.WebSocket;
import org.asynchttpclient.ws.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionConnectionException.Reached;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventSocketListener;

/**
 * One socket on AsyncHttpClient. Once it is open, its I/O thread alone talks to the listener. Before, nothing but the end
 * of the attempt is told; whoever ends it has the timer's thread tell, so that no call of a method of this class runs into
 * the listener.
 */
final class AhcEventSocket implements EventSocket, WebSocketListener {

    /** What failures name as the operation. */
    static final String OPERATION = "events";

    private static final Logger LOG = LoggerFactory.getLogger(AhcEventSocket.class);
    private static final int HIGHEST_STATUS = 599;
    private static final int NORMAL = 1000;
    private static final int NO_CODE = 1005;
    private static final int ABNORMAL = 1006;
    private static final Duration GOOD_BYE = Duration.ofSeconds(2);

    private enum Stage {
        CONNECTING,
        OPEN,
        /** Left by this side: the listener hears of nothing but the end. */
        CLOSING,
        CLOSED
    }

    private final AhcEventTransport transport;
    private final EventSocketListener listener;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CONNECTING);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile ScheduledFuture<?> guard;
    private volatile ListenableFuture<?> handshake;
    private volatile Channel channel;
    private volatile WebSocket webSocket;

    /**
     * @param transport opens connections
     * @param listener told of everything
     */
    AhcEventSocket(AhcEventTransport transport, EventSocketListener listener) {
        this.transport = transport;
        this.listener = listener;
    }

    /**
     * Starts the attempt.
     *
     * @param url the address
     * @param timeout until the handshake's answer
     */
    void open(URI url, Duration timeout) {
        transport.opening(this);
        try {
            guard = transport
                    .resources()
                    .timer()
                    .schedule(() -> tooLate(timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
            // a name is resolved there, which may block
            transport.resources().workers().execute(() -> connect(url));
        } catch (RejectedExecutionException e) {
            refuse(failure("the client's threads were stopped", null, Reached.NOTHING, e));
        }
    }

    private void connect(URI url) {
        if (stage.get() != Stage.CONNECTING) {
            // ended before its guard was set
            cancelGuard();
            return;
        }
        try {
            handshake = transport.handshake(url, new EventSocketHandshake(this));
        } catch (RuntimeException e) {
            // its message may quote the address
            refuse(failure(
                    "no request could be made (" + e.getClass().getSimpleName() + ")", null, Reached.NOTHING, null));
        }
        if (stage.get() == Stage.CLOSED) {
            giveUp();
        }
    }

    private void tooLate(Duration timeout) {
        refuse(failure(
                "no answer to the handshake within " + timeout.toMillis() + " ms", null, Reached.TIMED_OUT, null));
    }

    /**
     * The handshake was answered, but not granted.
     *
     * @param status the HTTP status
     */
    void refused(int status) {
        boolean http = status <= HIGHEST_STATUS;
        refuse(failure(
                http ? "the handshake was answered with HTTP status " + status : "the answer was no HTTP",
                http ? status : null,
                Reached.BROKEN,
                null));
    }

    /**
     * Ends an attempt; an open socket is left alone.
     *
     * @param cause why, or null where this side wanted it
     */
    void refuse(Throwable cause) {
        if (!stage.compareAndSet(Stage.CONNECTING, Stage.CLOSED)) {
            return;
        }
        giveUp();
        transport.ended(this);
        try {
            transport.resources().timer().execute(() -> tellClosed(ABNORMAL, cause));
        } catch (RejectedExecutionException e) {
            tellClosed(ABNORMAL, cause);
        }
    }

    private void giveUp() {
        cancelGuard();
        ListenableFuture<?> pending = handshake;
        if (pending != null) {
            pending.cancel(true);
        }
        drop();
    }

    /**
     * There is a connection; the handshake is yet to come.
     *
     * @param connection the connection
     */
    void connected(Channel connection) {
        channel = connection;
        connection.closeFuture().addListener(closed -> afterWhatIsBeingTold(connection));
        if (stage.get() == Stage.CLOSED) {
            drop();
        }
    }

    /**
     * AsyncHttpClient closes first and says why afterwards, within the same step. In a later one it may ask again, where
     * it is set up to; but an address may serve once only.
     */
    private void afterWhatIsBeingTold(Channel connection) {
        try {
            connection.eventLoop().execute(this::disconnected);
        } catch (RejectedExecutionException e) {
            disconnected();
        }
    }

    private void disconnected() {
        refuse(failure("the connection was closed before the handshake was answered", null, Reached.BROKEN, null));
        end(ABNORMAL, null);
    }

    @Override
    public void onOpen(WebSocket opened) {
        webSocket = opened;
        cancelGuard();
        if (stage.compareAndSet(Stage.CONNECTING, Stage.OPEN)) {
            tell(listener::onOpen);
        } else {
            drop();
        }
    }

    @Override
    public void onTextFrame(String payload, boolean finalFragment, int rsv) {
        if (stage.get() == Stage.OPEN) {
            tell(() -> listener.onText(payload));
        }
    }

    @Override
    public void onBinaryFrame(byte[] payload, boolean finalFragment, int rsv) {
        active();
    }

    @Override
    public void onPongFrame(byte[] payload) {
        active();
    }

    /** AsyncHttpClient leaves the answer to its user. */
    @Override
    public void onPingFrame(byte[] payload) {
        // whoever pings without reading answers gets none, instead of filling our memory
        if (channel.isWritable()) {
            webSocket.sendPongFrame(payload);
        }
        active();
    }

    private void active() {
        if (stage.get() == Stage.OPEN) {
            tell(listener::onActivity);
        }
    }

    @Override
    public void onClose(WebSocket closed, int code, String reason) {
        if (stage.get() == Stage.OPEN) {
            // AsyncHttpClient closes without the answer that the protocol asks for
            closed.sendCloseFrame(code < NORMAL || code == NO_CODE || code == ABNORMAL ? NORMAL : code, null);
        }
        end(code < 0 ? NO_CODE : code, null);
    }

    @Override
    public void onError(Throwable cause) {
        // a frame that cannot be read may come with the answer
        boolean unreadable = cause instanceof CodecException;
        refuse(unreadable ? unreadable(cause) : notConnected(cause));
        end(ABNORMAL, unreadable ? unreadable(cause) : broken(cause));
    }

    private void end(int code, Throwable cause) {
        Stage before = stage.getAndUpdate(now -> now == Stage.CONNECTING ? now : Stage.CLOSED);
        if (before == Stage.OPEN || before == Stage.CLOSING) {
            transport.ended(this);
            tellClosed(code, cause);
        }
    }

    @Override
    public void ping() {
        if (stage.get() == Stage.OPEN) {
            webSocket.sendPingFrame();
        }
    }

    @Override
    public void send(String text) {
        if (stage.get() == Stage.OPEN) {
            webSocket.sendTextFrame(text);
        }
    }

    @Override
    public void close() {
        refuse(null);
        if (stage.compareAndSet(Stage.OPEN, Stage.CLOSING)) {
            webSocket.sendCloseFrame(NORMAL, null);
            try {
                guard = transport.resources().timer().schedule(this::drop, GOOD_BYE.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                drop();
            }
        }
    }

    @Override
    public void abort() {
        refuse(null);
        stage.compareAndSet(Stage.OPEN, Stage.CLOSING);
        drop();
    }

    private void drop() {
        Connections.cut(channel);
    }

    private void cancelGuard() {
        ScheduledFuture<?> timer = guard;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void tellClosed(int code, Throwable cause) {
        cancelGuard();
        tell(() -> listener.onClosed(code, cause));
        ended.complete(null);
    }

    /**
     * {@return completes when the listener has been told of the end}
     */
    CompletableFuture<Void> ended() {
        return ended;
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener of an event socket failed", e);
        }
    }

    private static XelionConnectionException failure(String reason, Integer status, Reached reached, Throwable cause) {
        return new XelionConnectionException(
                "The event socket was not opened: " + reason,
                new CallFailure(OPERATION, null, status, null, true, null, null),
                reached,
                cause);
    }

    private static XelionConnectionException notConnected(Throwable cause) {
        return failure("no connection: " + cause.getMessage(), null, Reached.NOTHING, cause);
    }

    private static XelionConnectionException broken(Throwable cause) {
        return new XelionConnectionException(
                "The event socket broke: " + cause.getMessage(),
                CallFailure.withoutAnswer(OPERATION, null, true),
                Reached.BROKEN,
                cause);
    }

    private static XelionProtocolException unreadable(Throwable cause) {
        return new XelionProtocolException(
                "The event socket was closed: it received what cannot be read",
                CallFailure.withoutAnswer(OPERATION, null, true),
                cause);
    }
}

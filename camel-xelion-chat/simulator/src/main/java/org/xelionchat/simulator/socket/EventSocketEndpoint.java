package org.xelionchat.simulator.socket;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.fault.Faults;
import org.xelionchat.simulator.fault.HandshakeFault;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.PollingWatch;
import org.xelionchat.simulator.journal.RecordedCall;
import org.xelionchat.simulator.journal.RecordedHeaders;
import org.xelionchat.simulator.journal.SocketJournal;
import org.xelionchat.simulator.journal.TokenCheck;
import org.xelionchat.simulator.socket.EventUrls.Use;
import org.xelionchat.simulator.socket.EventUrls.Verdict;
import org.xnio.IoUtils;

/** Opens event sockets (P5.1). Runs on the I/O thread. */
public final class EventSocketEndpoint implements HttpHandler, ClientFrames.Received {

    private static final Logger LOG = LoggerFactory.getLogger(EventSocketEndpoint.class);

    private final ChatState state;
    private final EventUrls urls;
    private final EventSockets sockets;
    private final CallJournal calls;
    private final SocketJournal journal;
    private final PollingWatch polling;
    private final Faults faults;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    /**
     * Creates it.
     *
     * @param state the chats
     * @param urls knows which URLs are good
     * @param sockets where open sockets belong
     * @param calls takes handshakes down
     * @param journal takes sockets down
     * @param polling told of every connect
     * @param faults what goes wrong
     * @param timer for late answers
     * @param clock what time it is
     */
    public EventSocketEndpoint(
            ChatState state,
            EventUrls urls,
            EventSockets sockets,
            CallJournal calls,
            SocketJournal journal,
            PollingWatch polling,
            Faults faults,
            ScheduledExecutorService timer,
            Clock clock) {
        this.state = state;
        this.urls = urls;
        this.sockets = sockets;
        this.calls = calls;
        this.journal = journal;
        this.polling = polling;
        this.faults = faults;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Use use = urls.use(exchange.getRequestURI());
        CallJournal.Entry call = calls.received(recorded(exchange, use.sessionId()));
        LOG.debug("{}", call.call());
        if (!exchange.getRequestHeaders().contains(Headers.SEC_WEB_SOCKET_KEY)) {
            call.unexpected("An event URL is for a WebSocket");
            refuse(exchange, call, 400);
            return;
        }
        Optional<String> wrong = whatIsWrong(use, call);
        if (wrong.isPresent()) {
            shutAtOnce(exchange, call, wrong.get());
            return;
        }
        SocketJournal.Handshake handshake = journal.handshake(use.sessionId());
        Optional<HandshakeFault> fault = faults.strikesHandshake(use.sessionId());
        if (fault.isEmpty()) {
            accept(exchange, call, use.audience(), handshake);
        } else {
            strike(fault.get(), exchange, call, use.audience(), handshake);
        }
    }

    private Optional<String> whatIsWrong(Use use, CallJournal.Entry call) {
        if (use.verdict() == Verdict.USED_BEFORE) {
            // P12: ask for a new URL before every connect
            call.unexpected("Event URL used twice");
            return Optional.of("URL has been used");
        }
        if (use.verdict() == Verdict.UNKNOWN) {
            return Optional.of("URL is not known");
        }
        if (use.verdict() == Verdict.TOO_OLD) {
            return Optional.of("URL has expired");
        }
        if (use.audience() instanceof Audience.OfSession of) {
            Optional<SimulatedSession> session = state.session(of.sessionId());
            if (session.isEmpty() || session.get().ended()) {
                // Assumed: as for any other URL that is no longer good
                return Optional.of("Chat session has ended");
            }
        }
        return Optional.empty();
    }

    private void strike(
            HandshakeFault fault,
            HttpServerExchange exchange,
            CallJournal.Entry call,
            Audience audience,
            SocketJournal.Handshake handshake)
            throws Exception {
        if (fault instanceof HandshakeFault.Refused refused) {
            handshake.over();
            refuse(exchange, call, refused.status());
        } else if (fault instanceof HandshakeFault.Expired) {
            handshake.over();
            shutAtOnce(exchange, call, "URL has expired");
        } else if (fault instanceof HandshakeFault.Dropped) {
            later(exchange, () -> {
                handshake.over();
                IoUtils.safeClose(exchange.getConnection());
            });
        } else if (fault instanceof HandshakeFault.Hanging) {
            later(exchange, () -> ConnectionTap.keepWaiting(exchange, handshake::over));
        } else if (fault instanceof HandshakeFault.Late late) {
            later(exchange, () -> {
                ConnectionTap.keepWaiting(exchange, handshake::over);
                timer.schedule(
                        () -> exchange.dispatch(exchange.getIoThread(), waiting -> {
                            ConnectionTap.of(waiting).releaseReads();
                            accept(waiting, call, audience, handshake);
                        }),
                        late.delay().toNanos(),
                        TimeUnit.NANOSECONDS);
            });
        } else if (fault instanceof HandshakeFault.Carrying carrying) {
            acceptWith(carrying, exchange, call, audience, handshake);
        }
    }

    private void acceptWith(
            HandshakeFault.Carrying carrying,
            HttpServerExchange exchange,
            CallJournal.Entry call,
            Audience audience,
            SocketJournal.Handshake handshake)
            throws Exception {
        EventSocket socket = register(exchange, audience, handshake);
        if (audience instanceof Audience.OfSession of) {
            state.session(of.sessionId()).ifPresent(carrying.happening());
        } else {
            socket.atFirstSubscription(carrying.happening());
        }
        ConnectionTap tap = ConnectionTap.of(exchange);
        tap.holdWrites();
        // behind everything that the events above have asked the I/O thread to do
        upgrade(exchange, call, channel -> {
            opened(socket, channel);
            channel.getIoThread().execute(tap::releaseWrites);
        });
    }

    private void accept(
            HttpServerExchange exchange, CallJournal.Entry call, Audience audience, SocketJournal.Handshake handshake)
            throws Exception {
        EventSocket socket = register(exchange, audience, handshake);
        upgrade(exchange, call, channel -> opened(socket, channel));
    }

    /** Before the answer goes out, so that nothing that happens after it is missed. */
    private EventSocket register(HttpServerExchange exchange, Audience audience, SocketJournal.Handshake handshake) {
        EventSocket socket = new EventSocket(
                audience,
                ((AbstractServerConnection) exchange.getConnection()).getChannel(),
                ConnectionTap.of(exchange),
                handshake.accepted(clock.instant()),
                clock,
                sockets::remove);
        sockets.add(socket);
        if (audience instanceof Audience.OfSession of) {
            carries(socket, of.sessionId());
        }
        exchange.getConnection().addCloseListener(connection -> socket.connectionClosed());
        return socket;
    }

    private boolean carries(EventSocket socket, String sessionId) {
        boolean added = socket.addSession(sessionId);
        if (added) {
            polling.connected(sessionId);
            sockets.carries(socket, sessionId);
        }
        return added;
    }

    private void opened(EventSocket socket, WebSocketChannel channel) {
        socket.opened(channel, this);
        if (!socket.isClassic()) {
            state.listening(socket.firstSessionId());
        }
    }

    @Override
    public void requests(EventSocket socket, List<NotificationRequest> requests) {
        requests.forEach(socket.subscriptions()::change);
        requests.stream()
                .filter(NotificationRequest::wanted)
                .map(NotificationRequest::oid)
                .distinct()
                .forEach(sessionId -> subscribed(socket, sessionId));
    }

    private void subscribed(EventSocket socket, String sessionId) {
        if (carries(socket, sessionId)) {
            state.listening(sessionId);
            state.session(sessionId).ifPresent(socket::subscribed);
        }
    }

    private static void shutAtOnce(HttpServerExchange exchange, CallJournal.Entry call, String text) throws Exception {
        // P5.1: a bad URL is accepted, then closed at once with an error message. Assumed: as a text frame and as the
        // close frame's reason, with "policy violation" for a code, since neither form nor code is documented.
        upgrade(exchange, call, channel -> {
            WebSockets.sendText(text, channel, null);
            WebSockets.sendClose(new CloseMessage(CloseMessage.MSG_VIOLATES_POLICY, text), channel, null);
            channel.getReceiveSetter().set(new AbstractReceiveListener() {});
            channel.resumeReceives();
        });
    }

    private static void upgrade(HttpServerExchange exchange, CallJournal.Entry call, Upgraded next) throws Exception {
        call.answered(101);
        WebSocketConnectionCallback callback = (request, channel) -> next.upgraded(channel);
        new WebSocketProtocolHandshakeHandler(callback).handleRequest(exchange);
    }

    private static void refuse(HttpServerExchange exchange, CallJournal.Entry call, int status) {
        call.answered(status);
        exchange.setStatusCode(status);
        exchange.endExchange();
    }

    @Override
    public void unexpected(EventSocket socket, String text, String why) {
        RecordedCall frame = new RecordedCall(
                Operation.EVENTS_FRAME,
                "FRAME",
                EventUrls.PREFIX,
                null,
                socket.firstSessionId(),
                Map.of(),
                TokenCheck.MISSING,
                text,
                clock.instant(),
                OptionalInt.empty(),
                Optional.of(why));
        calls.received(frame);
    }

    private RecordedCall recorded(HttpServerExchange exchange, String sessionId) {
        // P5.1: the handshake needs no token; the URL itself is the secret
        TokenCheck token =
                exchange.getRequestHeaders().contains(Headers.AUTHORIZATION) ? TokenCheck.WRONG : TokenCheck.MISSING;
        return new RecordedCall(
                Operation.OPEN_EVENTS,
                exchange.getRequestMethod().toString(),
                EventUrls.withoutSecret(exchange.getRequestURI()),
                null,
                sessionId,
                RecordedHeaders.of(exchange.getRequestHeaders(), token),
                token,
                "",
                clock.instant(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static void later(HttpServerExchange exchange, Runnable task) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, task);
    }

    private interface Upgraded {
        void upgraded(WebSocketChannel channel);
    }
}

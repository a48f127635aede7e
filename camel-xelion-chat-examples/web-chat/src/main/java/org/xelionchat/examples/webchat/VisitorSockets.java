package org.xelionchat.examples.webchat;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.undertow.UndertowConstants;
import org.apache.camel.component.undertow.UndertowConsumer;
import org.xnio.IoUtils;

/**
 * Holds the visitors' WebSockets to the limits: how many there are, how large and how frequent their messages, how long
 * they may be silent. Whoever goes beyond a limit is closed with the reason.
 */
final class VisitorSockets {

    private static final int PIECE = 4096;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Limits limits;
    private final Visitors visitors;
    private final boolean behindProxy;
    private final Clock clock;

    /** @param behindProxy whether to believe {@code X-Forwarded-For}, which anybody can send where there is no proxy */
    VisitorSockets(Limits limits, Visitors visitors, boolean behindProxy, Clock clock) {
        this.limits = limits;
        this.behindProxy = behindProxy;
        this.visitors = visitors;
        this.clock = clock;
    }

    void opened(Exchange exchange) throws UnknownHostException {
        WebSocketChannel socket = exchange.getMessage().getHeader(UndertowConstants.CHANNEL, WebSocketChannel.class);
        String connection = exchange.getMessage().getHeader(UndertowConstants.CONNECTION_KEY, String.class);
        if (visitors.connected(connection, address(exchange, socket))) {
            UndertowConsumer route = (UndertowConsumer)
                    exchange.getContext().getRoute(exchange.getFromRouteId()).getConsumer();
            socket.setIdleTimeout(limits.silence().toMillis());
            socket.getReceiveSetter().set(new Receiver(route, connection));
        } else {
            close(socket, TRY_AGAIN_LATER, "Too many connections");
        }
    }

    private InetAddress address(Exchange exchange, WebSocketChannel socket) throws UnknownHostException {
        List<String> forwarded = exchange.getMessage()
                .getHeader(UndertowConstants.EXCHANGE, WebSocketHttpExchange.class)
                .getRequestHeaders()
                .get("X-Forwarded-For");
        if (!behindProxy || forwarded == null) {
            return socket.getSourceAddress().getAddress();
        }
        // what stands before the last address was said by the visitor
        String last = forwarded.get(forwarded.size() - 1);
        return InetAddress.getByName(last.substring(last.lastIndexOf(',') + 1).strip());
    }

    void closed(Exchange exchange) {
        visitors.disconnected(exchange.getMessage().getHeader(UndertowConstants.CONNECTION_KEY, String.class));
    }

    /** Ends a connection that does not speak the page's language. */
    static void notUnderstood(Exchange exchange) {
        WebSocketChannel socket = exchange.getMessage().getHeader(UndertowConstants.CHANNEL, WebSocketChannel.class);
        close(socket, CloseMessage.MSG_CONTAINS_INVALID_DATA, "Not understood");
    }

    private static void close(WebSocketChannel socket, int code, String reason) {
        if (socket.isCloseFrameSent()) {
            return;
        }
        socket.suspendReceives();
        WebSockets.sendClose(code, reason, socket, null);
        // the reason gets a moment to arrive, what the other side goes on sending is not read any more
        socket.getIoThread().executeAfter(() -> IoUtils.safeClose(socket), 1, TimeUnit.SECONDS);
    }

    /** Hands whole text messages to the route. Undertow can bound a message too, but looks at its first piece only. */
    private final class Receiver extends AbstractReceiveListener {

        private final UndertowConsumer route;
        private final String connection;
        private double allowance = limits.burst();
        private long lastMillis = clock.millis();

        Receiver(UndertowConsumer route, String connection) {
            this.route = route;
            this.connection = connection;
        }

        @Override
        protected void onText(WebSocketChannel socket, StreamSourceFrameChannel message) {
            read(socket, message, new ByteArrayOutputStream());
        }

        @Override
        protected void onBinary(WebSocketChannel socket, StreamSourceFrameChannel message) {
            close(socket, CloseMessage.MSG_CONTAINS_INVALID_DATA, "Text only");
        }

        private void read(WebSocketChannel socket, StreamSourceFrameChannel message, ByteArrayOutputStream text) {
            try {
                ByteBuffer piece = ByteBuffer.allocate(PIECE);
                int length = message.read(piece);
                for (; length > 0 && text.size() <= limits.messageBytes(); length = message.read(piece.clear())) {
                    text.write(piece.array(), 0, length);
                }
                if (text.size() > limits.messageBytes()) {
                    message.suspendReads();
                    close(socket, CloseMessage.MSG_TOO_BIG, "Message too large");
                } else if (length == 0) {
                    message.getReadSetter().set(more -> read(socket, more, text));
                    message.resumeReads();
                } else if (mayGoOn()) {
                    route.sendMessage(connection, socket, text.toString(StandardCharsets.UTF_8));
                } else {
                    close(socket, CloseMessage.MSG_VIOLATES_POLICY, "Too many messages");
                }
            } catch (IOException e) {
                onError(socket, e);
            }
        }

        private boolean mayGoOn() {
            long now = clock.millis();
            allowance = Math.min(limits.burst(), allowance + (now - lastMillis) * limits.perSecond() / 1000d);
            lastMillis = now;
            return --allowance >= 0;
        }
    }
}

package org.xelionchat.simulator.console;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xelionchat.simulator.chat.ChangeListeners;
import org.xelionchat.simulator.chat.ChatState;
import org.xnio.IoUtils;

/**
 * The agent's console: a page where people are the agents of the simulated Xelion, and the socket behind it. Whatever
 * happens in the simulator is pushed to every open window.
 *
 * <p>There is no password. Only the page itself may open the socket, and the page may not be framed; that keeps other
 * pages in the same browser out, not other people on a network the simulator is opened to.
 */
public final class AgentConsole implements HttpHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConsolePage page = new ConsolePage();
    private final Runnable wake;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final WebSocketProtocolHandshakeHandler sockets;

    /**
     * Creates it. It costs nothing before it is first asked for something; from then on it listens to the simulator.
     *
     * @param state the simulated Xelion
     * @param listeners tell of its changes
     * @param oneByOne has one thread, which does all the console's work but reading from sockets
     */
    public AgentConsole(ChatState state, ChangeListeners listeners, ScheduledExecutorService oneByOne) {
        this(state, listeners, oneByOne, PATIENCE);
    }

    /** {@code patience}: how long an agent whose last window has gone may take to come back. */
    AgentConsole(ChatState state, ChangeListeners listeners, ScheduledExecutorService oneByOne, Duration patience) {
        ConsoleDesk desk = new ConsoleDesk(
                state,
                new Presence(state, oneByOne, patience),
                task -> listeners.afterwards(() -> oneByOne.execute(task)));
        wake = () -> oneByOne.execute(() -> {
            listeners.add(change -> oneByOne.execute(() -> desk.changed(change)));
            desk.recall();
        });
        sockets = Handlers.websocket((exchange, channel) -> ConsoleSocket.serve(channel, desk, oneByOne));
    }

    /**
     * Answers what is asked for below {@code /console}: the page, its parts, and the socket.
     *
     * @param exchange its relative path is the one below {@code /console}
     * @throws Exception if the handshake fails
     */
    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (awake.compareAndSet(false, true)) {
            wake.run();
        }
        switch (exchange.getRelativePath()) {
            case "" -> redirect(exchange);
            case "/socket" -> connect(exchange);
            default -> page.handleRequest(exchange);
        }
    }

    /** Cuts the connections of all windows, as the end of a process does. The windows try again by themselves. */
    public void cut() {
        sockets.getPeerConnections().forEach(IoUtils::safeClose);
    }

    /** The page's parts are named relative to it, so that it works below any path. */
    private static void redirect(HttpServerExchange exchange) {
        String query = exchange.getQueryString();
        exchange.setStatusCode(StatusCodes.FOUND);
        exchange.getResponseHeaders()
                .put(Headers.LOCATION, exchange.getRequestPath() + "/" + (query.isEmpty() ? "" : "?" + query));
    }

    private void connect(HttpServerExchange exchange) throws Exception {
        boolean ownPage = SameOrigin.isOwnPage(
                exchange.getRequestHeaders().getFirst(Headers.ORIGIN),
                exchange.getRequestScheme(),
                exchange.getRequestHeaders().getFirst(Headers.HOST),
                exchange.getConnection().getLocalAddress(InetSocketAddress.class));
        if (ownPage) {
            sockets.handleRequest(exchange);
        } else {
            exchange.setStatusCode(StatusCodes.FORBIDDEN);
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
            exchange.getResponseSender().send("Only the console's own page may open this socket");
        }
    }
}

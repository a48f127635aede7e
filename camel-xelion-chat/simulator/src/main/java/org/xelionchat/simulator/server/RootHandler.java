package org.xelionchat.simulator.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xelionchat.simulator.socket.EventUrls;

/**
 * Finds who answers: event sockets below {@code /websocket/}, pages that were mounted below their prefixes, and the
 * gateway API for all the rest, since it takes down what no Xelion has.
 */
public final class RootHandler implements HttpHandler {

    private final HttpHandler gatewayApi;
    private final HttpHandler eventSockets;
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();

    /**
     * Creates it.
     *
     * @param gatewayApi answers calls
     * @param eventSockets opens event sockets
     */
    public RootHandler(HttpHandler gatewayApi, HttpHandler eventSockets) {
        this.gatewayApi = gatewayApi;
        this.eventSockets = eventSockets;
    }

    /**
     * Mounts a page.
     *
     * @param prefix first segment of its paths, such as {@code /console}; {@code /} for that path alone
     * @param page answers them
     */
    public void mount(String prefix, HttpHandler page) {
        if (!prefix.matches("/[^/]*") || EventUrls.PREFIX.startsWith(prefix + "/") || prefix.equals("/portal")) {
            throw new IllegalArgumentException("A page's prefix is one free segment such as /console, not " + prefix);
        }
        pages.put(prefix, page);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestURI();
        if (path.startsWith(EventUrls.PREFIX)) {
            eventSockets.handleRequest(exchange);
            return;
        }
        int end = path.indexOf('/', 1);
        HttpHandler page = pages.get(end < 0 ? path : path.substring(0, end));
        (page == null ? gatewayApi : page).handleRequest(exchange);
    }
}

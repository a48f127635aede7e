package org.xelionchat.simulator.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.xelionchat.simulator.classic.ClassicApi;
import org.xelionchat.simulator.gateway.GatewayApi;
import org.xelionchat.simulator.socket.EventUrls;

/**
 * Finds who answers: event sockets below {@code /websocket/}, pages that were mounted below their prefixes, and the
 * APIs for all the rest, since they take down what no Xelion has.
 */
public final class RootHandler implements HttpHandler {

    private final HttpHandler gatewayApi;
    private final HttpHandler classicApi;
    private final HttpHandler eventSockets;
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();

    /**
     * Creates it.
     *
     * @param gatewayApi answers calls of the gateway API, and what nobody else answers
     * @param classicApi answers calls of the classic API
     * @param eventSockets opens event sockets
     */
    public RootHandler(HttpHandler gatewayApi, HttpHandler classicApi, HttpHandler eventSockets) {
        this.gatewayApi = gatewayApi;
        this.classicApi = classicApi;
        this.eventSockets = eventSockets;
    }

    /**
     * Mounts a page.
     *
     * @param prefix first segment of its paths, such as {@code /console}; {@code /} for that path alone
     * @param page answers them
     */
    public void mount(String prefix, HttpHandler page) {
        boolean taken = Stream.of(EventUrls.PREFIX, GatewayApi.prefix(), ClassicApi.prefix())
                .anyMatch(path -> path.startsWith(prefix + "/"));
        if (!prefix.matches("/[^/]*") || taken) {
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
        if (path.startsWith(ClassicApi.prefix())) {
            classicApi.handleRequest(exchange);
            return;
        }
        int end = path.indexOf('/', 1);
        HttpHandler page = pages.get(end < 0 ? path : path.substring(0, end));
        (page == null ? gatewayApi : page).handleRequest(exchange);
    }
}

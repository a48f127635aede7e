package org.xelionchat.simulator.console;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out the console's page: a handful of files, read once each, under a policy that lets nothing else in. */
final class ConsolePage implements HttpHandler {

    /** No inline script or style, nothing from other hosts, no framing; {@code 'self'} covers the socket too. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final Set<String> FILES = Set.of(
            "index.html",
            "console.css",
            "console.js",
            "conversation.js",
            "dom.js",
            "icon.svg",
            "link.js",
            "sessions.js",
            "typing.js");

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        String name = path.equals("/") ? "index.html" : path.substring(1);
        if (!FILES.contains(name)) {
            exchange.setStatusCode(StatusCodes.NOT_FOUND);
            return;
        }
        if (!exchange.getRequestMethod().equals(Methods.GET)
                && !exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
            return;
        }
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(HttpString.tryFromString("Content-Security-Policy"), POLICY)
                .put(HttpString.tryFromString("X-Content-Type-Options"), "nosniff")
                .put(HttpString.tryFromString("Referrer-Policy"), "no-referrer")
                .put(HttpString.tryFromString("Cross-Origin-Resource-Policy"), "same-origin");
        exchange.getResponseSender().send(ByteBuffer.wrap(read.computeIfAbsent(name, ConsolePage::read)));
    }

    private static byte[] read(String name) {
        try (InputStream file = ConsolePage.class.getResourceAsStream("page/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The console's page lacks its file " + name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.xelionchat.examples.webchat;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import org.apache.camel.component.undertow.HttpHandlerRegistrationInfo;
import org.apache.camel.component.undertow.UndertowComponent;
import org.apache.camel.component.undertow.UndertowConsumer;
import org.apache.camel.component.undertow.UndertowHost;
import org.apache.camel.component.undertow.UndertowHostKey;
import org.apache.camel.component.undertow.handlers.CamelRootHandler;

/**
 * Camel's Undertow component, with the page behind its routes and a doorkeeper in front of everything: security headers
 * on every answer, and WebSockets for pages of known origin only.
 */
final class WebServer extends UndertowComponent {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = "org/xelionchat/examples/webchat/page";
    private static final int LARGEST_HEADER = 16 * 1024;
    private static final long LARGEST_ENTITY = 64 * 1024;
    private static final int SECONDS_FOR_A_REQUEST = 10;

    private final Set<String> origins;
    private volatile Undertow undertow;

    /** @param origins pages that may open WebSockets; empty: those of this server, by whatever name it was called */
    WebServer(Set<String> origins) {
        this.origins = origins;
    }

    /** {@return the port that is listened on} */
    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    protected UndertowHost createUndertowHost(UndertowHostKey key) {
        return new Host(key);
    }

    private void admit(HttpServerExchange exchange, HttpHandler next) throws Exception {
        HeaderMap answer = exchange.getResponseHeaders();
        answer.put(new HttpString("Content-Security-Policy"), CONTENT_SECURITY_POLICY);
        answer.put(new HttpString("X-Content-Type-Options"), "nosniff");
        answer.put(new HttpString("X-Frame-Options"), "DENY");
        answer.put(new HttpString("Referrer-Policy"), "no-referrer");
        answer.put(new HttpString("Permissions-Policy"), "camera=(), microphone=(), geolocation=()");
        answer.put(new HttpString("Cross-Origin-Opener-Policy"), "same-origin");
        answer.put(new HttpString("Cross-Origin-Resource-Policy"), "same-origin");
        answer.put(Headers.CACHE_CONTROL, "no-cache");
        if (exchange.getRequestHeaders().contains(Headers.SEC_WEB_SOCKET_KEY) && !isKnown(exchange)) {
            exchange.setStatusCode(StatusCodes.FORBIDDEN).endExchange();
        } else {
            next.handleRequest(exchange);
        }
    }

    // browsers always name the page that opens a WebSocket, and let no page lie about it
    private boolean isKnown(HttpServerExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        return origins.isEmpty()
                ? ("http://" + host).equals(origin) || ("https://" + host).equals(origin)
                : origins.contains(origin);
    }

    private final class Host implements UndertowHost {

        private final UndertowHostKey key;
        private final CamelRootHandler routes = new CamelRootHandler(
                Handlers.resource(new ClassPathResourceManager(WebServer.class.getClassLoader(), PAGE)));

        Host(UndertowHostKey key) {
            this.key = key;
        }

        @Override
        public void validateEndpointURI(URI uri) {
            // any will do
        }

        @Override
        public synchronized HttpHandler registerHandler(
                UndertowConsumer consumer, HttpHandlerRegistrationInfo registration, HttpHandler handler) {
            HttpHandler registered = routes.add(
                    registration.getUri().getPath(),
                    registration.getMethodRestrict(),
                    registration.isMatchOnUriPrefix(),
                    handler);
            if (undertow == null) {
                Undertow starting = Undertow.builder()
                        .addHttpListener(key.getPort(), key.getHost(), exchange -> admit(exchange, routes))
                        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, LARGEST_HEADER)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_ENTITY)
                        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, SECONDS_FOR_A_REQUEST * 1000)
                        .build();
                starting.start();
                undertow = starting;
            }
            return registered;
        }

        @Override
        public synchronized void unregisterHandler(
                UndertowConsumer consumer, HttpHandlerRegistrationInfo registration) {
            routes.remove(
                    registration.getUri().getPath(),
                    registration.getMethodRestrict(),
                    registration.isMatchOnUriPrefix());
            if (routes.isEmpty() && undertow != null) {
                undertow.stop();
                undertow = null;
            }
        }
    }
}

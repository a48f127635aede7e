package org.xelionchat.simulator.gateway;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xelionchat.simulator.journal.Operation;

/**
 * One call, with its body.
 *
 * @param method HTTP method
 * @param rawPath the path as sent
 * @param query the query string as sent, empty for none
 * @param route what the path means; empty when it is none of ours
 * @param operation which call it is; {@link Operation#UNKNOWN} when Xelion has no such call
 * @param authorization the header's value, or empty when there is none
 * @param contentType the header's value, or empty when there is none
 * @param body the body, empty for none
 */
record GatewayCall(
        String method,
        String rawPath,
        String query,
        Optional<GatewayRoute> route,
        Operation operation,
        Optional<String> authorization,
        Optional<String> contentType,
        String body) {

    static GatewayCall of(HttpServerExchange exchange, byte[] body) {
        String method = exchange.getRequestMethod().toString();
        String rawPath = exchange.getRequestURI();
        Optional<GatewayRoute> route = GatewayRoute.of(rawPath);
        return new GatewayCall(
                method,
                rawPath,
                exchange.getQueryString(),
                route,
                route.flatMap(known -> known.operation(method)).orElse(Operation.UNKNOWN),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION)),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE)),
                new String(body, StandardCharsets.UTF_8));
    }

    String gatewayId() {
        return route.map(GatewayRoute::gatewayId).orElse(null);
    }

    String sessionId() {
        return route.map(GatewayRoute::sessionId).orElse(null);
    }

    String resource() {
        return method + " " + rawPath;
    }
}

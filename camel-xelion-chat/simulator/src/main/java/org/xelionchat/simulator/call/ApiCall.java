package org.xelionchat.simulator.call;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xelionchat.simulator.journal.Operation;

/**
 * One call, with its body.
 *
 * @param method HTTP method
 * @param rawPath the path as sent
 * @param query the query string as sent, empty for none
 * @param route what the path means; empty when it is none of ours
 * @param pattern which call it is; empty when Xelion has no such call
 * @param authorization the header's value, or empty when there is none
 * @param contentType the header's value, or empty when there is none
 * @param body the body, empty for none
 */
public record ApiCall(
        String method,
        String rawPath,
        String query,
        Optional<CallRoute> route,
        Optional<CallPattern> pattern,
        Optional<String> authorization,
        Optional<String> contentType,
        String body) {

    static ApiCall of(HttpServerExchange exchange, byte[] body, Function<String, Optional<CallRoute>> routes) {
        String method = exchange.getRequestMethod().toString();
        String rawPath = exchange.getRequestURI();
        Optional<CallRoute> route = routes.apply(rawPath);
        return new ApiCall(
                method,
                rawPath,
                exchange.getQueryString(),
                route,
                route.flatMap(known -> known.pattern(method)),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION)),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE)),
                new String(body, StandardCharsets.UTF_8));
    }

    /** {@return which call it is; {@link Operation#UNKNOWN} when Xelion has no such call} */
    public Operation operation() {
        return pattern.map(CallPattern::operation).orElse(Operation.UNKNOWN);
    }

    /** {@return the gateway's id, or {@code null}} */
    public String gatewayId() {
        return route.map(CallRoute::gatewayId).orElse(null);
    }

    /** {@return the session's id, or {@code null}} */
    public String sessionId() {
        return route.map(CallRoute::sessionId).orElse(null);
    }

    /**
     * {@return what the path means, of a call that exists}
     *
     * @throws CallRefusal if Xelion has no such path, or not with this method
     */
    public CallRoute existing() {
        CallRoute existing = route.filter(known -> !known.candidates().isEmpty())
                .orElseThrow(() -> CallRefusal.faultyClient(404, 10100, "Resource not found"));
        if (pattern.isEmpty()) {
            throw CallRefusal.faultyClient(405, 10100, "Method not allowed");
        }
        return existing;
    }

    String resource() {
        return method + " " + rawPath;
    }

    /** The methods that the path does have, for the header {@code Allow}. */
    String allowed() {
        return route.map(CallRoute::candidates).stream()
                .flatMap(Collection::stream)
                .map(CallPattern::method)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

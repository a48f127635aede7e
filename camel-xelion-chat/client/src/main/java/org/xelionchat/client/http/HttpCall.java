package org.xelionchat.client.http;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * One call of Xelion's REST API.
 *
 * @param operation the operation it belongs to, such as {@code sendMessage}; named in failures
 * @param sessionId the session it is about, or null; named in failures
 * @param method the HTTP method
 * @param path what follows the host, encoded already, with a leading slash
 * @param body JSON, or null for none
 * @param safeToRepeat whether doing it twice does no harm
 * @param authorization the value of the {@code Authorization} header, read at each attempt; null, or a null value, for
 *     none
 */
public record HttpCall(
        String operation,
        String sessionId,
        String method,
        String path,
        String body,
        boolean safeToRepeat,
        Supplier<String> authorization) {

    public HttpCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
    }

    /**
     * {@return the same call with another authorization}
     *
     * @param value read at each attempt
     */
    public HttpCall withAuthorization(Supplier<String> value) {
        return new HttpCall(operation, sessionId, method, path, body, safeToRepeat, value);
    }

    /**
     * {@return the same call with another path}
     *
     * @param value what follows the host, encoded already, with a leading slash
     */
    public HttpCall withPath(String value) {
        return new HttpCall(operation, sessionId, method, value, body, safeToRepeat, authorization);
    }

    @Override
    public String toString() {
        return "HttpCall[operation=" + operation + ", sessionId=" + sessionId + "]";
    }
}

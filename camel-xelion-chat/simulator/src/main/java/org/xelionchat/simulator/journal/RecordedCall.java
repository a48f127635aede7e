package org.xelionchat.simulator.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One call as it came in. Immutable.
 *
 * @param operation which call
 * @param method HTTP method
 * @param path the path as sent, percent-encoded; the secret of an event URL is cut out
 * @param gatewayId the gateway's id, decoded, or {@code null}
 * @param sessionId the session's id, or {@code null}
 * @param headers all headers by lower-case name, but the value of {@code authorization} is replaced by the check's result
 * @param token whether the access token was right
 * @param body the body as text, empty when there was none
 * @param at when it had arrived completely
 * @param answer the status sent, or empty while there is none (dropped, held back, still waiting)
 * @param unexpected why no client should ever make this call, or empty when it is in order
 */
public record RecordedCall(
        Operation operation,
        String method,
        String path,
        String gatewayId,
        String sessionId,
        Map<String, List<String>> headers,
        TokenCheck token,
        String body,
        Instant at,
        OptionalInt answer,
        Optional<String> unexpected) {

    /**
     * {@return the first value of a header, or empty}
     *
     * @param name the header's name, in any case
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** {@return operation, method, path and answer; never the body} */
    @Override
    public String toString() {
        return operation + " " + method + " " + path
                + (answer.isPresent() ? " -> " + answer.getAsInt() : " -> no answer")
                + unexpected.map(why -> " (" + why + ")").orElse("");
    }
}

package org.xelionchat.simulator.classic;

import static org.xelionchat.simulator.call.CallRoute.decoded;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xelionchat.simulator.call.CallPattern;
import org.xelionchat.simulator.call.CallPattern.Payload;
import org.xelionchat.simulator.call.CallRoute;
import org.xelionchat.simulator.journal.Operation;

/**
 * The paths below {@code /api/v1/} (P3), as far as visitors' chats need them: the agents' own calls (C9 to C11) are not
 * among them, so that whoever mistakes them for the visitors' is found out.
 */
final class ClassicRoutes {

    static final String PREFIX = "/api/v1/";

    private final List<CallPattern> calls;

    ClassicRoutes(ClassicSettings settings) {
        calls = List.of(
                new CallPattern(Operation.LOGIN, "POST", "me/login", Payload.OBJECT),
                new CallPattern(Operation.RENEW, "POST", "me/renew", Payload.STRING),
                new CallPattern(Operation.LOGOUT, "POST", "me/logout", Payload.NONE),
                new CallPattern(Operation.GET_EVENT_URL, "POST", "me/websocket", Payload.NONE),
                new CallPattern(Operation.CREATE_SESSION, "POST", "chats/external_session", Payload.OBJECT),
                new CallPattern(Operation.SEND_MESSAGE, "POST", "chats/*/messages/external", Payload.OBJECT),
                new CallPattern(Operation.GET_MESSAGES, "GET", "chats/*/messages", Payload.NONE),
                new CallPattern(Operation.GET_SESSION, "GET", "chats/*", Payload.NONE),
                new CallPattern(Operation.LIST_PHONE_LINES, "GET", "phonelines", Payload.NONE),
                new CallPattern(Operation.GET_VERSION, "GET", "server/version", Payload.NONE),
                // P13: no document gives these three
                configured(Operation.MARK_DELIVERED, settings.deliveredCall()),
                configured(Operation.NOTIFY_TYPING, settings.typingCall()),
                configured(Operation.CLOSE_SESSION, settings.closeCall()));
    }

    private static CallPattern configured(Operation operation, String methodAndPath) {
        String[] parts = methodAndPath.split(" ", 2);
        if (parts.length != 2 || !parts[1].contains("{sessionId}")) {
            throw new IllegalArgumentException(
                    "A call is written as in 'POST chats/{sessionId}/close', not '" + methodAndPath + "'");
        }
        return new CallPattern(operation, parts[0], parts[1].replace("{sessionId}", "*"), Payload.NONE);
    }

    /** Reads a path as it was sent, still percent-encoded. */
    Optional<CallRoute> of(String rawPath) {
        if (!rawPath.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] segments = rawPath.substring(PREFIX.length()).split("/", -1);
        String[] below = Arrays.copyOfRange(segments, 1, segments.length);
        List<CallPattern> candidates = CallPattern.at(calls, below);
        try {
            String sessionId = candidates.isEmpty() ? null : candidates.get(0).sessionId(below);
            return Optional.of(new CallRoute(
                    decoded(segments[0]), null, sessionId == null ? null : decoded(sessionId), candidates));
        } catch (IllegalArgumentException malformedEncoding) {
            return Optional.empty();
        }
    }
}

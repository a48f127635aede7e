package org.xelionchat.simulator.gateway;

import static org.xelionchat.simulator.call.CallRoute.decoded;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xelionchat.simulator.call.CallPattern;
import org.xelionchat.simulator.call.CallPattern.Payload;
import org.xelionchat.simulator.call.CallRoute;
import org.xelionchat.simulator.journal.Operation;

/** The paths below {@code /portal/chat/} (P2). */
final class GatewayRoutes {

    static final String PREFIX = "/portal/chat/";

    private static final List<CallPattern> CALLS = List.of(
            new CallPattern(Operation.CREATE_SESSION, "POST", "sessions", Payload.OBJECT),
            new CallPattern(Operation.GET_SESSION, "GET", "sessions/*", Payload.NONE),
            new CallPattern(Operation.SEND_MESSAGE, "POST", "sessions/*/messages", Payload.OBJECT),
            new CallPattern(Operation.GET_MESSAGES, "GET", "sessions/*/messages", Payload.NONE),
            new CallPattern(Operation.GET_EVENT_URL, "GET", "sessions/*/websocket", Payload.NONE),
            new CallPattern(Operation.MARK_DELIVERED, "PUT", "sessions/*/delivered", Payload.NONE),
            new CallPattern(Operation.NOTIFY_TYPING, "POST", "sessions/*/is_typing", Payload.NONE),
            new CallPattern(Operation.CLOSE_SESSION, "POST", "sessions/*/close", Payload.NONE),
            new CallPattern(Operation.SEND_TRANSCRIPT, "POST", "sessions/*/transcript", Payload.OBJECT),
            new CallPattern(Operation.SEND_FEEDBACK, "POST", "sessions/*/feedback", Payload.OBJECT),
            new CallPattern(Operation.GET_STATUS, "GET", "status", Payload.NONE),
            new CallPattern(Operation.IS_TRANSCRIPT_ENABLED, "GET", "transcript_enabled", Payload.NONE),
            new CallPattern(Operation.VALIDATE, "GET", "validate", Payload.NONE));

    private GatewayRoutes() {}

    /** Reads a path as it was sent, still percent-encoded. */
    static Optional<CallRoute> of(String rawPath) {
        if (!rawPath.startsWith(PREFIX)) {
            return Optional.empty();
        }
        // P2: {TENANT}/gateways/{GATEWAY_ID}/...; a limit of -1 keeps empty segments, which are errors of their own
        String[] segments = rawPath.substring(PREFIX.length()).split("/", -1);
        if (segments.length < 4 || !segments[1].equals("gateways")) {
            return Optional.empty();
        }
        try {
            String[] below = Arrays.copyOfRange(segments, 3, segments.length);
            String sessionId = below.length > 1 && below[0].equals("sessions") ? decoded(below[1]) : null;
            return Optional.of(
                    new CallRoute(decoded(segments[0]), decoded(segments[2]), sessionId, CallPattern.at(CALLS, below)));
        } catch (IllegalArgumentException malformedEncoding) {
            return Optional.empty();
        }
    }
}

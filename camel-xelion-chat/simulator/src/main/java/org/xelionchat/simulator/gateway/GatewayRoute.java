package org.xelionchat.simulator.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xelionchat.simulator.journal.Operation;

/**
 * What a path below {@code /portal/chat/} means (P2).
 *
 * @param tenant decoded, may be empty
 * @param gatewayId decoded, may be empty
 * @param sessionId decoded, or {@code null} when the path has none
 * @param candidates the operations with this path, whatever their method; empty for a path that Xelion does not have
 */
record GatewayRoute(String tenant, String gatewayId, String sessionId, List<Operation> candidates) {

    static final String PREFIX = "/portal/chat/";

    /** Reads a path as it was sent, still percent-encoded. */
    static Optional<GatewayRoute> of(String rawPath) {
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
            return Optional.of(new GatewayRoute(decoded(segments[0]), decoded(segments[2]), sessionId, at(below)));
        } catch (IllegalArgumentException malformedEncoding) {
            return Optional.empty();
        }
    }

    /** The operation that also has this method. */
    Optional<Operation> operation(String method) {
        return candidates.stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst();
    }

    private static List<Operation> at(String[] below) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.path().isPresent()
                        && fits(operation.path().get().split("/"), below))
                .toList();
    }

    private static boolean fits(String[] pattern, String[] segments) {
        if (pattern.length != segments.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            boolean fits = pattern[i].equals("*") ? !segments[i].isEmpty() : pattern[i].equals(segments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String segment) {
        // in a path, "+" is a plus
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

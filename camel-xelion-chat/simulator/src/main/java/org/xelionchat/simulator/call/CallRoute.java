package org.xelionchat.simulator.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a path means.
 *
 * @param tenant decoded, may be empty
 * @param gatewayId decoded, may be empty; {@code null} where there are no gateways
 * @param sessionId decoded, or {@code null} when the path has none
 * @param candidates the calls with this path, whatever their method; empty for a path that Xelion does not have
 */
public record CallRoute(String tenant, String gatewayId, String sessionId, List<CallPattern> candidates) {

    /**
     * {@return a segment of a path as it was meant}
     *
     * @param segment as it was sent
     * @throws IllegalArgumentException if it is not well encoded
     */
    public static String decoded(String segment) {
        // in a path, "+" is a plus
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The call that also has this method. */
    Optional<CallPattern> pattern(String method) {
        return candidates.stream()
                .filter(candidate -> candidate.method().equals(method))
                .findFirst();
    }
}

package org.xelionchat.client.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.xelionchat.client.XelionChatSettings;

/** The paths of the gateway's calls (P2). Every name and id in them is opaque, and encoded. */
final class GatewayPaths {

    private final String gateway;

    /**
     * @param settings name the tenant and the gateway
     */
    GatewayPaths(XelionChatSettings settings) {
        this.gateway = "/portal/chat/" + encoded(settings.tenant()) + "/gateways/" + encoded(settings.gatewayId());
    }

    /**
     * {@return the path of a call that is about the gateway}
     *
     * @param name of the call
     */
    String ofGateway(String name) {
        return gateway + "/" + name;
    }

    /**
     * {@return the path of a session}
     *
     * @param sessionId the session
     */
    String ofSession(String sessionId) {
        return gateway + "/sessions/" + encoded(sessionId);
    }

    /**
     * {@return the path of a call that is about a session}
     *
     * @param sessionId the session
     * @param name of the call
     */
    String ofSession(String sessionId, String name) {
        return ofSession(sessionId) + "/" + name;
    }

    private static String encoded(String segment) {
        String encoded = URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
        // "." and ".." would lead elsewhere
        return encoded.chars().allMatch(c -> c == '.') ? encoded.replace(".", "%2E") : encoded;
    }
}

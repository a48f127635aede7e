package org.xelionchat.client.api;

import org.xelionchat.client.XelionChatSettings;

/** The paths of the gateway's calls (P2). Every name and id in them is opaque, and encoded. */
final class GatewayPaths {

    private final String gateway;

    /**
     * @param settings name the tenant and the gateway
     */
    GatewayPaths(XelionChatSettings settings) {
        this.gateway = "/portal/chat/" + PathSegment.encoded(settings.tenant()) + "/gateways/"
                + PathSegment.encoded(settings.gatewayId());
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
        return gateway + "/sessions/" + PathSegment.encoded(sessionId);
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
}

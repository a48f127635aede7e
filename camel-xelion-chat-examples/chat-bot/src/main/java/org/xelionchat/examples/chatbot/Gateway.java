package org.xelionchat.examples.chatbot;

/**
 * A gateway whose customers are served.
 *
 * @param name what this program calls it
 * @param host where its Xelion is
 * @param tenant its tenant
 * @param gatewayId its id in Xelion
 * @param accessToken its access token
 */
record Gateway(String name, String host, String tenant, String gatewayId, String accessToken) {

    /** {@return the scheme of the endpoints that speak to it: each gateway has a component of its own} */
    String scheme() {
        return "xelion-" + name;
    }

    /** {@return whether both are the same in Xelion} */
    boolean isSameAs(Gateway other) {
        return host.equals(other.host) && tenant.equals(other.tenant) && gatewayId.equals(other.gatewayId);
    }

    @Override
    public String toString() {
        return name;
    }
}

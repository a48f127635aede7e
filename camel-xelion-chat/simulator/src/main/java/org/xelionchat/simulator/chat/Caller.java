package org.xelionchat.simulator.chat;

import java.util.Objects;

/**
 * Through what a visitor's side acts.
 *
 * @param gatewayId the gateway, or {@code null} for a user of Xelion
 */
public record Caller(String gatewayId) {

    /**
     * {@return whoever has the gateway's token; he may act in the sessions that were started there}
     *
     * @param id the gateway's id
     */
    public static Caller onGateway(String id) {
        return new Caller(Objects.requireNonNull(id, "id"));
    }

    /** {@return a user of Xelion, who is not bound to a gateway. Assumed: he may act in every session} */
    public static Caller user() {
        return new Caller(null);
    }

    boolean mayActIn(String sessionsGatewayId) {
        return gatewayId == null || gatewayId.equals(sessionsGatewayId);
    }
}

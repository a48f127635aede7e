package org.xelionchat.client.model;

/** Whether anybody can answer (P2.7). */
public enum GatewayStatus {
    /** Agents can answer. */
    ONLINE,
    /** Messages are not delivered and no agent can answer. */
    OFFLINE
}

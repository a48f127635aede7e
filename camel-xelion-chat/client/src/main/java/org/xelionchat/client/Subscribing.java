package org.xelionchat.client;

/** Whether events are subscribed to on a new socket (P12: the documents contradict each other). */
public enum Subscribing {
    /** Never on the gateway, always on classic. */
    AUTO,
    /** Always. */
    ALWAYS
}

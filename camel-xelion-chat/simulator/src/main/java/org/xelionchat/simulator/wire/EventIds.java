package org.xelionchat.simulator.wire;

/** Which of a classic message's two ids an event tells (P7.1). */
public enum EventIds {
    /** {@code chatOid} and {@code communicationOid}. */
    BOTH,
    /** {@code chatOid} only. */
    CHAT,
    /** {@code communicationOid} only. */
    COMMUNICATION
}

package org.xelionchat.simulator.chat;

/** Whose message it is. The wire forms turn it into their {@code incoming} flags (P7.1). */
public enum Sender {
    /** The person on the web site. */
    VISITOR,
    /** The person in Xelion. */
    AGENT
}

package org.xelionchat.simulator.fault;

/** What goes wrong with one event on its way to the client. */
public sealed interface FrameFault {

    /** It is not sent at all; what it tells of has happened nevertheless. */
    record Lost() implements FrameFault {}

    /** It is sent twice. */
    record Duplicated() implements FrameFault {}

    /** It is sent after the session's following event, and not before there is one. */
    record Swapped() implements FrameFault {}

    /**
     * It is sent in several WebSocket frames.
     *
     * @param pieces how many
     */
    record Fragmented(int pieces) implements FrameFault {}

    /** Only the first half of its JSON is sent. */
    record Malformed() implements FrameFault {}

    /** It is sent with a type that no document names. */
    record Unknown() implements FrameFault {}

    /**
     * It is sent with so much padding that it is at least this large.
     *
     * @param bytes how large
     */
    record Oversized(int bytes) implements FrameFault {}
}

package org.xelionchat.simulator.fault;

import java.time.Duration;
import java.util.function.Consumer;
import org.xelionchat.simulator.chat.SimulatedSession;

/** What goes wrong with the handshake of one event socket. */
public sealed interface HandshakeFault {

    /**
     * It is answered with an error status.
     *
     * @param status HTTP status
     */
    record Refused(int status) implements HandshakeFault {}

    /**
     * It is answered late.
     *
     * @param delay how much later
     */
    record Late(Duration delay) implements HandshakeFault {}

    /** It is never answered. */
    record Hanging() implements HandshakeFault {}

    /** The connection is closed instead of an answer. */
    record Dropped() implements HandshakeFault {}

    /** It is accepted, and then the socket is closed at once with an error text (P5.1). */
    record Expired() implements HandshakeFault {}

    /**
     * The answer brings frames along, in the same write and so in the same TCP packet.
     *
     * @param happening makes the events that come along
     */
    record Carrying(Consumer<SimulatedSession> happening) implements HandshakeFault {}
}

package org.xelionchat.simulator.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;

/**
 * What goes wrong, and when. Faults are armed and wait for what they strike; of several that fit, the one armed first
 * strikes first, so {@code nextCall(X).answers(500).nextCall(X).answers(429)} is about two calls of X. Thread-safe.
 */
public final class Faults {

    private final FaultQueue<CallFault> calls = new FaultQueue<>();
    private final FaultQueue<HandshakeFault> handshakes = new FaultQueue<>();
    private final FramePlan frames;
    private final Supplier<List<? extends OpenSocket>> openSockets;

    /**
     * Creates them without any.
     *
     * @param frames turns events into frames
     * @param openSockets gives the event sockets that are open
     */
    public Faults(FramePlan frames, Supplier<List<? extends OpenSocket>> openSockets) {
        this.frames = frames;
        this.openSockets = openSockets;
    }

    /** {@return a fault of the next call of either API, whichever it is} */
    public NextCall nextCall() {
        return new NextCall(this, calls, null);
    }

    /**
     * {@return a fault of the next call of one operation}
     *
     * @param operation a call of an API; a handshake has {@link #nextHandshake()}
     */
    public NextCall nextCall(Operation operation) {
        if (!operation.isCall()) {
            throw new IllegalArgumentException(operation + " is not a call of an API");
        }
        return new NextCall(this, calls, operation.name());
    }

    /** {@return a fault of the next handshake of an event socket} */
    public NextHandshake nextHandshake() {
        return new NextHandshake(this, handshakes);
    }

    /** {@return a fault of the next event on its way to a client} */
    public NextFrame nextFrame() {
        return new NextFrame(this, frames.faults());
    }

    /**
     * Loses the next events: they happen, and messages are in the list, but nobody is told.
     *
     * @param number how many
     * @return this
     */
    public Faults dropEvents(int number) {
        return nextFrame().times(number).isLost();
    }

    /** {@return faults of all event sockets that are open} */
    public SocketFaults sockets() {
        return new SocketFaults(openSockets);
    }

    /**
     * {@return faults of the open event sockets of one session}
     *
     * @param sessionId the session's id
     */
    public SocketFaults sockets(String sessionId) {
        return new SocketFaults(() -> openSockets.get().stream()
                .filter(socket -> socket.carries(sessionId))
                .toList());
    }

    /**
     * {@return faults of the open event sockets of one session}
     *
     * @param session the session
     */
    public SocketFaults sockets(SimulatedSession session) {
        return sockets(session.id());
    }

    /** {@return whether a fault is still waiting for what it strikes} */
    public boolean pending() {
        return !calls.isEmpty() || !handshakes.isEmpty() || !frames.faults().isEmpty();
    }

    /**
     * Takes all waiting faults away. Sockets that were stalled stay so.
     *
     * @return this
     */
    public Faults clear() {
        calls.clear();
        handshakes.clear();
        frames.clear();
        return this;
    }

    /**
     * Takes the fault that strikes a call, if there is one. For the server.
     *
     * @param operation which call
     * @param sessionId about which session, or {@code null}
     * @return the fault
     */
    public Optional<CallFault> strikes(Operation operation, String sessionId) {
        return calls.take(operation.name(), sessionId);
    }

    /**
     * Takes the fault that strikes a handshake, if there is one. For the server.
     *
     * @param sessionId about which session, {@code null} when the handshake does not tell
     * @return the fault
     */
    public Optional<HandshakeFault> strikesHandshake(String sessionId) {
        return handshakes.take(null, sessionId);
    }

    static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("At least 1, not " + number);
        }
        return number;
    }
}

package org.xelionchat.simulator.fault;

import java.time.Duration;
import java.util.function.Consumer;
import org.xelionchat.simulator.chat.SimulatedSession;

/**
 * What happens to the next handshake of an event socket. First say which ({@link #times}, {@link #inSession}), then
 * what: the methods that return {@link Faults} arm it.
 */
public final class NextHandshake {

    private final Faults faults;
    private final FaultQueue<HandshakeFault> queue;
    private String sessionId;
    private int times = 1;

    NextHandshake(Faults faults, FaultQueue<HandshakeFault> queue) {
        this.faults = faults;
        this.queue = queue;
    }

    /**
     * How many handshakes it strikes. Default: 1.
     *
     * @param number at least 1
     * @return this
     */
    public NextHandshake times(int number) {
        times = Faults.positive(number);
        return this;
    }

    /**
     * It strikes until {@link Faults#clear()}.
     *
     * @return this
     */
    public NextHandshake always() {
        times = 0;
        return this;
    }

    /**
     * Only handshakes for this session. On the classic API a handshake does not tell its session: it is never struck then.
     *
     * @param id the session's id
     * @return this
     */
    public NextHandshake inSession(String id) {
        sessionId = id;
        return this;
    }

    /**
     * Only handshakes for this session.
     *
     * @param session the session
     * @return this
     */
    public NextHandshake inSession(SimulatedSession session) {
        return inSession(session.id());
    }

    /**
     * Answers with an error status.
     *
     * @param status HTTP status, such as 401, 404 or 503
     * @return the faults, for arming more
     */
    public Faults isRefused(int status) {
        return arm(new HandshakeFault.Refused(status));
    }

    /**
     * Accepts it, and closes the socket at once with an error text, as for a URL that is no longer good (P5.1).
     *
     * @return the faults, for arming more
     */
    public Faults isExpired() {
        return arm(new HandshakeFault.Expired());
    }

    /**
     * Answers later.
     *
     * @param delay how much later
     * @return the faults, for arming more
     */
    public Faults isLate(Duration delay) {
        return arm(new HandshakeFault.Late(delay));
    }

    /**
     * Never answers; the connection stays open until the client closes it.
     *
     * @return the faults, for arming more
     */
    public Faults hangs() {
        return arm(new HandshakeFault.Hanging());
    }

    /**
     * Closes the connection without an answer.
     *
     * @return the faults, for arming more
     */
    public Faults dropsConnection() {
        return arm(new HandshakeFault.Dropped());
    }

    /**
     * Sends the first events together with the answer, in one write and so in one TCP packet (as long as they fit). On the
     * classic API, where nothing comes before a subscription, right with the first one.
     *
     * @param happening makes the events, for example {@code session -> agent.says(session, "hello")}; runs on the
     *     simulator's own thread, must not wait for the network
     * @return the faults, for arming more
     */
    public Faults carries(Consumer<SimulatedSession> happening) {
        return arm(new HandshakeFault.Carrying(happening));
    }

    private Faults arm(HandshakeFault fault) {
        queue.arm(new FaultQueue.Target(null, sessionId, times), fault);
        return faults;
    }
}

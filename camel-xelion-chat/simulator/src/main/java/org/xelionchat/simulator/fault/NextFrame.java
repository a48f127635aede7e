package org.xelionchat.simulator.fault;

import org.xelionchat.simulator.chat.SimulatedSession;

/**
 * What happens to the next event that is sent on an open event socket. First say which ({@link #times}, {@link
 * #inSession}, {@link #ofType}), then what: the methods that return {@link Faults} arm it. An event that no socket
 * listens to does not count.
 */
public final class NextFrame {

    private final Faults faults;
    private final FaultQueue<FrameFault> queue;
    private String type;
    private String sessionId;
    private int times = 1;

    NextFrame(Faults faults, FaultQueue<FrameFault> queue) {
        this.faults = faults;
        this.queue = queue;
    }

    /**
     * How many events it strikes. Default: 1.
     *
     * @param number at least 1
     * @return this
     */
    public NextFrame times(int number) {
        times = Faults.positive(number);
        return this;
    }

    /**
     * It strikes until {@link Faults#clear()}.
     *
     * @return this
     */
    public NextFrame always() {
        times = 0;
        return this;
    }

    /**
     * Only events of this type.
     *
     * @param wireName such as {@code newExternalChatEvent} (P7)
     * @return this
     */
    public NextFrame ofType(String wireName) {
        type = wireName;
        return this;
    }

    /**
     * Only events of this session.
     *
     * @param id the session's id
     * @return this
     */
    public NextFrame inSession(String id) {
        sessionId = id;
        return this;
    }

    /**
     * Only events of this session.
     *
     * @param session the session
     * @return this
     */
    public NextFrame inSession(SimulatedSession session) {
        return inSession(session.id());
    }

    /**
     * Does not send it. What it tells of has happened: a message is in the list.
     *
     * @return the faults, for arming more
     */
    public Faults isLost() {
        return arm(new FrameFault.Lost());
    }

    /**
     * Sends it twice.
     *
     * @return the faults, for arming more
     */
    public Faults isDuplicated() {
        return arm(new FrameFault.Duplicated());
    }

    /**
     * Sends it after the session's following event. Until there is one, it waits.
     *
     * @return the faults, for arming more
     */
    public Faults isSwappedWithFollowing() {
        return arm(new FrameFault.Swapped());
    }

    /**
     * Sends it in several WebSocket frames.
     *
     * @param pieces at least 1; an event has no more pieces than bytes
     * @return the faults, for arming more
     */
    public Faults isFragmented(int pieces) {
        return arm(new FrameFault.Fragmented(Faults.positive(pieces)));
    }

    /**
     * Sends only the first half of its JSON.
     *
     * @return the faults, for arming more
     */
    public Faults isMalformed() {
        return arm(new FrameFault.Malformed());
    }

    /**
     * Sends it with a type that no document names.
     *
     * @return the faults, for arming more
     */
    public Faults isOfUnknownType() {
        return arm(new FrameFault.Unknown());
    }

    /**
     * Sends it with padding.
     *
     * @param bytes how large it becomes at least
     * @return the faults, for arming more
     */
    public Faults isOversized(int bytes) {
        return arm(new FrameFault.Oversized(bytes));
    }

    private Faults arm(FrameFault fault) {
        queue.arm(new FaultQueue.Target(type, sessionId, times), fault);
        return faults;
    }
}

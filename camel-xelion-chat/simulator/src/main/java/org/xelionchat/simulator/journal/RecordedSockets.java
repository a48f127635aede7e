package org.xelionchat.simulator.journal;

import java.util.List;
import java.util.Map;

/**
 * Event sockets and handshakes, as they were at one moment. Immutable.
 *
 * <p>A handshake counts from its arrival until it is answered or the client gives up. A socket counts as open from the
 * accepted handshake until either side sends a close frame or the connection ends; a stalled one counts until the client
 * closes the connection. On the classic API neither a handshake nor a socket without a subscription belongs to a session.
 */
public final class RecordedSockets {

    private static final Gauge NONE = new Gauge();

    private final List<RecordedSocket> sockets;
    private final Gauge allConnecting;
    private final Gauge allOpen;
    private final Map<String, Gauge> connecting;
    private final Map<String, Gauge> open;

    RecordedSockets(
            List<RecordedSocket> sockets,
            Gauge allConnecting,
            Gauge allOpen,
            Map<String, Gauge> connecting,
            Map<String, Gauge> open) {
        this.sockets = sockets;
        this.allConnecting = allConnecting;
        this.allOpen = allOpen;
        this.connecting = connecting;
        this.open = open;
    }

    /** {@return every socket so far, oldest first} */
    public List<RecordedSocket> list() {
        return sockets;
    }

    /**
     * {@return every socket of a session so far, oldest first}
     *
     * @param sessionId the session's id
     */
    public List<RecordedSocket> list(String sessionId) {
        return sockets.stream()
                .filter(socket -> sessionId.equals(socket.sessionId()))
                .toList();
    }

    /** {@return how many are open} */
    public int open() {
        return allOpen.now();
    }

    /**
     * {@return how many of a session are open}
     *
     * @param sessionId the session's id
     */
    public int open(String sessionId) {
        return open.getOrDefault(sessionId, NONE).now();
    }

    /** {@return how many were open at the same time, at most} */
    public int maxOpen() {
        return allOpen.most();
    }

    /**
     * {@return how many of a session were open at the same time, at most}
     *
     * @param sessionId the session's id
     */
    public int maxOpen(String sessionId) {
        return open.getOrDefault(sessionId, NONE).most();
    }

    /** {@return how many sockets of any one session were open at the same time, at most} */
    public int maxOpenPerSession() {
        return open.entrySet().stream()
                .filter(session -> session.getKey() != null)
                .mapToInt(session -> session.getValue().most())
                .max()
                .orElse(0);
    }

    /** {@return how many handshakes wait for their answer} */
    public int connecting() {
        return allConnecting.now();
    }

    /**
     * {@return how many handshakes of a session wait for their answer}
     *
     * @param sessionId the session's id
     */
    public int connecting(String sessionId) {
        return connecting.getOrDefault(sessionId, NONE).now();
    }

    /** {@return how many handshakes waited at the same time, at most} */
    public int maxConnecting() {
        return allConnecting.most();
    }

    /**
     * {@return how many handshakes of a session waited at the same time, at most}
     *
     * @param sessionId the session's id
     */
    public int maxConnecting(String sessionId) {
        return connecting.getOrDefault(sessionId, NONE).most();
    }

    /** {@return pings received, on all sockets so far} */
    public int pings() {
        return sockets.stream().mapToInt(RecordedSocket::pings).sum();
    }

    /**
     * {@return pings received, on all sockets of a session so far}
     *
     * @param sessionId the session's id
     */
    public int pings(String sessionId) {
        return list(sessionId).stream().mapToInt(RecordedSocket::pings).sum();
    }

    /** {@return the codes of the close frames that clients sent, in the order in which their sockets were opened} */
    public List<Integer> closeCodes() {
        return codes(sockets);
    }

    /**
     * {@return the codes of the close frames that clients sent on a session's sockets}
     *
     * @param sessionId the session's id
     */
    public List<Integer> closeCodes(String sessionId) {
        return codes(list(sessionId));
    }

    private static List<Integer> codes(List<RecordedSocket> sockets) {
        return sockets.stream()
                .filter(socket -> socket.clientCloseCode().isPresent())
                .map(socket -> socket.clientCloseCode().getAsInt())
                .toList();
    }

    /** {@return the numbers} */
    @Override
    public String toString() {
        return open() + " open (at most " + maxOpen() + "), " + connecting() + " connecting (at most " + maxConnecting()
                + "), " + sockets.size() + " in all";
    }
}

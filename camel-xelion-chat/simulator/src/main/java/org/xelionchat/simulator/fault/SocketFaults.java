package org.xelionchat.simulator.fault;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Faults of the event sockets that are open at the moment of the call. A socket is cut, reset, stalled or resumed when
 * the method returns; what is to be sent is on its way, behind everything that was sent before.
 */
public final class SocketFaults {

    private final Supplier<List<? extends OpenSocket>> open;

    SocketFaults(Supplier<List<? extends OpenSocket>> open) {
        this.open = open;
    }

    /**
     * Closes them with a close frame.
     *
     * @param code close code, such as 1001 or 1011
     * @param reason the text that goes with it, at most 123 bytes
     * @return this
     */
    public SocketFaults close(int code, String reason) {
        return each(socket -> socket.close(code, reason));
    }

    /**
     * Closes the connections without a close frame.
     *
     * @return this
     */
    public SocketFaults cut() {
        return each(OpenSocket::cut);
    }

    /**
     * Resets the connections (TCP RST).
     *
     * @return this
     */
    public SocketFaults reset() {
        return each(OpenSocket::reset);
    }

    /**
     * Lets them go silent: nothing is sent (events, pongs, close frames) and nothing that arrives is looked at, but the
     * connections stay open. What would have been sent waits for {@link #resume()}.
     *
     * @return this
     */
    public SocketFaults stall() {
        return each(OpenSocket::stall);
    }

    /**
     * Ends the silence: everything that waited is sent, in its order.
     *
     * @return this
     */
    public SocketFaults resume() {
        return each(OpenSocket::resume);
    }

    /**
     * Sends a text frame of any content, past all rules.
     *
     * @param text any text
     * @return this
     */
    public SocketFaults send(String text) {
        return each(socket -> socket.send(text));
    }

    /**
     * Sends a notification of any type, subscribed or not, such as {@code newCallEvent} (P7: to be ignored).
     *
     * @param type wire name
     * @return this
     */
    public SocketFaults notify(String type) {
        return send("{\"notificationType\": \"" + type + "\", \"notification\": {}}");
    }

    /**
     * Sends a binary frame, which no document knows.
     *
     * @param data any bytes
     * @return this
     */
    public SocketFaults sendBinary(byte[] data) {
        return each(socket -> socket.sendBinary(data));
    }

    /**
     * Sends a ping. The answers are counted in the recorded sockets.
     *
     * @return this
     */
    public SocketFaults ping() {
        return each(OpenSocket::ping);
    }

    private SocketFaults each(Consumer<OpenSocket> action) {
        open.get().forEach(action);
        return this;
    }
}

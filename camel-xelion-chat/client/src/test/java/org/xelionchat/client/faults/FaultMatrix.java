package org.xelionchat.client.faults;

import static org.xelionchat.client.faults.Fault.beforeTheAnswer;
import static org.xelionchat.client.faults.Fault.call;
import static org.xelionchat.client.faults.Fault.everyCall;
import static org.xelionchat.client.faults.Fault.frame;
import static org.xelionchat.client.faults.Fault.handshake;
import static org.xelionchat.client.faults.Fault.link;
import static org.xelionchat.client.faults.Fault.socket;

import java.time.Duration;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.UncertainDeliveryException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.faults.Link.Way;
import org.xelionchat.simulator.fault.NextCall;
import org.xelionchat.simulator.fault.NextFrame;
import org.xelionchat.simulator.fault.NextHandshake;
import org.xelionchat.simulator.fault.SocketFaults;

/** Every fault, and beside it what is to be expected of a call that is safe to repeat, of the two that are not, and of a stream. */
final class FaultMatrix {

    private static final Duration LONG = World.TIME_OUT.multipliedBy(5).dividedBy(2);
    private static final Duration SHORT = World.TIME_OUT.dividedBy(4);

    private static final IntUnaryOperator EVERY_BYTE = b -> b ^ 0x70;
    private static final IntUnaryOperator BRACKETS = b -> b == '[' || b == '{' ? '#' : b;

    private FaultMatrix() {}

    /**
     * One fault and its consequences.
     *
     * @param fault what goes wrong
     * @param get what {@code getMessages} does
     * @param send what {@code sendMessage} does
     * @param create what {@code createSession} does
     * @param stream what a live stream does
     * @param onClassic what each call does on classic, where that differs; else null
     */
    record Row(Fault fault, Call get, Call send, Call create, Stream stream, Call onClassic) {

        /** The same fault, which a call survives on classic. */
        private Row onClassic(Call all) {
            return new Row(fault, get, send, create, stream, all);
        }

        Call get(ChatApiGeneration api) {
            return of(api, get);
        }

        Call send(ChatApiGeneration api) {
            return of(api, send);
        }

        Call create(ChatApiGeneration api) {
            return of(api, create);
        }

        private Call of(ChatApiGeneration api, Call call) {
            return api == ChatApiGeneration.CLASSIC && onClassic != null ? onClassic : call;
        }

        @Override
        public String toString() {
            return fault.name();
        }
    }

    /**
     * How a call ends.
     *
     * @param failure exactly this exception; null for success
     * @param requests how many requests of this kind reach the server
     * @param happened how often the server does what they ask for
     */
    record Call(Class<? extends XelionChatException> failure, int requests, int happened) {

        @Override
        public String toString() {
            String result = failure == null ? "succeeds" : failure.getSimpleName();
            return result + ", " + requests + "x asked, " + happened + "x done";
        }
    }

    /**
     * What becomes of a stream on which the messages 1, 2 and 3 are sent, the fault striking between 1 and 2.
     *
     * @param interrupted whether it is interrupted, and restored
     * @param texts what is handed on, in this order; a reconnect comes before what follows a bar
     * @param sockets how many of the session are open at the same time, at most, as the server sees it
     */
    record Stream(boolean interrupted, String texts, int sockets) {

        @Override
        public String toString() {
            return texts + (interrupted ? ", interrupted and restored" : ", uninterrupted");
        }
    }

    private static Call done(int requests) {
        return new Call(null, requests, 1);
    }

    private static Call fails(Class<? extends XelionChatException> failure, int requests, int happened) {
        return new Call(failure, requests, happened);
    }

    private static Row row(Fault fault, Call get, Call send, Call create, Stream stream) {
        return new Row(fault, get, send, create, stream, null);
    }

    /** A fault of streams only. */
    private static Row row(Fault fault, Stream stream) {
        return row(fault, done(1), done(1), done(1), stream);
    }

    private static final Class<XelionChatException> REFUSED = XelionChatException.class;
    private static final Class<XelionAuthenticationException> CREDENTIALS = XelionAuthenticationException.class;
    private static final Class<XelionConnectionException> BROKEN = XelionConnectionException.class;
    private static final Class<XelionProtocolException> UNREADABLE = XelionProtocolException.class;
    private static final Class<UncertainDeliveryException> UNCERTAIN = UncertainDeliveryException.class;

    private static final Stream UNTOUCHED = new Stream(false, "1 2 3", 1);
    private static final Stream RESTORED = new Stream(true, "1 2 3", 1);
    /** The server cannot know that the client has gone. */
    private static final Stream RESTORED_UNNOTICED = new Stream(true, "1 2 3", 2);

    /**
     * {@return all of it}
     */
    static List<Row> rows() {
        return List.of(
                // fault, getMessages, sendMessage, createSession, stream
                row(
                        call("answered with 500", next -> next.answers(500)),
                        fails(REFUSED, 1, 1),
                        done(2),
                        fails(REFUSED, 1, 0),
                        RESTORED),
                row(
                        call("answered with 503", next -> next.answers(503)),
                        done(2),
                        done(2),
                        fails(REFUSED, 1, 0),
                        RESTORED),
                row(
                        call(
                                "answered with 502 and an HTML page",
                                next -> next.answersText(502, "<html>bad gateway</html>")),
                        done(2),
                        done(2),
                        fails(REFUSED, 1, 0),
                        RESTORED),
                row(
                        call("answered with 503 again and again", next -> next.times(9)
                                .answers(503)),
                        fails(REFUSED, 3, 1),
                        fails(REFUSED, 2, 0),
                        fails(REFUSED, 1, 0),
                        RESTORED),
                row(
                        call("answered with 429 and Retry-After", next -> next.retryAfter(Duration.ofSeconds(1))
                                .answersText(429, "slow down")),
                        done(2),
                        done(2),
                        done(2),
                        RESTORED),
                row(
                        call(
                                "answered with 429 and a Retry-After of two minutes",
                                next -> next.retryAfter(Duration.ofMinutes(2)).answers(429)),
                        fails(REFUSED, 1, 1),
                        fails(REFUSED, 1, 0),
                        fails(REFUSED, 1, 0),
                        RESTORED),
                row(
                        call("answered with 400", next -> next.answers(400)),
                        fails(REFUSED, 1, 1),
                        fails(REFUSED, 1, 0),
                        fails(REFUSED, 1, 0),
                        RESTORED),
                row(
                                call("answered with 401", next -> next.answers(401)),
                                fails(CREDENTIALS, 1, 1),
                                fails(CREDENTIALS, 1, 0),
                                fails(CREDENTIALS, 1, 0),
                                RESTORED)
                        // the login is renewed
                        .onClassic(done(2)),
                row(
                        call("answered with 200 and no JSON", next -> next.answersText(200, "welcome")),
                        fails(UNREADABLE, 1, 1),
                        fails(UNCERTAIN, 1, 0),
                        fails(UNREADABLE, 1, 0),
                        RESTORED),
                row(
                        call("done, but answered with 500", next -> next.actsButAnswers(500)),
                        fails(REFUSED, 1, 1),
                        done(1),
                        fails(REFUSED, 1, 1),
                        RESTORED),
                row(
                        call("done, but answered with no JSON", next -> next.actsButAnswersText(200, "welcome")),
                        fails(UNREADABLE, 1, 1),
                        done(1),
                        fails(UNREADABLE, 1, 1),
                        RESTORED),
                row(
                        call("connection closed instead of an answer", NextCall::dropsConnection),
                        done(2),
                        done(2),
                        fails(BROKEN, 1, 0),
                        RESTORED),
                row(
                        call("done, but connection closed instead of an answer", NextCall::actsButDropsConnection),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        call("never answered", NextCall::neverAnswers),
                        done(2),
                        fails(UNCERTAIN, 1, 0),
                        fails(BROKEN, 1, 0),
                        RESTORED),
                row(
                        call("done, but never answered", NextCall::actsButNeverAnswers),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        call("answered a little late", next -> next.answersLate(SHORT)),
                        done(1),
                        done(1),
                        done(1),
                        RESTORED),
                row(call("done a little late", next -> next.actsLate(SHORT)), done(1), done(1), done(1), RESTORED),
                row(
                        call("done at once, answered after the time-out", next -> next.answersLate(LONG)),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        call("done only after the time-out", next -> next.actsLate(LONG)),
                        done(2),
                        fails(UNCERTAIN, 1, 1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        everyCall("every call answered with 503", next -> next.answers(503)),
                        fails(REFUSED, 3, 1),
                        fails(UNCERTAIN, 1, 0),
                        fails(REFUSED, 1, 0),
                        RESTORED),
                row(
                        everyCall("every call done, but answered with 503", next -> next.actsButAnswers(503)),
                        fails(REFUSED, 3, 1),
                        fails(UNCERTAIN, 1, 1),
                        fails(REFUSED, 1, 1),
                        RESTORED),
                row(
                        everyCall("every connection closed instead of an answer", NextCall::dropsConnection),
                        fails(BROKEN, 3, 1),
                        fails(UNCERTAIN, 1, 0),
                        fails(BROKEN, 1, 0),
                        RESTORED),
                row(
                        everyCall("every call answered with 401", next -> next.answers(401)),
                        fails(CREDENTIALS, 1, 1),
                        fails(CREDENTIALS, 1, 0),
                        fails(CREDENTIALS, 1, 0),
                        RESTORED),
                row(
                        handshake("handshake refused with 503", next -> next.times(3)
                                .isRefused(503)),
                        RESTORED),
                row(handshake("handshake refused with 401", next -> next.isRefused(401)), RESTORED),
                row(handshake("handshake refused with 404", next -> next.isRefused(404)), RESTORED),
                row(
                        handshake("handshake accepted, then closed with an error text", next -> next.times(3)
                                .isExpired()),
                        RESTORED),
                row(handshake("handshake answered a little late", next -> next.isLate(SHORT)), RESTORED),
                row(handshake("handshake answered after the time-out", next -> next.isLate(LONG)), RESTORED),
                row(handshake("handshake never answered", NextHandshake::hangs), RESTORED),
                row(handshake("handshake connection closed", NextHandshake::dropsConnection), RESTORED),
                row(frame("event sent twice", NextFrame::isDuplicated), UNTOUCHED),
                row(frame("event sent in fragments", next -> next.isFragmented(5)), UNTOUCHED),
                row(
                        frame("event sent after the following one", NextFrame::isSwappedWithFollowing),
                        new Stream(false, "1 3 2", 1)),
                row(frame("event cut in half", NextFrame::isMalformed), UNTOUCHED),
                row(frame("event of 2 MiB", next -> next.isOversized(2 << 20)), RESTORED),
                row(frame("event never sent", NextFrame::isLost), new Stream(true, "1 3 | 2", 1)),
                row(frame("event of unknown type", NextFrame::isOfUnknownType), new Stream(true, "1 3 | 2", 1)),
                row(socket("socket closed with 1000", all -> all.close(1000, "")), RESTORED),
                row(socket("socket closed with 1001", all -> all.close(1001, "going away")), RESTORED),
                row(socket("socket closed with 1011", all -> all.close(1011, "restarting")), RESTORED),
                row(socket("socket cut", SocketFaults::cut), RESTORED),
                row(socket("socket reset", SocketFaults::reset), RESTORED),
                row(socket("socket stalled", SocketFaults::stall), RESTORED),
                row(
                        socket(
                                "socket sends garbage",
                                all -> all.send("garbage").send("[]").send("{}").send("")),
                        UNTOUCHED),
                row(socket("socket sends binary", all -> all.sendBinary(new byte[] {1, 2, 3})), UNTOUCHED),
                row(socket("socket pings", SocketFaults::ping), UNTOUCHED),
                row(
                        beforeTheAnswer("connections cut", world -> world.link().cut()),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        beforeTheAnswer(
                                "connections reset", world -> world.link().reset()),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        beforeTheAnswer("connections half-open", world -> world.link()
                                .stall(() -> true, Way.TO_SERVER, Way.TO_CLIENT)),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED_UNNOTICED),
                row(
                        beforeTheAnswer("connections half-open, nothing comes back", world -> world.link()
                                .stall(() -> true, Way.TO_CLIENT)),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        link("connections half-open, nothing gets through", world -> world.link()
                                .stall(Way.TO_SERVER)),
                        fails(BROKEN, 0, 1),
                        fails(UNCERTAIN, 0, 0),
                        fails(BROKEN, 0, 0),
                        RESTORED_UNNOTICED),
                row(
                        link("connections slow", world -> world.link().slowDown(8_000)),
                        done(1),
                        done(1),
                        done(1),
                        UNTOUCHED),
                row(
                        link("connections refused", world -> world.link().refuse()),
                        fails(BROKEN, 0, 1),
                        fails(BROKEN, 0, 0),
                        fails(BROKEN, 0, 0),
                        RESTORED),
                row(
                        link("connections refused for a moment", world -> {
                            world.link().refuse();
                            world.soon(world.link()::recover);
                        }),
                        done(1),
                        done(1),
                        done(1),
                        RESTORED),
                row(
                        beforeTheAnswer("bytes to the client damaged", world -> world.link()
                                .corrupt(() -> true, Way.TO_CLIENT, EVERY_BYTE)),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        link("all brackets to the client damaged", world -> world.link()
                                .corrupt(Way.TO_CLIENT, BRACKETS)),
                        fails(UNREADABLE, 1, 1),
                        fails(UNCERTAIN, 1, 1),
                        fails(UNREADABLE, 1, 1),
                        RESTORED),
                row(
                        link("all bytes to the client damaged", world -> world.link()
                                .corrupt(Way.TO_CLIENT, EVERY_BYTE)),
                        fails(BROKEN, 3, 1),
                        fails(UNCERTAIN, 1, 1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        link("all bytes to the server damaged", world -> world.link()
                                .corrupt(Way.TO_SERVER, EVERY_BYTE)),
                        fails(REFUSED, 0, 1),
                        fails(REFUSED, 0, 0),
                        fails(REFUSED, 0, 0),
                        RESTORED),
                row(
                        beforeTheAnswer("bytes to the client damaged", world -> world.link()
                                        .corrupt(() -> true, Way.TO_CLIENT, EVERY_BYTE))
                                .underTls(),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        link("all bytes to the server damaged", world -> world.link()
                                        .corrupt(Way.TO_SERVER, EVERY_BYTE))
                                .underTls(),
                        fails(BROKEN, 0, 1),
                        fails(BROKEN, 0, 0),
                        fails(BROKEN, 0, 0),
                        RESTORED),
                row(
                        beforeTheAnswer("connections cut", world -> world.link().cut())
                                .underTls(),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED),
                row(
                        beforeTheAnswer("connections half-open", world -> world.link()
                                        .stall(() -> true, Way.TO_SERVER, Way.TO_CLIENT))
                                .underTls(),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED_UNNOTICED),
                row(
                        beforeTheAnswer("Xelion restarted", world -> {
                            world.simulator().stop();
                            world.soon(world.simulator()::start);
                        }),
                        done(2),
                        done(1),
                        fails(BROKEN, 1, 1),
                        RESTORED));
    }
}

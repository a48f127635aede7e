package org.xelionchat.client.faults;

import java.util.function.Consumer;
import org.xelionchat.simulator.fault.NextCall;
import org.xelionchat.simulator.fault.NextFrame;
import org.xelionchat.simulator.fault.NextHandshake;
import org.xelionchat.simulator.fault.SocketFaults;
import org.xelionchat.simulator.journal.Operation;

/**
 * Something that goes wrong.
 *
 * @param name in words
 * @param where what it strikes
 * @param tls whether between client and server that speak TLS
 * @param strikes makes it, for the next call of an operation where it strikes calls, else in the session
 */
record Fault(String name, Where where, boolean tls, Strike strikes) {

    /** What a fault strikes, and so when a test has to make it. */
    enum Where {
        /** A call of the gateway's API, whose time has not come yet. */
        CALL,
        /** Every call, until all is well again. */
        EVERY_CALL,
        /** The next handshake of an event socket. */
        HANDSHAKE,
        /** The next event on its way. */
        FRAME,
        /** The event sockets that are open. */
        SOCKET,
        /** The link, before a call. */
        LINK,
        /** The link, when the server has acted on a call and has not answered yet. */
        LINK_BEFORE_THE_ANSWER
    }

    /** Makes it. */
    @FunctionalInterface
    interface Strike {
        void in(World world, Operation call, String session);
    }

    static Fault call(String name, Consumer<NextCall> fault) {
        return new Fault(
                name,
                Where.CALL,
                false,
                (world, call, session) ->
                        fault.accept(world.simulator().faults().nextCall(call)));
    }

    static Fault everyCall(String name, Consumer<NextCall> fault) {
        return new Fault(
                name,
                Where.EVERY_CALL,
                false,
                (world, call, session) ->
                        fault.accept(world.simulator().faults().nextCall().always()));
    }

    static Fault handshake(String name, Consumer<NextHandshake> fault) {
        return new Fault(
                name,
                Where.HANDSHAKE,
                false,
                (world, call, session) ->
                        fault.accept(world.simulator().faults().nextHandshake().inSession(session)));
    }

    static Fault frame(String name, Consumer<NextFrame> fault) {
        return new Fault(
                name,
                Where.FRAME,
                false,
                (world, call, session) ->
                        fault.accept(world.simulator().faults().nextFrame().inSession(session)));
    }

    static Fault socket(String name, Consumer<SocketFaults> fault) {
        return new Fault(
                name,
                Where.SOCKET,
                false,
                (world, call, session) ->
                        fault.accept(world.simulator().faults().sockets(session)));
    }

    static Fault link(String name, Consumer<World> fault) {
        return new Fault(name, Where.LINK, false, (world, call, session) -> fault.accept(world));
    }

    static Fault beforeTheAnswer(String name, Consumer<World> fault) {
        return new Fault(name, Where.LINK_BEFORE_THE_ANSWER, false, (world, call, session) -> fault.accept(world));
    }

    Fault underTls() {
        return new Fault(name + ", under TLS", where, true, strikes);
    }

    @Override
    public String toString() {
        return name;
    }
}

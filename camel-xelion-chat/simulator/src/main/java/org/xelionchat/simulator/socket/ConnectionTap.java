package org.xelionchat.simulator.socket;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/**
 * Sits between one TCP connection (or its TLS layer) and the server, and can hold back what either side writes. That is
 * how a socket stalls, and how a frame gets into the same write as the handshake's answer. All on the I/O thread.
 */
public final class ConnectionTap {

    private final TapSource source;
    private final TapSink sink;

    private ConnectionTap(StreamConnection connection) {
        source = new TapSource(connection);
        sink = new TapSink(connection);
    }

    /**
     * Puts a tap on a new connection, before the server sees it.
     *
     * @param connection the connection
     */
    public static void install(StreamConnection connection) {
        ConnectionTap tap = new ConnectionTap(connection);
        connection.getSourceChannel().setConduit(tap.source);
        connection.getSinkChannel().setConduit(tap.sink.ownedBy(tap));
    }

    /** The tap of the connection on which a call came. */
    static ConnectionTap of(HttpServerExchange exchange) {
        AbstractServerConnection connection = (AbstractServerConnection) exchange.getConnection();
        return ((TapSink) connection.getOriginalSinkConduit()).tap();
    }

    /**
     * Leaves a call waiting for its answer. Meanwhile the server reads nothing, and so would not notice that the client
     * has given up: then the connection is closed.
     *
     * @param exchange the call, dispatched
     * @param gone told when the client has given up
     */
    public static void keepWaiting(HttpServerExchange exchange, Runnable gone) {
        of(exchange).holdReads(() -> {
            gone.run();
            IoUtils.safeClose(exchange.getConnection());
        });
    }

    /** From now on, what the server writes is kept. */
    void holdWrites() {
        sink.hold();
    }

    /** Sends what was kept, in one write. */
    void releaseWrites() {
        sink.release();
    }

    /**
     * From now on, what the client sends is kept.
     *
     * @param gone told when the client closes the connection meanwhile
     */
    void holdReads(Runnable gone) {
        source.hold(gone);
    }

    /** Hands over what was kept. */
    void releaseReads() {
        source.release();
    }
}

package org.xelionchat.simulator.server;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.xelionchat.simulator.socket.ConnectionTap;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Listens on one port. There is one I/O thread on purpose: everything that arrives is looked at in the order of its
 * arrival, so "at most one open socket" can be counted without doubt.
 *
 * <p>Built from Undertow's parts instead of its builder, because every connection gets a {@link ConnectionTap}.
 */
public final class SimulatorServer {

    private static final int BUFFER_SIZE = 16 * 1024;

    /** Enough for every call; each API has a limit of its own. */
    private static final long LARGEST_BODY = 32 * 1024 * 1024;

    private static final int BACKLOG = 1000;
    private static final int MOST_TASK_THREADS = 8;
    private static final long STOP_SECONDS = 5;

    private final XnioWorker worker;
    private final HttpOpenListener http;
    private final AcceptingChannel<? extends StreamConnection> listener;
    private final ByteBufferPool buffers;

    private SimulatorServer(
            XnioWorker worker,
            HttpOpenListener http,
            AcceptingChannel<? extends StreamConnection> listener,
            ByteBufferPool buffers) {
        this.worker = worker;
        this.http = http;
        this.listener = listener;
        this.buffers = buffers;
    }

    /**
     * Starts listening.
     *
     * @param address where; port 0 for any that is free
     * @param tls the server's side of TLS, or {@code null} for plain connections
     * @param handler answers everything
     * @return the running server
     * @throws UncheckedIOException if the port is taken
     */
    public static SimulatorServer start(InetSocketAddress address, SSLContext tls, HttpHandler handler) {
        Xnio xnio = Xnio.getInstance(SimulatorServer.class.getClassLoader());
        XnioWorker worker = null;
        try {
            worker = xnio.createWorker(OptionMap.builder()
                    .set(Options.WORKER_NAME, "xelion-chat-simulator")
                    .set(Options.WORKER_IO_THREADS, 1)
                    .set(Options.WORKER_TASK_CORE_THREADS, 1)
                    .set(Options.WORKER_TASK_MAX_THREADS, MOST_TASK_THREADS)
                    .set(Options.THREAD_DAEMON, true)
                    .set(Options.TCP_NODELAY, true)
                    .getMap());
            ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_SIZE);
            HttpOpenListener http = new HttpOpenListener(
                    buffers,
                    OptionMap.builder()
                            .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                            .set(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY)
                            // the gateway's id may hold a percent-encoded slash (P4: opaque)
                            .set(UndertowOptions.DECODE_URL, false)
                            .getMap());
            http.setRootHandler(handler);
            ChannelListener<AcceptingChannel<StreamConnection>> accept =
                    ChannelListeners.openListenerAdapter(connection -> {
                        ConnectionTap.install(connection);
                        http.handleEvent(connection);
                    });
            AcceptingChannel<? extends StreamConnection> listener = listen(xnio, worker, address, tls, accept);
            listener.resumeAccepts();
            return new SimulatorServer(worker, http, listener, buffers);
        } catch (IOException e) {
            if (worker != null) {
                worker.shutdownNow();
            }
            throw new UncheckedIOException("The simulator cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the TLS listener is declared for a narrower type than it gives out
    private static AcceptingChannel<? extends StreamConnection> listen(
            Xnio xnio,
            XnioWorker worker,
            InetSocketAddress address,
            SSLContext tls,
            ChannelListener<AcceptingChannel<StreamConnection>> accept)
            throws IOException {
        OptionMap options = OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .getMap();
        return tls == null
                ? worker.createStreamConnectionServer(address, accept, options)
                : new UndertowXnioSsl(xnio, OptionMap.EMPTY, tls)
                        .createSslConnectionServer(worker, address, (ChannelListener) accept, options);
    }

    /** {@return the port that is listened on} */
    public int port() {
        return listener.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /** Stops listening and closes every connection as it is, as the end of a process does. Returns when that is done. */
    public void stop() {
        IoUtils.safeClose(listener);
        http.closeConnections();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
                worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        buffers.close();
    }
}

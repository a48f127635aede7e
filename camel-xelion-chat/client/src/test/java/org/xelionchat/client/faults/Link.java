package org.xelionchat.client.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * The network between a client and a server, in this process: it forwards bytes, and goes wrong when told to. One thread
 * serves all connections; what is asked for has been done when the method returns.
 */
final class Link implements AutoCloseable {

    /** Which way bytes go. */
    enum Way {
        TO_SERVER,
        TO_CLIENT
    }

    private static final int CHUNK = 8 << 10;

    /** How long a slowed connection rests after each piece. */
    private static final Duration REST = Duration.ofMillis(10);

    private final InetSocketAddress server;
    private final int port;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();

    // all that follows is touched by the link's thread only
    private final Set<Connection> connections = new LinkedHashSet<>();
    private ServerSocketChannel listener;
    private Consumer<Connection> fateOfNewOnes = connection -> {};
    private int accepted;
    private boolean closed;

    /**
     * @param serverPort where to forward to, on this machine
     */
    Link(int serverPort) {
        try {
            server = new InetSocketAddress(InetAddress.getByName("localhost"), serverPort);
            selector = Selector.open();
            port = listen(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, "link");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * {@return the server's address as seen through this link}
     */
    String host() {
        return "localhost:" + port;
    }

    /**
     * {@return how many connections came so far}
     */
    int accepted() {
        return ask(() -> accepted);
    }

    /**
     * {@return how many connections there are}
     */
    int connections() {
        return ask(connections::size);
    }

    /** Every connection ends, as when a process ends. */
    void cut() {
        cut(() -> true);
    }

    /**
     * @param chosen asked for each connection
     */
    void cut(BooleanSupplier chosen) {
        each(chosen, Connection::close);
    }

    /**
     * Every connection ends as between people who say good-bye: both sides are told that nothing more comes, and what they
     * still say is lost. It is there until both of them have closed it, too.
     */
    void hangUp() {
        each(() -> true, Connection::hangUp);
    }

    /** Every connection is reset (TCP RST). */
    void reset() {
        reset(() -> true);
    }

    /**
     * @param chosen asked for each connection
     */
    void reset(BooleanSupplier chosen) {
        each(chosen, Connection::reset);
    }

    /**
     * Half-open: connections stay, but nothing is forwarded on them any more, neither bytes nor ends. This holds for those
     * that are there and those that come until {@link #recover}; none of them ever recovers.
     *
     * @param ways one or both
     */
    void stall(Way... ways) {
        befall(connection -> connection.stall(List.of(ways)));
    }

    /**
     * @param chosen asked for each connection that is there
     * @param ways one or both
     */
    void stall(BooleanSupplier chosen, Way... ways) {
        each(chosen, connection -> connection.stall(List.of(ways)));
    }

    /**
     * Connections, those that are there and those that come, are slow until {@link #recover}.
     *
     * @param bytesPerSecond on each of them, either way
     */
    void slowDown(int bytesPerSecond) {
        int piece = Math.max(1, (int) (bytesPerSecond * REST.toMillis() / 1000));
        befall(connection -> connection.slow(piece));
    }

    /**
     * Damages what is forwarded, until {@link #recover}.
     *
     * @param way which way
     * @param damage makes another byte of a byte
     */
    void corrupt(Way way, IntUnaryOperator damage) {
        befall(connection -> connection.pipe(way).damage = damage);
    }

    /**
     * @param chosen asked for each connection that is there
     * @param way which way
     * @param damage makes another byte of a byte
     */
    void corrupt(BooleanSupplier chosen, Way way, IntUnaryOperator damage) {
        each(chosen, connection -> connection.pipe(way).damage = damage);
    }

    /** Refuses to connect, and cuts what is connected, until {@link #recover}. */
    void refuse() {
        ask(() -> {
            listener.close();
            List.copyOf(connections).forEach(Connection::close);
            // until the selector has let go of it, the port still answers
            return selector.selectNow();
        });
    }

    /** All is well again, for what was not broken for good. */
    void recover() {
        ask(() -> {
            fateOfNewOnes = connection -> {};
            for (Connection connection : connections) {
                connection.slow(CHUNK);
                connection.toServer.damage = IntUnaryOperator.identity();
                connection.toClient.damage = IntUnaryOperator.identity();
            }
            return listener.isOpen() ? port : listen(port);
        });
    }

    /** Cuts everything, for good. */
    @Override
    public void close() {
        orders.add(() -> closed = true);
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Order<T> {
        T run() throws IOException;
    }

    private <T> T ask(Order<T> order) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        orders.add(() -> {
            try {
                answer.complete(order.run());
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        selector.wakeup();
        return answer.join();
    }

    private void each(BooleanSupplier chosen, Consumer<Connection> fate) {
        ask(() -> {
            List.copyOf(connections).stream()
                    .filter(connection -> chosen.getAsBoolean())
                    .forEach(fate);
            return null;
        });
    }

    private void befall(Consumer<Connection> fate) {
        ask(() -> {
            fateOfNewOnes = fate;
            connections.forEach(fate);
            return null;
        });
    }

    private int listen(int wanted) throws IOException {
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(new InetSocketAddress(server.getAddress(), wanted), 1_000);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        return listener.socket().getLocalPort();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(connections.stream().anyMatch(Connection::rests) ? REST.toMillis() : 0);
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
                    order.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    if (!key.isValid()) {
                        continue;
                    }
                    if (key.attachment() instanceof Connection connection) {
                        connection.go(key);
                    } else {
                        accept();
                    }
                }
                selector.selectedKeys().clear();
                connections.forEach(Connection::refresh);
            }
            listener.close();
            List.copyOf(connections).forEach(Connection::close);
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        SocketChannel client = listener.accept();
        if (client == null) {
            return;
        }
        accepted++;
        Connection connection = new Connection(client, SocketChannel.open());
        connections.add(connection);
        fateOfNewOnes.accept(connection);
    }

    private final class Connection {

        private final SocketChannel client;
        private final SocketChannel server;
        private final SelectionKey clientKey;
        private final SelectionKey serverKey;
        private final Pipe toServer;
        private final Pipe toClient;

        Connection(SocketChannel client, SocketChannel server) throws IOException {
            this.client = client;
            this.server = server;
            this.toServer = new Pipe(client, server);
            this.toClient = new Pipe(server, client);
            clientKey = register(client);
            serverKey = register(server);
            server.connect(Link.this.server);
        }

        private SelectionKey register(SocketChannel channel) throws IOException {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return channel.register(selector, 0, this);
        }

        Pipe pipe(Way way) {
            return way == Way.TO_SERVER ? toServer : toClient;
        }

        void stall(List<Way> ways) {
            ways.forEach(way -> pipe(way).stalled = true);
        }

        void hangUp() {
            if (!server.isConnected()) {
                close();
                return;
            }
            toServer.drain();
            toClient.drain();
            try {
                client.shutdownOutput();
                server.shutdownOutput();
            } catch (IOException e) {
                close();
            }
        }

        void slow(int piece) {
            toServer.piece = piece;
            toClient.piece = piece;
        }

        boolean rests() {
            return toServer.rests() || toClient.rests();
        }

        void go(SelectionKey key) {
            try {
                if (key.isConnectable()) {
                    server.finishConnect();
                }
                if (server.isConnected()) {
                    toServer.forward();
                    toClient.forward();
                }
                if (toServer.ended && toClient.ended) {
                    close();
                }
            } catch (IOException e) {
                reset();
            }
        }

        /** Says what to wait for. */
        void refresh() {
            if (!clientKey.isValid() || !serverKey.isValid()) {
                close();
            } else if (server.isConnected()) {
                clientKey.interestOps(toServer.reading() | toClient.writing());
                serverKey.interestOps(toClient.reading() | toServer.writing());
            } else {
                serverKey.interestOps(SelectionKey.OP_CONNECT);
            }
        }

        void reset() {
            try {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                server.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // closed already
            }
            close();
        }

        void close() {
            orders.add(() -> connections.remove(this));
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            selector.wakeup();
        }
    }

    /** One way of one connection. */
    private static final class Pipe {

        private final SocketChannel from;
        private final SocketChannel to;
        private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).flip();
        private IntUnaryOperator damage = IntUnaryOperator.identity();
        private int piece = CHUNK;
        private long restsUntil = System.nanoTime();
        private boolean stalled;
        private boolean draining;
        private boolean ended;

        Pipe(SocketChannel from, SocketChannel to) {
            this.from = from;
            this.to = to;
        }

        /** Nothing is forwarded any more, but the end is waited for. */
        void drain() {
            draining = true;
            stalled = false;
            buffer.limit(0);
        }

        boolean rests() {
            return piece < CHUNK && restsUntil - System.nanoTime() > 0;
        }

        int reading() {
            return stalled || ended || rests() || buffer.hasRemaining() ? 0 : SelectionKey.OP_READ;
        }

        int writing() {
            return !stalled && buffer.hasRemaining() ? SelectionKey.OP_WRITE : 0;
        }

        void forward() throws IOException {
            if (reading() != 0) {
                read();
            }
            if (writing() != 0) {
                to.write(buffer);
            }
        }

        private void read() throws IOException {
            buffer.clear().limit(piece);
            int count = from.read(buffer);
            buffer.flip();
            if (draining) {
                buffer.limit(0);
            }
            if (count < 0) {
                ended = true;
                to.shutdownOutput();
            } else if (count > 0) {
                for (int i = 0; i < buffer.limit(); i++) {
                    buffer.put(i, (byte) damage.applyAsInt(buffer.get(i)));
                }
                restsUntil = System.nanoTime() + REST.toNanos();
            }
        }
    }
}

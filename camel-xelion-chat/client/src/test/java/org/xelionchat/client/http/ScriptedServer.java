package org.xelionchat.client.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server that does to each request what the next step of its script says, down to the bytes: for what no well-behaved
 * server does. The last step stays in force.
 */
public final class ScriptedServer implements AutoCloseable {

    /** What is done to a request. */
    @FunctionalInterface
    public interface Step {

        /**
         * Answers, or does not.
         *
         * @param connection the connection the request came on
         * @param request the request
         * @throws IOException ends the connection
         */
        void handle(Connection connection, Received request) throws IOException;
    }

    /**
     * A request as it arrived.
     *
     * @param method the HTTP method
     * @param target path, or what a proxy is asked for
     * @param headers by their names in any case
     * @param body as text
     */
    public record Received(String method, String target, Map<String, String> headers, String body) {}

    /**
     * A connection.
     *
     * @param socket its socket
     * @param in buffered
     * @param released opens when the server is closed
     */
    public record Connection(Socket socket, InputStream in, CountDownLatch released) {

        /**
         * Answers as a proxy does, and carries bytes to and fro until one side has gone.
         *
         * @param status of the answer, with its reason
         * @param target whom the client asked for
         * @throws IOException if a side goes
         */
        public void tunnel(String status, ScriptedServer target) throws IOException {
            try (Socket other = new Socket("localhost", target.port())) {
                send(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                Thread back = new Thread(() -> {
                    try {
                        other.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // one of both has gone
                    }
                });
                back.setDaemon(true);
                back.start();
                in.transferTo(other.getOutputStream());
            }
        }

        /**
         * Sends bytes in one packet.
         *
         * @param bytes what to send
         * @throws IOException if the client has gone
         */
        public void send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /**
         * Reads on, until the client has gone, and says nothing.
         *
         * @throws IOException if the client has gone
         */
        public void hang() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }

        /** Reads nothing more, until the server is closed. */
        public void stall() {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /**
         * Cuts with a reset.
         *
         * @throws IOException never
         */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket listening;
    private final Queue<Step> script = new ArrayDeque<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    /**
     * Starts a server.
     *
     * @param steps what to do
     * @throws IOException if there is no port
     */
    public ScriptedServer(Step... steps) throws IOException {
        this(0, steps);
    }

    /**
     * Starts a server.
     *
     * @param port where
     * @param steps what to do
     * @throws IOException if the port is taken
     */
    public ScriptedServer(int port, Step... steps) throws IOException {
        this(ServerSocketFactory.getDefault(), port, steps);
    }

    /**
     * Starts a server.
     *
     * @param factory makes its socket
     * @param steps what to do
     * @throws IOException if there is no port
     */
    public ScriptedServer(ServerSocketFactory factory, Step... steps) throws IOException {
        this(factory, 0, steps);
    }

    private ScriptedServer(ServerSocketFactory factory, int port, Step... steps) throws IOException {
        script.addAll(List.of(steps));
        listening = factory.createServerSocket(port, 50, InetAddress.getByName("localhost"));
        daemon(this::accept);
    }

    /**
     * {@return a step that answers}
     *
     * @param status the status
     * @param body the body
     * @param headers further lines
     */
    public static Step answer(int status, String body, String... headers) {
        return (connection, request) -> connection.send(answerBytes(status, body, headers));
    }

    /**
     * {@return an answer's bytes}
     *
     * @param status the status
     * @param body the body
     * @param headers further lines
     */
    public static byte[] answerBytes(int status, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Some Reason\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /**
     * {@return a step that closes without an answer}
     */
    public static Step closing() {
        return (connection, request) -> connection.socket().close();
    }

    /**
     * {@return a step that never answers}
     */
    public static Step hanging() {
        return (connection, request) -> connection.hang();
    }

    /**
     * {@return name and port}
     */
    public String host() {
        return "localhost:" + port();
    }

    /**
     * {@return the port}
     */
    public int port() {
        return listening.getLocalPort();
    }

    /**
     * {@return what arrived, in order}
     */
    public List<Received> requests() {
        return requests;
    }

    /**
     * {@return how many connections were ever accepted}
     */
    public int accepted() {
        return accepted.get();
    }

    /**
     * {@return how many connections are open}
     */
    public int open() {
        return open.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                accepted.incrementAndGet();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Connection connection = new Connection(socket, in, released);
            for (Received request = read(in); request != null; request = read(in)) {
                requests.add(request);
                next().handle(connection, request);
            }
        } catch (IOException e) {
            // the client has gone
        } finally {
            open.remove(socket);
        }
    }

    private Step next() {
        synchronized (script) {
            return script.size() == 1 ? script.element() : script.remove();
        }
    }

    private static Received read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        String[] words = first.split(" ");
        return new Received(
                words[0].toUpperCase(Locale.ROOT),
                words[1],
                headers,
                new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

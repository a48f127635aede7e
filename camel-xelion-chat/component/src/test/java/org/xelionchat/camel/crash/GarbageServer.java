package org.xelionchat.camel.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An event socket's server that sends garbage for ever, as fast as it is taken. */
final class GarbageServer implements AutoCloseable {

    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n";
    private static final String KEY = "sec-websocket-key:";
    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int PING = 9;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();

    GarbageServer() throws IOException {
        daemon(this::accept);
    }

    String url() {
        return "ws://localhost:" + server.getLocalPort() + "/";
    }

    long bytes() {
        return bytes.get();
    }

    long frames() {
        return frames.get();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket socket = server.accept();
            connections.incrementAndGet();
            daemon(() -> flood(socket));
        }
    }

    private void flood(Socket socket) throws IOException {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(SWITCHING.formatted(accepted(socket)).getBytes(StandardCharsets.US_ASCII));
            for (int turn = 0; !server.isClosed(); turn++) {
                for (byte[] frame : garbage(turn)) {
                    out.write(frame);
                    bytes.addAndGet(frame.length);
                    frames.incrementAndGet();
                }
            }
        }
    }

    private static String accepted(Socket socket) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            if (line.regionMatches(true, 0, KEY, 0, KEY.length())) {
                key = line.substring(KEY.length()).trim();
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Large and small, events and none, each turn with ids and names of its own. */
    private static List<byte[]> garbage(int turn) {
        String large = "x".repeat(60_000);
        // a megabyte as long as it is on its way, and in memory
        byte[] huge = text("{\"notificationType\":\"garbage\",\"a\":\"" + "\u0101".repeat(500_000) + "\"}");
        return List.of(
                text("{\"notificationType\":\"garbage" + turn + "\",\"a\":\"" + large + "\"}"),
                huge,
                huge,
                huge,
                huge,
                text("{\"notificationType\":\"newExternalChatEvent\",\"chatOid\":\"9" + turn + "\",\"contents\":\""
                        + large + "\"}"),
                text("{\"notificationType\":\"newExternalChatEvent\",\"contents\":\"no id\"}"),
                text("{\"notificationType\":\"chatTypingEvent\",\"name\":\"" + large + "\"}"),
                text("{\"notificationType\":\"chatHasBeenActivatedEvent\",\"name\":\"" + large + "\"}"),
                text("[".repeat(1000)),
                text("no JSON"),
                text(""),
                frame(BINARY, new byte[5000]),
                frame(PING, new byte[100]));
    }

    private static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] frame(int kind, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) (FINAL | kind));
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the other side had enough, or the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}

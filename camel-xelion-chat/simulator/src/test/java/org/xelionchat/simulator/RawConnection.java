package org.xelionchat.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client's bare connection, which shows what arrives in one piece, and when it ends. */
final class RawConnection implements AutoCloseable {

    private static final int MILLISECONDS = 10_000;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection handshake(URI url) throws IOException {
        return get(
                url,
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    }

    static RawConnection call(URI url, String token) throws IOException {
        return get(url, "Authorization: " + token + "\r\n");
    }

    private static RawConnection get(URI url, String headers) throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(MILLISECONDS);
        String request =
                "GET " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new RawConnection(socket);
    }

    /** What one read gives; empty at the connection's end. */
    String readOnce() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int count = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(0, count), StandardCharsets.UTF_8);
    }

    /** Says that nothing more comes, as the first half of closing does, and stays to see the other half. */
    void leave() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

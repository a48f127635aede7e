package org.xelionchat.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xelionchat.client.faults.Link.Way;

/** The link does what it is told, so that tests over it test what they say. */
@Timeout(30)
class LinkTest {

    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket server;
    private Link link;
    private Socket near;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        link = new Link(server.getLocalPort());
        near = connectAgain();
        far = serve();
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void forwardsBothWaysAndTheEnd() throws IOException {
        write(near, "ping");
        assertThat(read(far, 4)).isEqualTo("ping");
        write(far, "pong");
        assertThat(read(near, 4)).isEqualTo("pong");

        near.shutdownOutput();

        assertThat(far.getInputStream().read()).isEqualTo(-1);
        write(far, "bye");
        assertThat(read(near, 3)).isEqualTo("bye");
    }

    @Test
    void forwardsMuch() throws IOException {
        String much = "0123456789".repeat(20_000);
        Thread writer = new Thread(() -> write(near, much));
        writer.start();

        assertThat(read(far, much.length())).isEqualTo(much);
    }

    @Test
    void cuts() throws IOException {
        link.cut();

        assertThat(near.getInputStream().read()).isEqualTo(-1);
        assertThat(far.getInputStream().read()).isEqualTo(-1);
        await().until(() -> link.connections() == 0);
    }

    @Test
    void cutsOnlyWhatIsChosen() throws IOException {
        link.cut(() -> false);

        write(near, "ping");
        assertThat(read(far, 4)).isEqualTo("ping");
    }

    @Test
    void hangsUpAndWaitsUntilBothSidesHaveHungUp() throws IOException {
        link.stall(Way.TO_SERVER, Way.TO_CLIENT);
        link.hangUp();
        assertThat(near.getInputStream().read()).isEqualTo(-1);
        assertThat(far.getInputStream().read()).isEqualTo(-1);

        write(near, "still here");
        near.close();
        await().during(Duration.ofMillis(200)).until(() -> link.connections() == 1);
        far.close();

        await().until(() -> link.connections() == 0);
    }

    @Test
    void resets() {
        link.reset();

        assertThatThrownBy(() -> near.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void stallsOneWayForGood() throws IOException {
        link.stall(Way.TO_CLIENT);
        write(near, "ping");
        assertThat(read(far, 4)).isEqualTo("ping");
        write(far, "pong");
        near.setSoTimeout(200);
        assertThatThrownBy(() -> near.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        link.recover();

        assertThatThrownBy(() -> near.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        Socket next = connectAgain();
        Socket itsEnd = serve();
        write(itsEnd, "pong");
        assertThat(read(next, 4)).isEqualTo("pong");
    }

    @Test
    void slowsDown() throws IOException {
        link.slowDown(2_000);
        long begun = System.nanoTime();
        write(near, "x".repeat(400));

        read(far, 400);

        assertThat(System.nanoTime() - begun).isGreaterThan(150_000_000L);
    }

    @Test
    void corruptsOneWayForATime() throws IOException {
        link.corrupt(Way.TO_SERVER, b -> b == '"' ? '#' : b);
        write(near, "{\"a\"}");
        assertThat(read(far, 5)).isEqualTo("{#a#}");
        write(far, "{\"a\"}");
        assertThat(read(near, 5)).isEqualTo("{\"a\"}");

        link.recover();

        write(near, "{\"a\"}");
        assertThat(read(far, 5)).isEqualTo("{\"a\"}");
    }

    @Test
    void refusesForATime() throws IOException {
        link.refuse();
        assertThat(near.getInputStream().read()).isEqualTo(-1);
        assertThatThrownBy(this::connectAgain).isInstanceOf(ConnectException.class);

        link.recover();

        Socket next = connectAgain();
        Socket itsEnd = serve();
        write(next, "ping");
        assertThat(read(itsEnd, 4)).isEqualTo("ping");
    }

    private Socket connectAgain() throws IOException {
        String host = link.host();
        return kept(new Socket("localhost", Integer.parseInt(host.substring(host.indexOf(':') + 1))));
    }

    private Socket serve() throws IOException {
        return kept(server.accept());
    }

    private Socket kept(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }
}

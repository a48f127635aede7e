package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.GatewayStatus;

/** Calls that go through a proxy; this one answers them itself. */
class ProxyTest extends ChatTestSupport {

    private ServerSocket listener;
    private final List<String> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread proxy = new Thread(this::serve, "proxy");
        proxy.setDaemon(true);
        proxy.start();
    }

    @AfterEach
    void listenNoMore() throws IOException {
        listener.close();
    }

    @Test
    void callsGoThroughTheProxyWithItsCredentials() {
        Exchange exchange = send("xelion-chat:getStatus?host=xelion.example" + proxy("paul"), null);

        assertThat(exchange.getMessage().getBody()).isEqualTo(GatewayStatus.ONLINE);
        assertThat(received).anyMatch(line -> line.startsWith("GET http://xelion.example"));
        assertThat(received).contains("proxy-authorization: " + basic("peter", "paul"));
    }

    @Test
    void aCorrectedPasswordTakesEffectWithTheNextConnect() {
        component().getConfiguration().setProxyHost("localhost");
        component().getConfiguration().setProxyPort(listener.getLocalPort());
        component().getConfiguration().setProxyUsername("peter");
        component().getConfiguration().setProxyPassword("wrong");
        send("xelion-chat:getStatus?host=xelion.example", null);

        component().getConfiguration().setProxyUsername("mary");
        component().getConfiguration().setProxyPassword("right");
        send("xelion-chat:getStatus?host=xelion.example", null);

        assertThat(received)
                .contains(
                        "proxy-authorization: " + basic("peter", "wrong"),
                        "proxy-authorization: " + basic("mary", "right"));
    }

    private String proxy(String password) {
        return "&proxyHost=localhost&proxyPort=" + listener.getLocalPort() + "&proxyUsername=peter&proxyPassword="
                + password;
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private void serve() {
        try {
            while (true) {
                try (Socket socket = listener.accept()) {
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                    for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                        received.add(line);
                    }
                    String body = "{\"value\": \"online\"}";
                    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length()
                            + "\r\nConnection: close\r\n\r\n" + body;
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            // the listener was closed
        }
    }
}

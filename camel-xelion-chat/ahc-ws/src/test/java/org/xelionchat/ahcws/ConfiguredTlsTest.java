package org.xelionchat.ahcws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.component.ahc.ws.WsComponent;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.proxy.ProxyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** What the AHC-WS component trusts is what event streams trust, and its proxy is theirs; calls do what they did. */
@Timeout(60)
class ConfiguredTlsTest extends AhcWsTestSupport {

    @RegisterExtension
    static final XelionSimulatorExtension SECURE = XelionSimulatorExtension.with(simulator -> simulator.tls());

    @RegisterExtension
    static final XelionSimulatorExtension OTHER = XelionSimulatorExtension.with(simulator -> simulator.tls());

    @TempDir
    Path folder;

    @Override
    XelionSimulator server() {
        return SECURE.simulator();
    }

    @Test
    void trustsWhatItsComponentTrusts() throws Exception {
        component().getConfiguration().setSslContextParameters(trusting(folder, server()));
        ahcWss().setSslContextParameters(trusting(folder, server()));
        follow();

        converse(createSession(), "hello");
    }

    @Test
    void doesNotTrustWhatItsComponentDoesNotTrust() throws Exception {
        component().getConfiguration().setSslContextParameters(trusting(folder, server()));
        component().getConfiguration().setAwaitFollowed(Duration.ZERO);
        ahcWss().setSslContextParameters(trusting(folder, OTHER.simulator()));
        follow();

        createSession();

        await().until(() -> server().calls().of(Operation.GET_EVENT_URL).count() > 2);
        assertThat(server().sockets().list()).isEmpty();
    }

    @Test
    void trustsWhatCallsTrustWhereItsComponentSaysNothing() throws Exception {
        component().getConfiguration().setSslContextParameters(trusting(folder, server()));
        follow();

        converse(createSession(), "hello");
    }

    @Test
    void goesThroughItsProxy() throws Exception {
        CompletableFuture<String> asked = new CompletableFuture<>();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> tunnelOnce(proxy, asked), "test-proxy");
            answering.setDaemon(true);
            answering.start();
            component().getConfiguration().setSslContextParameters(trusting(folder, server()));
            ahcWss().setClientConfig(new DefaultAsyncHttpClientConfig.Builder()
                    .setProxyServer(new ProxyServer.Builder("localhost", proxy.getLocalPort()).build())
                    .build());
            follow();

            converse(createSession(), "hello");

            assertThat(asked.join()).startsWith("CONNECT " + server().host());
        }
    }

    private void tunnelOnce(ServerSocket proxy, CompletableFuture<String> asked) {
        try (Socket client = proxy.accept();
                Socket target = new Socket("localhost", server().port())) {
            asked.complete(firstLineOf(client));
            client.getOutputStream().write("HTTP/1.1 200 Fine\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = new Thread(
                    () -> {
                        try {
                            target.getInputStream().transferTo(client.getOutputStream());
                        } catch (IOException e) {
                            // one of both has gone
                        }
                    },
                    "test-proxy-back");
            back.setDaemon(true);
            back.start();
            client.getInputStream().transferTo(target.getOutputStream());
        } catch (IOException e) {
            // one of both has gone
        }
    }

    private WsComponent ahcWss() {
        return context.getComponent("ahc-wss", WsComponent.class);
    }
}

package org.xelionchat.ahcws;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xelionchat.camel.ConnectionListener;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** A Camel context whose component talks to a simulator, with event streams over AHC-WS. */
abstract class AhcWsTestSupport extends CamelTestSupport {

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    private static final String PASSWORD = "changeit";

    final List<String> texts = new CopyOnWriteArrayList<>();
    volatile StreamStatistics statistics;

    static XelionSimulator xelion() {
        return XELION.simulator();
    }

    XelionSimulator server() {
        return xelion();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        XelionChatComponent component = new XelionChatComponent();
        component.getConfiguration().setHost(server().host());
        component.getConfiguration().setSecure(server().isSecure());
        component.getConfiguration().setGatewayId(server().gateway().id());
        component.getConfiguration().setAccessToken(server().gateway().accessToken());
        component.getConfiguration().setEventTransport("ahc-ws");
        component.getConfiguration().setReconnectDelay(Duration.ofMillis(50));
        component.getConfiguration().setMaximumReconnectDelay(Duration.ofMillis(400));
        component.addConnectionListener(new ConnectionListener() {
            @Override
            public void connectionOpened(String connectionName, StreamStatistics opened) {
                statistics = opened;
            }

            @Override
            public void connectionClosed(String connectionName) {}
        });
        context.addComponent("xelion-chat", component);
        return context;
    }

    XelionChatComponent component() {
        return context.getComponent("xelion-chat", XelionChatComponent.class);
    }

    /** Adds a route that notes the texts of messages. */
    void follow() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("xelion-chat:events?eventTypes=newExternalChatEvent")
                        .routeId("events")
                        .process(exchange -> texts.add(exchange.getMessage()
                                .getBody(NewExternalChatEvent.class)
                                .message()
                                .text()));
            }
        });
    }

    String createSession() {
        return template.requestBodyAndHeader(
                        "xelion-chat:createSession", null, XelionChatConstants.CLIENT_ID, "peter", ChatSession.class)
                .id();
    }

    /** Has the agent say something, and waits until it has arrived. */
    void converse(String session, String text) {
        server().agent("Wesley").says(server().session(session), text);
        await().atMost(Duration.ofSeconds(20)).until(() -> texts.contains(text));
    }

    static SSLContextParameters trusting(Path folder, XelionSimulator simulator) throws Exception {
        Path file = folder.resolve("trust-" + simulator.port() + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            simulator.trustStore().store(out, PASSWORD.toCharArray());
        }
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setType("PKCS12");
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    /** Reads a request without a body, which nothing follows before its answer. */
    static String firstLineOf(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        return in.lines().takeWhile(line -> !line.isEmpty()).toList().get(0);
    }
}

package org.xelionchat.camel;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.simulator.AgentInSession;
import org.xelionchat.simulator.SimulatedAgent;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** A Camel context whose component talks to a simulator over real sockets. */
abstract class ChatTestSupport extends CamelTestSupport {

    /** The oid of a phone line beside the default one. */
    static final String OTHER_LINE = "1651227";

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.with(simulator -> simulator
            .phoneLine(XelionSimulator.DEFAULT_PHONE_LINE_OID, "Support", "801")
            .phoneLine(OTHER_LINE, "Sales", "802")
            .classic(classic -> classic.user(XelionSimulator.DEFAULT_USER_NAME, XelionSimulator.DEFAULT_PASSWORD)
                    .user(SecretsTest.USERNAME, SecretsTest.PASSWORD)));

    /** What most tests ask a consumer for: to be back soon after an interruption. */
    static final String QUICK = "reconnectDelay=10ms&maximumReconnectDelay=100ms";

    /** What the component opens event streams with: the same suites hold of each of them. */
    static final String EVENT_TRANSPORT = System.getProperty("xelion.test.eventTransport", "ahc");

    /** Which API the component speaks. */
    final ChatApiGeneration api =
            getClass().isAnnotationPresent(OnClassic.class) ? ChatApiGeneration.CLASSIC : ChatApiGeneration.GATEWAY;

    @BeforeAll
    static void awaitOftenAndLong() {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    }

    static XelionSimulator xelion() {
        return XELION.simulator();
    }

    /** The one place that knows how to reach the simulator. */
    void pointAtSimulator(XelionChatConfiguration configuration) {
        configuration.setHost(xelion().host());
        configuration.setSecure(false);
        configuration.setApi(api);
        configuration.setEventTransport(EVENT_TRANSPORT);
        switch (api) {
            case GATEWAY -> {
                configuration.setGatewayId(xelion().gateway().id());
                configuration.setAccessToken(xelion().gateway().accessToken());
            }
            case CLASSIC -> {
                configuration.setUsername(xelion().user().name());
                configuration.setPassword(xelion().user().password());
                configuration.setPhoneLineOid(xelion().phoneLine().oid());
            }
        }
    }

    /** {@return whether the API has the operation} */
    boolean isSupported(XelionChatOperation operation) {
        return switch (operation) {
            case sendTranscript, sendFeedback, getStatus, isTranscriptEnabled -> api == ChatApiGeneration.GATEWAY;
            case listPhoneLines -> api == ChatApiGeneration.CLASSIC;
            default -> true;
        };
    }

    /** A secret that Xelion does not accept. */
    void spoilCredentials(XelionChatConfiguration configuration) {
        switch (api) {
            case GATEWAY -> configuration.setAccessToken("wrong");
            case CLASSIC -> configuration.setPassword("wrong");
        }
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.addComponent("xelion-chat", newComponent());
        return context;
    }

    XelionChatComponent newComponent() {
        XelionChatComponent component = new XelionChatComponent();
        pointAtSimulator(component.getConfiguration());
        configure(component);
        return component;
    }

    /** For what a test wants to be different on the component. */
    void configure(XelionChatComponent component) {}

    XelionChatComponent component() {
        return context.getComponent("xelion-chat", XelionChatComponent.class);
    }

    void addRoute(RouteAdder adder) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                adder.add(this);
            }
        });
    }

    /** Adds a route from an events endpoint that records what it gets. */
    RecordedEvents record(String uri) throws Exception {
        return record(uri, "events");
    }

    RecordedEvents record(String uri, String routeId) throws Exception {
        RecordedEvents events = new RecordedEvents();
        addRoute(builder -> builder.from(uri).routeId(routeId).process(events));
        return events;
    }

    /** Sends an exchange; what goes wrong is found in it. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    Exchange inSession(String uri, String sessionId, Object body) {
        return send(uri, body, Map.of(XelionChatConstants.SESSION_ID, sessionId));
    }

    /** Opens a session through the component. */
    String createSession(String clientId) {
        Exchange exchange = send("xelion-chat:createSession", null, Map.of(XelionChatConstants.CLIENT_ID, clientId));
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(ChatSession.class).id();
    }

    SimulatedAgent wesley() {
        return xelion().agent("Wesley");
    }

    AgentInSession wesleyIn(String sessionId) {
        return wesley().in(sessionId);
    }

    /** Adds a route to a builder. */
    @FunctionalInterface
    interface RouteAdder {

        RouteDefinition add(RouteBuilder builder);
    }
}

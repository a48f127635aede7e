package org.xelionchat.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** Both Kamelets, found on the class path by their names, in conversation with a simulator. */
class KameletsTest {

    /** With characters that mean something in a URI. */
    private static final String TOKEN = "to&ken+=#?";

    private static final long PATIENCE = 20_000;

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.with(
            simulator -> simulator.tenant("branch").gateway("web site", TOKEN));

    private final ObjectMapper json = new ObjectMapper();
    private final Main main = new Main();

    @BeforeEach
    void initialize() {
        Properties properties = new Properties();
        properties.setProperty("xelion.host", XELION.simulator().host());
        properties.setProperty("xelion.token", TOKEN);
        main.setInitialProperties(properties);
    }

    @AfterEach
    void stop() {
        main.stop();
        assertThat(XELION.simulator().sockets().open()).isZero();
    }

    @Test
    void chat() throws Exception {
        start(route(
                "direct:visitor-says", kamelet("sink", "&clientId=Peter"), kamelet("source", ""), "seda:to-visitor"));

        Exchange sent = send("hello", Map.of());
        SimulatedSession session = XELION.simulator().onlySession();
        assertThat(sent.getException()).isNull();
        assertThat(session.visitor().clientId()).isEqualTo("Peter");
        assertThat(sent.getMessage().getHeader("CamelXelionChatSessionId")).isEqualTo(session.id());
        assertThat(sent.getMessage().getBody()).isInstanceOf(String.class);
        JsonNode message = json.readTree(sent.getMessage().getBody(String.class));
        assertThat(message.path("text").asText()).isEqualTo("hello");
        assertThat(message.path("direction").asText()).isEqualTo("visitor");

        XELION.simulator().agent("Wesley").activate(session).says("good morning");
        Exchange activated = receive();
        assertThat(activated.getMessage().getHeader("CamelXelionChatEventType")).isEqualTo("chatHasBeenActivatedEvent");
        Exchange said = receive();
        assertThat(said.getMessage().getBody()).isInstanceOf(String.class);
        JsonNode event = json.readTree(said.getMessage().getBody(String.class));
        assertThat(event.path("type").asText()).isEqualTo("newExternalChatEvent");
        assertThat(event.at("/message/text").asText()).isEqualTo("good morning");
        assertThat(said.getMessage().getHeader("CamelXelionChatSessionId")).isEqualTo(session.id());

        send("{\"looks\": \"like JSON\"}", Map.of("CamelXelionChatSessionId", session.id()));
        assertThat(XELION.simulator().onlySession().texts())
                .containsExactly("hello", "good morning", "{\"looks\": \"like JSON\"}");
    }

    @Test
    void takeTheOptionalProperties() throws Exception {
        start(route(
                "direct:visitor-says",
                kamelet("sink", ""),
                kamelet("source", "&eventTypes=newExternalChatEvent&includeVisitorMessages=true"),
                "seda:to-visitor"));

        send("hello", Map.of("CamelXelionChatClientId", "Anna"));
        send("hello", Map.of());
        XELION.simulator()
                .agent("Wesley")
                .activate(XELION.simulator().sessions().get(0));

        assertThat(XELION.simulator().sessions())
                .extracting(session -> session.visitor().clientId())
                .containsExactly("Anna", "Visitor");
        for (SimulatedSession ignored : XELION.simulator().sessions()) {
            assertThat(receive().getMessage().getHeader("CamelXelionChatDirection"))
                    .isEqualTo("visitor");
        }
    }

    @Test
    void handOverWhatWentWrong() throws Exception {
        start(route("direct:visitor-says", kamelet("sink", ""), kamelet("source", ""), "seda:to-visitor"));

        assertThat(send(" ", Map.of()).getException())
                .hasMessageContaining("sendMessage")
                .hasMessageNotContaining(TOKEN);
    }

    /** Values of properties come from the configuration, as the README shows it; so no URI holds a secret. */
    @Test
    void areConfiguredByProperties() throws Exception {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/support.properties")) {
            properties.load(file);
        }
        for (String kamelet : new String[] {"source", "sink"}) {
            String prefix = "camel.kamelet.xelion-chat-" + kamelet + ".";
            properties.setProperty(
                    prefix + "host", "http://" + XELION.simulator().host());
            properties.setProperty(prefix + "gatewayId", "web site");
            properties.setProperty(prefix + "tenant", "branch");
            properties.setProperty(prefix + "accessToken", TOKEN);
        }
        main.setInitialProperties(properties);
        main.configure().withRoutesIncludePattern("classpath:support.yaml");
        main.start();

        send("hello", Map.of());
        XELION.simulator()
                .agent("Wesley")
                .activate(XELION.simulator().onlySession())
                .says("hi");

        assertThat(receive().getMessage().getBody(String.class)).contains("\"text\":\"hi\"");
        assertThat(camel().getEndpoints()).extracting(Object::toString).noneMatch(uri -> uri.contains("to&ken"));
    }

    @Test
    void sayWhichPropertyIsMissing() {
        assertThatThrownBy(() -> start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:visitor-says").to("kamelet:xelion-chat-sink?host=localhost");
                    }
                }))
                .hasStackTraceContaining("gatewayId")
                .hasStackTraceContaining("accessToken");
    }

    private static String kamelet(String kind, String more) {
        return "kamelet:xelion-chat-" + kind
                + "?host={{xelion.host}}&secure=false&tenant=branch&gatewayId=web site&accessToken=RAW({{xelion.token}})"
                + more;
    }

    private static RouteBuilder route(String visitor, String sink, String source, String agent) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(visitor).to(sink);
                from(source).to(agent);
            }
        };
    }

    private void start(RouteBuilder routes) throws Exception {
        main.configure().addRoutesBuilder(routes);
        main.start();
    }

    private CamelContext camel() {
        return main.getCamelContext();
    }

    private Exchange send(String text, Map<String, Object> headers) {
        return camel().createProducerTemplate().send("direct:visitor-says", exchange -> {
            exchange.getMessage().setBody(text);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    private Exchange receive() throws Exception {
        try (ConsumerTemplate template = camel().createConsumerTemplate()) {
            Exchange exchange = template.receive("seda:to-visitor", PATIENCE);
            assertThat(exchange).isNotNull();
            return exchange;
        }
    }
}

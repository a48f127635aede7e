package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.InterceptSendToMockEndpointStrategy;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.undertow.UndertowConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.GatewayStatus;

/** Whatever a visitor's browser sends, the routes answer it or end the connection; none fails, and others' chats stay theirs. */
class VisitorInputFuzzTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static DefaultCamelContext camel;
    private static ProducerTemplate template;
    private static MockEndpoint sent;
    private static MockEndpoint notUnderstood;

    @BeforeAll
    static void start() throws Exception {
        Visitors visitors = new Visitors(Limits.DEFAULT, CLOCK);
        visitors.connected("c1", InetAddress.getLoopbackAddress());
        visitors.started(visitors.start("c1"), "s1", new Afterwards(true, true));
        visitors.connected("other", InetAddress.getLoopbackAddress());
        visitors.started(visitors.start("other"), "s2", new Afterwards(true, true));
        camel = new DefaultCamelContext();
        camel.disableJMX();
        // the end of a connection, of which there is none here
        camel.getCamelContextExtension()
                .registerEndpointCallback(new InterceptSendToMockEndpointStrategy("direct:not-understood", true));
        camel.addComponent("xelion-chat", new MockComponent());
        camel.addRoutes(new VisitorRoutes(
                "stub:socket",
                visitors,
                new VisitorSockets(Limits.DEFAULT, visitors, false, CLOCK),
                new Availability(CLOCK, true),
                CLOCK));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:to-visitor").to("mock:visitor");
            }
        });
        answer("getStatus", GatewayStatus.ONLINE);
        answer("isTranscriptEnabled", true);
        answer("createSession", new ChatSession("s3", "chat", null, null, null, false));
        sent = answer(
                "sendMessage",
                new ChatMessage("1", "s1", "Hello", "Peter", CLOCK.instant(), Direction.VISITOR, false, false, null));
        camel.start();
        notUnderstood = camel.getEndpoint("mock:direct:not-understood", MockEndpoint.class);
        template = camel.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    private static MockEndpoint answer(String operation, Object body) {
        MockEndpoint endpoint = camel.getEndpoint("xelion-chat:" + operation, MockEndpoint.class);
        endpoint.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(body));
        return endpoint;
    }

    @FuzzTest
    @Timeout(20)
    void isAnsweredOrEndsTheConnection(byte[] input) {
        String json = new String(input, StandardCharsets.UTF_8);
        Exchange exchange = template.send("direct:from-visitor", said -> {
            said.getMessage().setBody(json);
            said.getMessage().setHeader(UndertowConstants.CONNECTION_KEY, "c1");
        });

        assertThat(exchange.getException()).isNull();
        assertThat(sent.getReceivedExchanges())
                .allSatisfy(message -> assertThat(message.getMessage().getHeader("CamelXelionChatSessionId"))
                        .isEqualTo("s1"));
        // an array may name the type in its first place
        if (!json.contains("type") && !json.contains("[")) {
            assertThat(notUnderstood.getReceivedExchanges()).hasSize(1);
        }
        camel.getEndpoints().forEach(endpoint -> {
            if (endpoint instanceof MockEndpoint mock) {
                mock.getReceivedExchanges().clear();
            }
        });
    }
}

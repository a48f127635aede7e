package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.undertow.UndertowConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;

/** The visitor's routes behind another front door than WebSocket, one that lets headers in. */
class VisitorRoutesTest {

    @Test
    void noHeaderFromOutsideReachesXelion() throws Exception {
        Clock clock = Clock.systemUTC();
        Visitors visitors = new Visitors(Limits.DEFAULT, clock);
        visitors.connected("c1", InetAddress.getLoopbackAddress());
        visitors.started(visitors.start("c1"), "s1", new Afterwards(true, true));
        try (DefaultCamelContext camel = new DefaultCamelContext();
                ProducerTemplate template = camel.createProducerTemplate()) {
            camel.addComponent("xelion-chat", new MockComponent());
            camel.addRoutes(new VisitorRoutes(
                    "stub:socket",
                    visitors,
                    new VisitorSockets(Limits.DEFAULT, visitors, false, clock),
                    new Availability(clock, true),
                    clock));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:to-visitor").to("mock:visitor");
                }
            });
            MockEndpoint xelion = camel.getEndpoint("xelion-chat:sendMessage", MockEndpoint.class);
            xelion.whenAnyExchangeReceived(exchange -> exchange.getMessage()
                    .setBody(new ChatMessage(
                            "1", "s1", "Hello", "Peter", Instant.EPOCH, Direction.VISITOR, false, false, null)));
            camel.start();

            template.sendBodyAndHeaders(
                    "direct:from-visitor",
                    "{\"type\":\"message\",\"id\":\"m1\",\"text\":\"Hello\"}",
                    Map.of(
                            UndertowConstants.CONNECTION_KEY, "c1",
                            XelionChatConstants.OPERATION, "closeSession",
                            XelionChatConstants.SESSION_ID, "666",
                            XelionChatConstants.EMAIL_ADDRESS, "evil@example.com"));

            Message sent = xelion.getExchanges().get(0).getMessage();
            assertThat(sent.getHeaders())
                    .containsEntry(XelionChatConstants.SESSION_ID, "s1")
                    .doesNotContainKeys(XelionChatConstants.OPERATION, XelionChatConstants.EMAIL_ADDRESS);
        }
    }
}

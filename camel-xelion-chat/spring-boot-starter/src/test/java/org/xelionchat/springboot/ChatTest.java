package org.xelionchat.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.EndpointInject;
import org.apache.camel.Produce;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** A conversation through routes of an application under Camel's and Spring Boot's own test support. */
@CamelSpringBootTest
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "camel.component.xelion-chat.secure=false")
@DirtiesContext
class ChatTest {

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    @Produce("direct:visitor-starts")
    private ProducerTemplate visitorStarts;

    @Produce("direct:visitor-says")
    private ProducerTemplate visitorSays;

    @EndpointInject("mock:to-visitor")
    private MockEndpoint toVisitor;

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry properties) {
        properties.add(
                "camel.component.xelion-chat.host", () -> XELION.simulator().host());
        properties.add(
                "camel.component.xelion-chat.gateway-id",
                () -> XELION.simulator().gateway().id());
        properties.add(
                "camel.component.xelion-chat.access-token",
                () -> XELION.simulator().gateway().accessToken());
    }

    @Test
    void goesBothWays(XelionSimulator xelion) throws InterruptedException {
        toVisitor.expectedBodiesReceived("good morning", "what can I do for you?");

        String session = visitorStarts
                .requestBody((Object) "{\"clientId\": \"peter\"}", ChatSession.class)
                .id();
        ChatMessage sent = visitorSays.requestBodyAndHeaders(
                visitorSays.getDefaultEndpoint(),
                "hello",
                Map.of(XelionChatConstants.SESSION_ID, session),
                ChatMessage.class);
        xelion.agent(XelionSimulator.DEFAULT_AGENT)
                .in(session)
                .activates()
                .says("good morning")
                .says("what can I do for you?");

        toVisitor.assertIsSatisfied();
        assertThat(sent.direction()).isEqualTo(Direction.VISITOR);
        assertThat(toVisitor.getExchanges())
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getHeaders())
                        .containsEntry(XelionChatConstants.SESSION_ID, session)
                        .containsEntry(XelionChatConstants.SENDER_NAME, XelionSimulator.DEFAULT_AGENT));
        assertThat(xelion.session(session).messages())
                .extracting("text")
                .containsExactly("hello", "good morning", "what can I do for you?");
    }

    /** The application. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Chat {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:visitor-starts").to("xelion-chat:createSession");
                    from("direct:visitor-says").to("xelion-chat:sendMessage");
                    from("xelion-chat:events?eventTypes=newExternalChatEvent")
                            .setBody(simple("${body.message.text}"))
                            .to("mock:to-visitor");
                }
            };
        }
    }
}

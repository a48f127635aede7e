package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.simulator.chat.SimulatedSession;

/** The component's page: complete, up to date, and every snippet runs. */
class DocumentationTest extends ChatTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new DocumentedRoutes();
    }

    @Tag("build-line")
    @Test
    void isUpToDate() throws Exception {
        String page = ComponentPage.asItShouldBe();
        Path expected = Path.of("target/xelion-chat-component.adoc");
        Files.writeString(expected, page);

        assertThat(ComponentPage.asItIs())
                .as("%s must be as %s is", ComponentPage.FILE, expected)
                .isEqualTo(page);
    }

    @Tag("build-line")
    @Test
    void showsEverySnippetAndOneForEachOperation() throws Exception {
        assertThat(ComponentPage.shown())
                .containsExactlyInAnyOrderElementsOf(ComponentPage.snippets().keySet());
        assertThat(ComponentPage.shown())
                .containsAll(Arrays.stream(XelionChatOperation.values())
                        .map(Enum::name)
                        .toList());
    }

    @Tag("build-line")
    @Test
    void catalogueKnowsEveryHeaderAndDescribesEveryOption() throws Exception {
        JsonNode catalogue = ComponentPage.catalogue();

        assertThat(catalogue.get("headers")).hasSize(XelionChatConstants.class.getFields().length);
        for (String kind : List.of("componentProperties", "properties", "headers")) {
            assertThat(catalogue.get(kind)).isNotEmpty().allSatisfy(option -> assertThat(
                            option.get("description").textValue())
                    .isNotBlank());
        }
        assertThat(catalogue.get("component").get("async").booleanValue()).isTrue();
    }

    @Test
    void opensAndEndsASession() {
        String id = send("direct:start-chat", null)
                .getMessage()
                .getBody(ChatSession.class)
                .id();
        assertThat(xelion().session(id).visitor().emailAddress()).isEqualTo("peter@example.org");
        assertThat(inSession("direct:is-it-over", id, null).getMessage().getBody(Boolean.class))
                .isFalse();

        inSession("direct:visitor-leaves", id, null);

        assertThat(inSession("direct:is-it-over", id, null).getMessage().getBody(Boolean.class))
                .isTrue();
        assertThat(inSession("direct:visitor-says", id, "hello").getMessage().getBody())
                .isEqualTo("This chat has ended.");
    }

    @Test
    void opensASessionFromAForm() {
        Exchange exchange = send("direct:start-chat-from-a-form", "{\"clientId\": \"Peter\"}");

        assertThat(exchange.getMessage().getBody(String.class))
                .contains("\"id\":\"" + xelion().onlySession().id() + "\"")
                .contains("\"ended\":false");
    }

    @Test
    void converses() throws Exception {
        String id = createSession("Peter");
        MockEndpoint visitor = getMockEndpoint("mock:visitor");
        visitor.expectedBodiesReceived("hi");
        MockEndpoint queue = getMockEndpoint("mock:queue");
        queue.expectedMessageCount(1);
        MockEndpoint over = getMockEndpoint("mock:over");
        over.expectedMessageCount(1);

        assertThat(inSession("direct:visitor-says", id, "hello").getMessage().getBody())
                .isInstanceOf(ChatMessage.class);
        inSession("direct:visitor-types", id, null);
        wesley().activate(id).types().says("hi");
        visitor.assertIsSatisfied();
        queue.assertIsSatisfied();
        inSession("direct:visitor-has-received", id, null);
        assertThat(inSession("direct:history", id, null).getException()).isNull();
        assertThat(inSession("direct:any-call", id, null).getMessage().getBody())
                .isInstanceOf(List.class);
        wesleyIn(id).ends();
        over.assertIsSatisfied();

        SimulatedSession session = xelion().session(id);
        assertThat(session.visitorTypedAt()).isNotNull();
        assertThat(session.deliveredToVisitorAt()).isNotNull();
        MockEndpoint event = getMockEndpoint("mock:event");
        event.expectedMessageCount(1);
        template.sendBody(
                "direct:from-the-queue",
                queue.getExchanges().get(0).getMessage().getBody());
        event.assertIsSatisfied();
        assertThat(event.getExchanges().get(0).getMessage().getBody()).isInstanceOf(ChatTypingEvent.class);
    }

    @Test
    void mailsAndRates() {
        String id = createSession("Peter");

        inSession("direct:mail-transcript", id, null);
        inSession("direct:rate", id, null);

        assertThat(xelion().session(id).transcriptAddresses()).containsExactly("peter@example.org");
        assertThat(xelion().session(id).feedback()).singleElement().satisfies(given -> assertThat(given.rating())
                .isEqualTo(5));
    }

    @Test
    void asksTheGateway() {
        assertThat(send("direct:offer-chat", null).getMessage().getBody()).isEqualTo("Chat with us");
        wesley().goesOffline();
        assertThat(send("direct:offer-chat", null).getMessage().getBody()).isEqualTo("Leave us a message");
        assertThat(send("direct:offer-transcript", null).getMessage().getBody()).isEqualTo(true);
        assertThat(send("direct:check-settings", null).getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void followsAndUnfollows() throws Exception {
        String id = createSession("Peter");
        inSession("direct:hand-on", id, null);
        await().until(() -> xelion().sockets().open(id) == 0);
        getMockEndpoint("mock:visitor").expectedBodiesReceived("hi");

        wesleyIn(id).says("hi");
        inSession("direct:take-over", id, null);

        getMockEndpoint("mock:visitor").assertIsSatisfied();
    }

    @Tag("build-line")
    @ParameterizedTest
    @ValueSource(strings = {"chat.xml", "chat.yaml"})
    void speaksOtherDsls(String file) throws Exception {
        context.getRouteController().stopAllRoutes();
        context.removeRouteDefinitions(List.copyOf(context.getRouteDefinitions()));
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "classpath:docs/" + file));
        String id = createSession("Peter");
        getMockEndpoint("mock:visitor").expectedBodiesReceived("hi");

        inSession("direct:visitor-says", id, "hello");
        wesleyIn(id).types().says("hi");

        getMockEndpoint("mock:visitor").assertIsSatisfied();
        assertThat(xelion().session(id).texts()).containsExactly("hello", "hi");
    }

    @Test
    void isConfiguredInJava() throws Exception {
        // tag::component[]
        XelionChatComponent chat = context.getComponent("xelion-chat", XelionChatComponent.class);
        chat.getConfiguration().setHost("xelion.example.org");
        chat.getConfiguration().setGatewayId("1234567");
        chat.getConfiguration().setAccessToken(System.getenv("XELION_ACCESS_TOKEN"));
        // end::component[]

        assertThat(context.getEndpoint("xelion-chat:getStatus?tenant=other", XelionChatEndpoint.class)
                        .getConfiguration()
                        .getHost())
                .isEqualTo("xelion.example.org");
    }

    @Test
    void isConfiguredByProperties() throws Exception {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/docs/application.properties")) {
            properties.load(file);
        }
        assertThat(properties)
                .containsOnlyKeys(
                        "camel.component.xelion-chat.host",
                        "camel.component.xelion-chat.gatewayId",
                        "camel.component.xelion-chat.accessToken");
        properties.setProperty("camel.component.xelion-chat.host", "http://" + xelion().host());
        properties.setProperty(
                "camel.component.xelion-chat.accessToken", xelion().gateway().accessToken());
        Main main = new Main();
        main.setInitialProperties(properties);
        main.start();
        try {
            Object status =
                    main.getCamelContext().createProducerTemplate().requestBody("xelion-chat:getStatus", (Object) null);

            assertThat(status).isEqualTo(GatewayStatus.ONLINE);
        } finally {
            main.stop();
        }
    }

    @Test
    void redeliversWhatMaySucceedLater() {
        component().getConfiguration().setMaximumRetries(0);
        xelion().faults().nextCall().answers(503);

        assertThat(send("direct:offer-chat", null, Map.of()).getException()).isNull();
    }
}

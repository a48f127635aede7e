package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Visitor;

/** What the component's page says of the classic API runs. */
@OnClassic
class DocumentedClassicTest extends ChatTestSupport {

    @Override
    void configure(XelionChatComponent component) {
        component.getConfiguration().setGatewayId(xelion().gateway().id());
        component.getConfiguration().setAccessToken(xelion().gateway().accessToken());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new DocumentedClassicRoutes();
    }

    @Test
    void findsALineAndChatsToIt() {
        List<?> lines = send("direct:lines", null).getMessage().getBody(List.class);
        Exchange created = send("direct:start-chat-with-sales", null);

        assertThat(lines).hasSize(2);
        assertThat(created.getException()).isNull();
        assertThat(xelion().onlySession().phoneLine().name()).isEqualTo("Sales");
    }

    @Test
    void sendsAPhoto() {
        String id = createSession("peter");

        Exchange sent = inSession("direct:visitor-sends-a-photo", id, new byte[] {1, 2, 3});

        assertThat(sent.getException()).isNull();
        assertThat(xelion().session(id).texts()).containsExactly("Look at this");
        assertThat(xelion().session(id).messages().get(0).attachment().content())
                .containsExactly(1, 2, 3);
    }

    @Test
    void servesOldAndNewChatsSideBySide() throws Exception {
        MockEndpoint visitor = getMockEndpoint("mock:visitor");
        visitor.expectedMinimumMessageCount(2);
        String old = createSession("peter");
        String fresh = send("xelion-chat:createSession?api=gateway", new Visitor("paul"))
                .getMessage()
                .getBody(ChatSession.class)
                .id();

        wesleyIn(old).says("hello");
        wesleyIn(fresh).says("hello");

        visitor.assertIsSatisfied();
        assertThat(visitor.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(XelionChatConstants.SESSION_ID))
                .contains(old, fresh);
    }

    @Test
    void isConfiguredByProperties() throws Exception {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/docs/classic.properties")) {
            properties.load(file);
        }
        String prefix = "camel.component.xelion-chat.";
        assertThat(properties)
                .containsOnlyKeys(
                        prefix + "api",
                        prefix + "host",
                        prefix + "username",
                        prefix + "password",
                        prefix + "phoneLineOid");
        properties.setProperty(prefix + "host", "http://" + xelion().host());
        properties.setProperty(prefix + "username", xelion().user().name());
        properties.setProperty(prefix + "password", xelion().user().password());
        Main main = new Main();
        main.setInitialProperties(properties);
        main.start();
        try {
            ChatSession session = main.getCamelContext()
                    .createProducerTemplate()
                    .requestBody("xelion-chat:createSession", new Visitor("Peter"), ChatSession.class);

            assertThat(xelion().session(session.id()).phoneLine().name()).isEqualTo("Support");
        } finally {
            main.stop();
        }
    }
}

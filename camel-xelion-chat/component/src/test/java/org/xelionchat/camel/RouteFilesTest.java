package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.simulator.AgentInSession;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** A program without Java routes: a whole conversation by the routes of a file, in each of Camel's other DSLs. */
@Tag("build-line")
class RouteFilesTest {

    /** With characters that mean something in a URI. */
    private static final String TOKEN = "to&ken+=#?";

    @RegisterExtension
    static final XelionSimulatorExtension XELION =
            XelionSimulatorExtension.with(simulator -> simulator.gateway("web site", TOKEN));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:src/test/resources/routes/conversation.xml",
                "file:src/test/resources/routes/conversation.yaml",
                "classpath:routes/conversation.xml",
                "classpath:routes/conversation.yaml"
            })
    void converse(String routes, XelionSimulator xelion) throws Exception {
        Main main = new Main();
        main.setInitialProperties(properties(xelion));
        main.configure().withRoutesIncludePattern(routes);
        main.start();
        try {
            converse(main.getCamelContext(), xelion);
        } finally {
            main.stop();
        }
        assertThat(xelion.sockets().open()).isZero();
    }

    private static Properties properties(XelionSimulator xelion) {
        Properties properties = new Properties();
        properties.setProperty("xelion.host", xelion.host());
        properties.setProperty("xelion.gatewayId", xelion.gateway().id());
        properties.setProperty("xelion.accessToken", TOKEN);
        properties.setProperty("camel.component.xelion-chat.host", "{{xelion.host}}");
        properties.setProperty("camel.component.xelion-chat.gatewayId", "{{xelion.gatewayId}}");
        properties.setProperty("camel.component.xelion-chat.accessToken", "{{xelion.accessToken}}");
        properties.setProperty("camel.component.xelion-chat.secure", "false");
        return properties;
    }

    private static void converse(CamelContext context, XelionSimulator xelion) throws Exception {
        MockEndpoint said = context.getEndpoint("mock:said", MockEndpoint.class);
        said.expectedBodiesReceived("visitor: hello", "agent: good morning");
        MockEndpoint types = context.getEndpoint("mock:types", MockEndpoint.class);
        types.expectedBodiesReceived("Wesley");
        MockEndpoint over = context.getEndpoint("mock:over", MockEndpoint.class);
        over.expectedMessageCount(1);
        ProducerTemplate template = context.createProducerTemplate();
        assertThat(template.requestBody("direct:settings-are-right", null, Boolean.class))
                .isTrue();

        String id = template.requestBody("direct:visitor-starts", Map.of("clientId", "Peter"), ChatSession.class)
                .id();
        Map<String, Object> session = Map.of(XelionChatConstants.SESSION_ID, id);
        String messageId = template.requestBodyAndHeaders("direct:visitor-says", "hello", session, String.class);
        AgentInSession wesley = xelion.agent("Wesley").activate(id).types().says("good morning");
        MockEndpoint.assertIsSatisfied(said, types);
        template.sendBodyAndHeaders("direct:visitor-leaves", null, session);
        over.assertIsSatisfied();

        assertThat(wesley.session().texts()).containsExactly("hello", "good morning");
        assertThat(wesley.session().ended()).isTrue();
        assertThat(wesley.session().visitorTypedAt()).isNotNull();
        assertThat(wesley.session().messages().get(0).id()).isEqualTo(messageId);
        MemoryIdempotentRepository handled =
                context.getRegistry().lookupByNameAndType("handled", MemoryIdempotentRepository.class);
        await().until(() -> handled.getCacheSize() == 2);
    }
}

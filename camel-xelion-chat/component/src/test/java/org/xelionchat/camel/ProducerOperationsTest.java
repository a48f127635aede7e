package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;

/** Every producer operation, as it should go. */
class ProducerOperationsTest extends ChatTestSupport {

    @Test
    void createsASessionForAVisitor() {
        Exchange exchange =
                send("xelion-chat:createSession", new Visitor("peter", "peter@example.org", "+31 10 1234567"));

        SimulatedSession session = xelion().onlySession();
        assertThat(exchange.getException()).isNull();
        ChatSession body = exchange.getMessage().getBody(ChatSession.class);
        assertThat(body.id()).isEqualTo(session.id());
        // P3.3: on classic a new session has no name yet
        String name = api == ChatApiGeneration.CLASSIC ? "<Unknown> <XCCChatSession>" : session.name();
        assertThat(body.name()).isEqualTo(name);
        assertThat(body.ended()).isFalse();
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.SESSION_ID))
                .isEqualTo(session.id());
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.SESSION_NAME))
                .isEqualTo(name);
        assertVisitor(session, "peter", "peter@example.org", "+31 10 1234567");
    }

    @Test
    void createsASessionFromAMapAndPassesFurtherKeysOn() throws Exception {
        send("xelion-chat:createSession", Map.of("clientId", "peter", "language", "nl"));

        assertThat(sentVisitor()).isEqualTo(Map.of("clientId", "peter", "language", "nl"));
    }

    @Test
    void createsASessionFromJsonTextInAnyForm() throws Exception {
        String json = "{\"clientId\": \"peter\", \"shoeSize\": 43}";
        for (Object body : List.of(
                json,
                json.getBytes(),
                new java.io.ByteArrayInputStream(json.getBytes()),
                new java.io.StringReader(json),
                new ObjectMapper().readTree(json))) {
            Exchange exchange = send("xelion-chat:createSession", body);

            assertThat(exchange.getException()).isNull();
            assertThat(sentVisitor()).isEqualTo(Map.of("clientId", "peter", "shoeSize", 43));
        }
    }

    @Test
    void createsASessionFromHeadersAlone() {
        Map<String, Object> headers = Map.of(
                XelionChatConstants.CLIENT_ID, "peter",
                XelionChatConstants.EMAIL_ADDRESS, "peter@example.org",
                XelionChatConstants.PHONE_NUMBER, 12345);
        for (String empty : new String[] {null, "", "  "}) {
            Exchange exchange = send("xelion-chat:createSession", empty, headers);

            assertThat(exchange.getException()).isNull();
        }
        assertThat(xelion().sessions())
                .hasSize(3)
                .allSatisfy(session -> assertVisitor(session, "peter", "peter@example.org", "12345"));
    }

    @Test
    void prefersHeadersToTheBody() {
        send(
                "xelion-chat:createSession",
                new Visitor("peter", "peter@example.org", "1"),
                Map.of(XelionChatConstants.CLIENT_ID, "paul", XelionChatConstants.PHONE_NUMBER, "2"));

        assertVisitor(xelion().onlySession(), "paul", "peter@example.org", "2");
    }

    @Test
    void getsASession() {
        String id = createSession("peter");
        wesley().activate(id);

        ChatSession session = inSession("xelion-chat:getSession", id, "as it was")
                .getMessage()
                .getBody(ChatSession.class);

        assertThat(session.id()).isEqualTo(id);
        assertThat(session.activatedAt()).isNotNull();
        assertThat(session.ended()).isFalse();
    }

    @Test
    void sendsText() {
        String id = createSession("peter");

        Exchange exchange = inSession("xelion-chat:sendMessage", id, "hello");

        ChatMessage message = exchange.getMessage().getBody(ChatMessage.class);
        assertThat(message.text()).isEqualTo("hello");
        assertThat(message.sessionId()).isEqualTo(id);
        assertThat(message.direction()).isEqualTo(Direction.VISITOR);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.MESSAGE_ID))
                .isEqualTo(message.id());
        assertThat(xelion().session(id).texts(Sender.VISITOR)).containsExactly("hello");
    }

    @Test
    void sendsTextLiterallyWhateverItLooksLike() {
        String id = createSession("peter");

        inSession("xelion-chat:sendMessage", id, "{\"text\": \"hello\"}");
        inSession("xelion-chat:sendMessage", id, new OutgoingMessage("as an object"));
        inSession("xelion-chat:sendMessage", id, "as bytes".getBytes());
        inSession("xelion-chat:sendMessage", id, new StringBuilder("as characters"));
        inSession("xelion-chat:sendMessage", id, new java.io.ByteArrayInputStream("as a stream".getBytes()));
        inSession("xelion-chat:sendMessage", id, 42);

        assertThat(xelion().session(id).texts())
                .containsExactly(
                        "{\"text\": \"hello\"}", "as an object", "as bytes", "as characters", "as a stream", "42");
    }

    @Test
    void getsMessagesOldestFirstWithTheirDirection() {
        String id = createSession("peter");
        inSession("xelion-chat:sendMessage", id, "hello");
        wesleyIn(id).says("hi");
        inSession("xelion-chat:sendMessage", id, "how are you?");

        List<?> messages =
                inSession("xelion-chat:getMessages", id, null).getMessage().getBody(List.class);

        assertThat(messages)
                .extracting(message -> ((ChatMessage) message).text())
                .containsExactly("hello", "hi", "how are you?");
        assertThat(messages)
                .extracting(message -> ((ChatMessage) message).direction())
                .containsExactly(Direction.VISITOR, Direction.AGENT, Direction.VISITOR);
    }

    @Test
    void marksAsDelivered() {
        String id = createSession("peter");

        Exchange exchange = inSession("xelion-chat:markDelivered", id, "as it was");

        assertThat(xelion().session(id).deliveredToVisitorAt()).isNotNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("as it was");
    }

    @Test
    void notifiesOfTypingOncePerInterval() {
        String id = createSession("peter");

        Exchange first = inSession("xelion-chat:notifyTyping", id, "as it was");
        Exchange second = inSession("xelion-chat:notifyTyping", id, "as it was");

        assertThat(xelion().calls().of(Operation.NOTIFY_TYPING).count()).isEqualTo(1);
        assertThat(first.getMessage().getHeaders()).doesNotContainKey(XelionChatConstants.SUPPRESSED);
        assertThat(second.getMessage().getHeader(XelionChatConstants.SUPPRESSED))
                .isEqualTo(true);
        assertThat(second.getMessage().getBody()).isEqualTo("as it was");
    }

    @Test
    void notifiesOfTypingAgainAfterTheInterval() {
        String id = createSession("peter");

        inSession("xelion-chat:notifyTyping?typingInterval=0", id, null);
        inSession("xelion-chat:notifyTyping?typingInterval=0", id, null);

        assertThat(xelion().calls().of(Operation.NOTIFY_TYPING).count()).isEqualTo(2);
    }

    @Test
    void closesASessionOnceAndAgain() {
        String id = createSession("peter");

        Exchange first = inSession("xelion-chat:closeSession", id, "as it was");
        Exchange second = inSession("xelion-chat:closeSession", id, "as it was");

        assertThat(xelion().session(id).ended()).isTrue();
        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getBody()).isEqualTo("as it was");
    }

    @Test
    void validates() {
        assertThat(send("xelion-chat:validate", null).getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void validatesThatCredentialsAreWrong() {
        spoilCredentials(component().getConfiguration());

        assertThat(send("xelion-chat:validate", null).getMessage().getBody()).isEqualTo(false);
    }

    @Test
    void followsAndUnfollowsASession() throws Exception {
        RecordedEvents events = record("xelion-chat:events?" + QUICK);
        String id = elsewhere("peter");
        wesleyIn(id).says("before");

        Exchange followed = inSession("xelion-chat:followSession", id, "as it was");
        events.awaitTexts("before");
        wesleyIn(id).says("after");
        events.awaitTexts("before", "after");
        Exchange unfollowed = inSession("xelion-chat:unfollowSession", id, "as it was");

        assertThat(followed.getMessage().getBody()).isEqualTo("as it was");
        assertThat(unfollowed.getMessage().getBody()).isEqualTo("as it was");
        await().until(() -> xelion().sockets().open() == 0);
        assertThat(xelion().session(id).ended()).isFalse();
        assertThat(events.types()).doesNotContain("chatHasBeenEndedEvent");
    }

    @Test
    void prefersTheHeaderToTheOptionSessionId() {
        String one = createSession("peter");
        String other = createSession("paul");

        send("xelion-chat:sendMessage?sessionId=" + one, "by option");
        inSession("xelion-chat:sendMessage?sessionId=" + one, other, "by header");

        assertThat(xelion().session(one).texts()).containsExactly("by option");
        assertThat(xelion().session(other).texts()).containsExactly("by header");
    }

    @Test
    void takesTheOperationFromTheHeader() {
        String id = createSession("peter");

        send(
                "xelion-chat:getSession",
                "hello",
                Map.of(XelionChatConstants.SESSION_ID, id, XelionChatConstants.OPERATION, "sendMessage"));
        send(
                "xelion-chat:getSession",
                "again",
                Map.of(
                        XelionChatConstants.SESSION_ID,
                        id,
                        XelionChatConstants.OPERATION,
                        XelionChatOperation.sendMessage));

        assertThat(xelion().session(id).texts()).containsExactly("hello", "again");
    }

    @Test
    void canBeChained() throws Exception {
        addRoute(builder -> builder.from("direct:chat")
                .to("xelion-chat:createSession")
                .setBody(builder.constant("hello"))
                .to("xelion-chat:notifyTyping")
                .to("xelion-chat:sendMessage")
                .to("xelion-chat:markDelivered")
                .to("xelion-chat:closeSession"));

        Exchange exchange = send("direct:chat", new Visitor("peter"));

        assertThat(exchange.getException()).isNull();
        SimulatedSession session = xelion().onlySession();
        assertThat(session.texts()).containsExactly("hello");
        assertThat(session.ended()).isTrue();
    }

    @Test
    void keepsTheOrderOfASessionsMessagesWhateverTheRouteDoes() throws Exception {
        addRoute(builder -> builder.from("seda:messages?concurrentConsumers=1")
                .to("xelion-chat:sendMessage")
                .to("mock:sent"));
        String id = createSession("peter");
        // the first answer comes last: the others must wait for it, and no thread must
        xelion().faults().nextCall(Operation.SEND_MESSAGE).actsLate(java.time.Duration.ofMillis(300));
        getMockEndpoint("mock:sent").expectedMessageCount(20);

        for (int i = 0; i < 20; i++) {
            template.sendBodyAndHeader("seda:messages", "message " + i, XelionChatConstants.SESSION_ID, id);
        }

        getMockEndpoint("mock:sent").assertIsSatisfied();
        assertThat(xelion().session(id).texts())
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> "message " + i)
                        .toList());
    }

    /** P3.3: the classic call knows of a visitor no more than a name. */
    private void assertVisitor(SimulatedSession session, String clientId, String emailAddress, String phoneNumber) {
        boolean onlyTheName = api == ChatApiGeneration.CLASSIC;
        assertThat(session.visitor().clientId()).isEqualTo(clientId);
        assertThat(session.visitor().emailAddress()).isEqualTo(onlyTheName ? "" : emailAddress);
        assertThat(session.visitor().phoneNumber()).isEqualTo(onlyTheName ? "" : phoneNumber);
    }

    /** Opens a session as another program would. */
    private String elsewhere(String clientId) throws Exception {
        try (org.apache.camel.impl.DefaultCamelContext other = new org.apache.camel.impl.DefaultCamelContext()) {
            XelionChatComponent component = newComponent();
            component.getConfiguration().setUserSpace("elsewhere");
            other.addComponent("xelion-chat", component);
            other.start();
            return other.createProducerTemplate()
                    .requestBody("xelion-chat:createSession", new Visitor(clientId), ChatSession.class)
                    .id();
        }
    }

    private Map<?, ?> sentVisitor() throws Exception {
        List<String> bodies = xelion().calls().of(Operation.CREATE_SESSION).bodies();
        Map<?, ?> sent = new ObjectMapper().readValue(bodies.get(bodies.size() - 1), Map.class);
        if (api == ChatApiGeneration.CLASSIC) {
            // P3.3: the line is told with each session, by our side and not by the visitor's
            assertThat(sent.remove("phoneLine"))
                    .isEqualTo(Map.of("oid", xelion().phoneLine().oid()));
        }
        return sent;
    }
}

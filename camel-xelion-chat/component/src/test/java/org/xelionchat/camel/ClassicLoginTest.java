package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.InetAddressUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.account.ApiSession;
import org.xelionchat.simulator.account.XelionUser;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** The login that all endpoints of a connection share. */
@OnClassic
class ClassicLoginTest extends ChatTestSupport {

    /** Where every client needs a key. */
    @RegisterExtension
    static final XelionSimulatorExtension KEYED =
            XelionSimulatorExtension.with(simulator -> simulator.classic(classic -> classic.appKey("right")));

    private static final String USER_SPACE = "camel-xelion-chat-" + InetAddressUtil.getLocalHostNameSafe();

    @Test
    void isSharedByConcurrentCallsAlsoWhenItExpiresAmongThem() throws Exception {
        List<String> sessions = IntStream.range(0, 20)
                .mapToObj(i -> createSession("visitor " + i))
                .toList();

        List<CompletableFuture<Exchange>> sent = IntStream.range(0, 100)
                .mapToObj(i -> {
                    if (i == 50) {
                        xelion().accounts().expireTokens();
                    }
                    String session = sessions.get(i % sessions.size());
                    return template.asyncSend("xelion-chat:sendMessage", exchange -> {
                        exchange.getMessage().setHeader(XelionChatConstants.SESSION_ID, session);
                        exchange.getMessage().setBody("message " + i);
                    });
                })
                .toList();

        for (CompletableFuture<Exchange> one : sent) {
            assertThat(one.get(30, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(sessions)
                .allSatisfy(
                        session -> assertThat(xelion().session(session).texts()).hasSize(5));
        assertThat(calls(Operation.LOGIN)).isEqualTo(1);
        assertThat(calls(Operation.RENEW)).isEqualTo(1);
        assertThat(xelion().accounts().sessions()).hasSize(1);
    }

    @Test
    void isMadeAnewInItsOwnUserSpaceWhenItCannotBeRenewed() throws Exception {
        RecordedEvents events = record("xelion-chat:events?" + QUICK);
        String id = createSession("peter");
        xelion().accounts().refuseRenewals(true).expireTokens();

        Exchange sent = inSession("xelion-chat:sendMessage", id, "hello");
        xelion().faults().sockets().cut();
        wesleyIn(id).says("hi");

        assertThat(sent.getException()).isNull();
        events.awaitTexts("hi");
        assertThat(userSpaces()).containsExactly(USER_SPACE);
    }

    @Test
    void sparesAnOccupiedUserSpace() throws Exception {
        xelion().accounts().occupy(xelion().user(), USER_SPACE);
        RecordedEvents events = record("xelion-chat:events");

        String id = createSession("peter");
        wesleyIn(id).says("hi");

        events.awaitTexts("hi");
        assertThat(userSpaces()).containsExactlyInAnyOrder(USER_SPACE, USER_SPACE + "-2");
    }

    @Test
    void endsWithTheLastEndpoint() throws Exception {
        record("xelion-chat:events");
        addRoute(builder -> builder.from("direct:start").routeId("start").to("xelion-chat:createSession"));
        send("direct:start", new Visitor("peter"));
        assertThat(userSpaces()).containsExactly(USER_SPACE);

        context.getRouteController().stopRoute("start");
        assertThat(userSpaces()).containsExactly(USER_SPACE);
        context.getRouteController().stopRoute("events");

        assertThat(userSpaces()).isEmpty();
        assertThat(calls(Operation.LOGOUT)).isEqualTo(1);
    }

    @Test
    void isNotDisturbedByAnotherContextInAnotherUserSpace() throws Exception {
        RecordedEvents events = record("xelion-chat:events?" + QUICK);
        String id = createSession("peter");

        try (DefaultCamelContext other = new DefaultCamelContext()) {
            XelionChatComponent component = newComponent();
            component.getConfiguration().setUserSpace("another");
            other.addComponent("xelion-chat", component);
            RecordedEvents there = new RecordedEvents();
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("xelion-chat:events").process(there);
                }
            });
            other.start();
            String otherId = other.createProducerTemplate()
                    .requestBody("xelion-chat:createSession", new Visitor("paul"), ChatSession.class)
                    .id();
            wesleyIn(id).says("to peter");
            wesleyIn(otherId).says("to paul");
            events.awaitTexts("to peter");
            there.awaitTexts("to paul");
            assertThat(userSpaces()).containsExactlyInAnyOrder(USER_SPACE, "another");
        }

        assertThat(userSpaces()).containsExactly(USER_SPACE);
        wesleyIn(id).says("still there?");
        assertThat(inSession("xelion-chat:sendMessage", id, "yes").getException())
                .isNull();
        events.awaitTexts("to peter", "still there?");
        assertThat(calls(Operation.LOGIN)).isEqualTo(2);
        assertThat(xelion().sockets().list(id)).hasSize(1);
    }

    @Test
    void isDownWhenThePasswordWasChangedAndUpWhenItIsCorrected() throws Exception {
        RecordedEvents events = record("xelion-chat:events?reconnectDelay=10ms&maximumReconnectDelay=500ms");
        List<String> sessions = IntStream.range(0, 10)
                .mapToObj(i -> createSession("visitor " + i))
                .toList();
        xelion().user().password("changed");
        xelion().accounts().endSessions();
        xelion().faults().sockets().cut();

        await().untilAsserted(() -> assertThat(readiness().getState()).isEqualTo(State.DOWN));
        assertThat(readiness().getMessage().orElseThrow()).contains("refuses the credentials");
        sessions.forEach(id -> wesleyIn(id).says("hello"));
        int before = calls(Operation.LOGIN);
        await().during(Duration.ofMillis(1400)).until(() -> true);
        // one stream asks for all, every half second; one may have been on its way
        assertThat(calls(Operation.LOGIN) - before).isLessThanOrEqualTo(4);

        component().getConfiguration().setPassword("changed");

        await().untilAsserted(() -> assertThat(readiness().getState()).isEqualTo(State.UP));
        sessions.forEach(
                id -> await().untilAsserted(() -> assertThat(events.texts(id)).containsExactly("hello")));
        assertThat(userSpaces()).containsExactly(USER_SPACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10006", "10007", "10013"})
    void tellsWhyItIsRefused(int code) {
        Map<Integer, Consumer<XelionUser>> troubles = Map.of(
                10006, user -> user.disabled(true),
                10007, user -> user.passwordExpired(true),
                10013, user -> user.secondFactorRequired(true));
        troubles.get(code).accept(xelion().user());

        Exchange exchange = send("xelion-chat:createSession", new Visitor("peter"));

        assertThat(exchange.getException()).isInstanceOf(XelionAuthenticationException.class);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.STATUS_CODE))
                .isEqualTo(401);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.ERROR_CODE))
                .isEqualTo(code);
    }

    @Test
    void sendsTheAppKeyThatTheComponentHasNow() {
        XelionSimulator keyed = KEYED.simulator();
        component().getConfiguration().setHost(keyed.host());
        component().getConfiguration().setPhoneLineOid(keyed.phoneLine().oid());
        component().setAppKey("wrong");
        Exchange refused = send("xelion-chat:createSession", new Visitor("peter"));

        component().setAppKey("right");
        Exchange accepted = send("xelion-chat:createSession", new Visitor("peter"));

        assertThat(refused.getException()).isInstanceOf(XelionAuthenticationException.class);
        assertThat(accepted.getException()).isNull();
    }

    @Test
    void callsAgainWhenXelionWasTooBusy() {
        String id = createSession("peter");
        xelion().faults()
                .nextCall(Operation.SEND_MESSAGE)
                .answersJson(429, "{\"errorCode\": 10400, \"message\": \"Too many\", \"info\": \"\"}");

        assertThat(inSession("xelion-chat:sendMessage", id, "hello").getException())
                .isNull();

        assertThat(xelion().session(id).texts()).containsExactly("hello");
    }

    private Result readiness() {
        XelionChatConsumer consumer =
                (XelionChatConsumer) context.getRoute("events").getConsumer();
        return consumer.getHealthCheck().call();
    }

    private static List<String> userSpaces() {
        return xelion().accounts().sessions().stream()
                .map(ApiSession::userSpace)
                .toList();
    }

    private static int calls(Operation operation) {
        return xelion().calls().of(operation).count();
    }
}

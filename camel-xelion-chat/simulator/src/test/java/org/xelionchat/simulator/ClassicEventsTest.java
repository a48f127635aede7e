package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedCall;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;
import org.xelionchat.simulator.wire.EventIds;

/** Event sockets of the classic API (P5, P7). */
class ClassicEventsTest {

    private static final List<String> ALL_AT_WORK = List.of(
            "chatHasBeenActivatedEvent",
            "chatHasBeenDeliveredEvent",
            "chatHasBeenReadEvent",
            "chatTypingEvent",
            "newExternalChatEvent",
            "chatActiveUserHasBeenChangedEvent",
            "chatHeartbeatEvent",
            "chatIsIdleEvent",
            "chatNoAgentsAvailableEvent",
            "chatHasBeenEndedEvent");

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    private final XelionSimulator simulator = XELION.simulator();
    private final ClassicCaller visitor = new ClassicCaller(simulator).loggedIn("test");
    private final String id = visitor.createSession();

    @Test
    void whoSubscribesIsToldEverythingInOrder() {
        EventListener events = visitor.listen(id);

        allAtWork();

        assertThat(events.types(ALL_AT_WORK.size())).isEqualTo(ALL_AT_WORK);
        assertThat(simulator.sockets().open(id)).isEqualTo(1);
        assertThat(simulator.sockets().maxOpenPerSession()).isEqualTo(1);
    }

    /** P11.7: the guide says so; P5.3: a test message comes back as it was. */
    @Test
    void whoDoesNotSubscribeIsToldNothing() {
        EventListener events = visitor.listenTo(visitor.eventUrl());

        allAtWork();
        events.socket().sendText("{ \"messageType\" : \"test\" }", true).join();

        events.events(1);
        assertThat(events.texts()).containsExactly("{ \"messageType\" : \"test\" }");
        assertThat(simulator.sockets().open()).isEqualTo(1);
        assertThat(simulator.sockets().open(id)).isZero();
        assertThat(simulator.sockets().maxOpenPerSession()).isZero();
    }

    /** P5.3, P11.6. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\""})
    void aSingleRequestIsForOneTypeOfOneSession(String toggle) {
        EventListener events = visitor.listenTo(visitor.eventUrl());
        String other = visitor.createSession();

        ClassicCaller.send(events, request("chatTypingEvent", toggle, id));
        simulator.agent("Wesley").activate(other).types();
        allAtWork();
        simulator.faults().sockets().notify("newCallEvent");

        assertThat(events.types(2)).containsExactly("chatTypingEvent", "newCallEvent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\""})
    void whoUnsubscribesIsToldNoMore(String toggle) {
        EventListener events = visitor.listen(id);

        ClassicCaller.send(events, request("chatTypingEvent", toggle, id));
        simulator.agent("Wesley").activate(id).types().says("hello");

        assertThat(events.types(2)).containsExactly("chatHasBeenActivatedEvent", "newExternalChatEvent");
    }

    /** P5.4. */
    @Test
    void onlyAdministratorsAreTold() {
        EventListener events = visitor.listen(id);

        simulator.user().administrator(false);
        simulator.agent("Wesley").activate(id).types();
        simulator.user().administrator(true);
        simulator.agent("Wesley").in(simulator.session(id)).says("hello");

        assertThat(events.types(1)).containsExactly("newExternalChatEvent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messageType\":\"notificationRequest\",\"notificationType\":\"chatTypingEvent\",\"toggle\":true}",
                "{\"messageType\":\"notificationRequest\",\"notificationType\":\"chatTypingEvent\",\"oid\":\"1\"}",
                "{\"messageType\":\"notificationRequest\",\"notificationType\":\"chatEvent\",\"toggle\":true,\"oid\":\"1\"}",
                "{\"messageType\":\"multiNotificationRequest\"}",
                "{\"messageType\":\"hello\"}",
                "hello"
            })
    void whatOnlyAFaultyClientSendsIsTakenDown(String frame) {
        XELION.allowUnexpectedCalls();
        EventListener events = visitor.listenTo(visitor.eventUrl());

        ClassicCaller.send(events, frame);

        assertThat(simulator.calls().of(Operation.EVENTS_FRAME).unexpected().list())
                .extracting(RecordedCall::body)
                .containsExactly(frame);
    }

    /** P7.1. */
    @ParameterizedTest
    @EnumSource(EventIds.class)
    void aMessageIsToldWithEitherIdOrBoth(EventIds ids) {
        try (XelionSimulator other = XelionSimulator.builder()
                .classic(classic -> classic.eventIds(ids))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(other).loggedIn("test");
            String session = caller.createSession();
            EventListener events = caller.listen(session);

            SimulatedMessage message = other.agent("Wesley").says(other.session(session), "hello");

            JsonNode event = events.events(1).get(0).get("notification");
            assertThat(event.path("chatOid").asText("")).isEqualTo(ids == EventIds.COMMUNICATION ? "" : message.id());
            assertThat(event.path("communicationOid").asText(""))
                    .isEqualTo(ids == EventIds.CHAT ? "" : message.communicationId());
            assertThat(event.get("contents").asText()).isEqualTo("hello");
            assertThat(event.get("creatorName").asText()).isEqualTo("Wesley");
            assertThat(event.get("incoming").booleanValue()).isFalse();
        }
    }

    /** P7. */
    @Test
    void messagesCanBeToldAsNewChatEvent() {
        try (XelionSimulator other = XelionSimulator.builder()
                .classic(classic -> classic.newChatEvents(true))
                .echoVisitorMessages(true)
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(other).loggedIn("test");
            String session = caller.createSession();
            EventListener events = caller.listen(session);

            caller.say(session, "hello");
            other.agent("Wesley").says(other.session(session), "x".repeat(1500));

            JsonNode echo = events.events(2).get(0).get("notification");
            JsonNode answer = events.events(2).get(1).get("notification");
            assertThat(events.types(2)).containsOnly("newChatEvent");
            assertThat(echo.get("incoming").booleanValue()).isTrue();
            assertThat(echo.get("clientId").asText()).isEqualTo("peter");
            assertThat(echo.get("contents").asText()).isEqualTo("hello");
            assertThat(echo.get("sessionOid").asText()).isEqualTo(session);
            assertThat(echo.get("sessionName").asText()).isEqualTo("External Chat Support <->peter");
            assertThat(echo.get("chatSessionType").asText()).isEqualTo("external");
            assertThat(echo.at("/phoneLine/oid").asText())
                    .isEqualTo(other.phoneLine().oid());
            assertThat(answer.get("contents").asText()).isEqualTo("x".repeat(1000));
            assertThat(answer.at("/creator/commonName").asText()).isEqualTo("Wesley");
            assertThat(answer.has("creatorName")).isFalse();
        }
    }

    /** P5.4: newChatEvent needs no oid. */
    @Test
    void newChatEventCanBeWantedOfAllSessions() {
        try (XelionSimulator other = XelionSimulator.builder()
                .classic(classic -> classic.newChatEvents(true))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(other).loggedIn("test");
            EventListener events = caller.listenTo(caller.eventUrl());
            ClassicCaller.send(events, request("newChatEvent", "true", ""));

            for (int i = 0; i < 2; i++) {
                other.agent("Wesley").says(other.session(caller.createSession()), "hello");
            }

            assertThat(events.types(2)).containsOnly("newChatEvent");
        }
    }

    /** P12: assumed, as on the gateway. */
    @Test
    void anEventUrlIsGoodForOneConnect() {
        XELION.allowUnexpectedCalls();
        EventListener first = visitor.listenTo(visitor.eventUrl());

        EventListener second = visitor.listenTo(java.net.URI.create(first.url()));

        assertThat(second.closed()).isEqualTo(1008);
        assertThat(simulator.calls().unexpected().toString()).contains("used twice");
    }

    @Test
    void socketsEndWithTheirLogin() {
        EventListener events = visitor.listen(id);
        java.net.URI unused = visitor.eventUrl();

        visitor.post("/me/logout", null);

        assertThat(events.closed()).isEqualTo(1008);
        assertThat(visitor.listenTo(unused).closed()).isEqualTo(1008);
        await().until(() -> simulator.sockets().open() == 0);
    }

    @Test
    void aTokenThatExpiresLeavesSocketsAlone() {
        EventListener events = visitor.listen(id);

        simulator.accounts().expireTokens();
        simulator.agent("Wesley").activate(id);
        visitor.renew();
        simulator.agent("Wesley").in(simulator.session(id)).says("hello");

        assertThat(events.types(2)).containsExactly("chatHasBeenActivatedEvent", "newExternalChatEvent");
    }

    @Test
    void faultsStrikeAtItsSocketsAndFrames() {
        EventListener events = visitor.listen(id);
        simulator.faults().nextFrame().ofType("newExternalChatEvent").isDuplicated();

        simulator.agent("Wesley").in(simulator.session(id)).says("hello");
        assertThat(events.types(2)).containsOnly("newExternalChatEvent");
        simulator.faults().sockets(id).close(1011, "restarting");

        assertThat(events.closed()).isEqualTo(1011);
    }

    /** The earliest moment there is. */
    @Test
    void aHandshakeCanCarryEventsForTheFirstSubscription() {
        simulator.faults().nextHandshake().carries(opened -> simulator
                .agent("Wesley")
                .says(opened, "at once"));
        EventListener events = visitor.listenTo(visitor.eventUrl());

        ClassicCaller.subscribe(events, id, ClassicCaller.CHAT_EVENTS);

        assertThat(events.types(1)).containsExactly("newExternalChatEvent");
        assertThat(simulator.faults().pending()).isFalse();
    }

    /** P11.12. */
    @Test
    void whoSubscribesWhileNobodyIsThereIsTold() {
        simulator.agents().forEach(SimulatedAgent::goesOffline);
        String lonely = visitor.createSession();

        EventListener events = visitor.listen(lonely);

        assertThat(events.types(1)).containsExactly("chatNoAgentsAvailableEvent");
    }

    private void allAtWork() {
        AgentInSession wesley = simulator.agent("Wesley").activate(id);
        wesley.receives().reads().types().says("hello");
        wesley.handsOverTo("Anna").asksStillThere().findsVisitorIdle();
        simulator.findsNoAgents(simulator.session(id)).ends(simulator.session(id));
    }

    private static String request(String type, String toggle, String oid) {
        return "{\"messageType\":\"notificationRequest\",\"notificationType\":\"" + type + "\",\"toggle\":" + toggle
                + ",\"oid\":\"" + oid + "\"}";
    }
}

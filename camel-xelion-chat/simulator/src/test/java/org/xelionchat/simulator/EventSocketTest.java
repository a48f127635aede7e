package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedSocket;
import org.xelionchat.simulator.journal.RecordedSocket.End;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** Event sockets as sections 5 and 7 of the protocol have them. */
class EventSocketTest {

    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.with(
                    simulator -> simulator.clock(CLOCK).eventUrlLifetime(Duration.ofSeconds(30)))
            .allowingUnexpectedCalls();

    private final XelionSimulator simulator = XELION.simulator();
    private final GatewayCaller visitor = new GatewayCaller(simulator);

    @AfterEach
    void turnTheClockBack() {
        CLOCK.reset();
    }

    @Test
    void aMessageCarriesTheFieldsThatTheVendorReads() {
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);

        String message =
                simulator.agent("Wesley").says(simulator.session(id), "hello").id();

        JsonNode frame = events.events(1).get(0);
        assertThat(frame.get("notificationType").asText()).isEqualTo("newExternalChatEvent");
        JsonNode event = frame.get("notification");
        assertThat(event.get("chatOid").asText()).isEqualTo(message);
        assertThat(event.get("contents").asText()).isEqualTo("hello");
        assertThat(event.get("creatorName").asText()).isEqualTo("Wesley");
        assertThat(event.get("incoming").booleanValue()).isFalse();
        assertThat(event.get("date").asText()).isEqualTo("2026-03-01 12:00:00");
        assertThat(event.size()).isEqualTo(5);
    }

    /** P7: the fields of each event; P5.2: their envelope. */
    @Test
    void everyEventHasItsFields() {
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);
        String session = "\"sessionOid\":\"" + id + "\",\"sessionName\":\"External Chat Support < - > peter\"";
        String name = "\"sessionName\":\"External Chat Support < - > peter\"";

        AgentInSession wesley = simulator.agent("Wesley Jansen").activate(id);
        wesley.types().receives().reads().asksStillThere().findsVisitorIdle();
        simulator.findsNoAgents(simulator.session(id));
        wesley.handsOverTo("Anna").ends();

        JsonNode changed = events.events(8).get(7).get("notification");
        assertThat(changed.get("sessionOid").asText()).isEqualTo(id);
        assertThat(changed.get("activeUserName").asText()).isEqualTo("Anna");
        assertThat(changed.get("activeUserGivenName").asText("?")).isEmpty();
        assertThat(changed.get("activeUserPerson").get("commonName").asText()).isEqualTo("Anna");
        assertThat(changed.get("activeUserPerson").get("objectType").asText()).isEqualTo("Person");
        assertThat(changed.get("activeUserProfile").get("userName").asText()).isEqualTo("Anna");
        events.events(9);
        String date = "2026-03-01 12:00:00";
        assertThat(events.texts().subList(0, 7))
                .containsExactly(
                        frame("chatHasBeenActivatedEvent", session + ",\"name\":\"Jansen\",\"givenName\":\"Wesley\""),
                        frame("chatTypingEvent", "\"name\":\"Wesley Jansen\""),
                        frame("chatHasBeenDeliveredEvent", name + ",\"date\":\"" + date + "\""),
                        frame("chatHasBeenReadEvent", name + ",\"date\":\"" + date + "\""),
                        frame("chatHeartbeatEvent", session + ",\"message\":\"Are you still there?\""),
                        frame("chatIsIdleEvent", session),
                        frame(
                                "chatNoAgentsAvailableEvent",
                                session + ",\"message\":\"There are no agents available at the moment.\""));
        assertThat(events.texts().get(8))
                .isEqualTo(frame("chatHasBeenEndedEvent", session + ",\"endedDate\":\"" + date + "\""));
    }

    private static String frame(String type, String fields) {
        return "{\"notificationType\":\"" + type + "\",\"notification\":{" + fields + "}}";
    }

    /** P5.1, P12: a URL is good for one connect. */
    @Test
    void aUrlThatWasUsedIsAcceptedAndClosedAtOnceWithAnErrorText() {
        String id = visitor.createSession();
        URI url = visitor.eventUrl(id);
        visitor.listenTo(url);

        EventListener second = visitor.listenTo(url);

        assertThat(second.closed()).isEqualTo(1008);
        assertThat(second.closeReason()).isEqualTo("URL has been used");
        assertThat(second.texts()).containsExactly("URL has been used");
        assertThat(simulator.calls().unexpected().toString()).contains("Event URL used twice");
        assertThat(simulator.sockets().maxOpen(id)).isEqualTo(1);
    }

    @Test
    void aUrlThatIsTooOldIsAcceptedAndClosedAtOnce() {
        String id = visitor.createSession();
        URI url = visitor.eventUrl(id);
        CLOCK.advance(Duration.ofSeconds(31));

        EventListener late = visitor.listenTo(url);

        assertThat(late.closed()).isEqualTo(1008);
        assertThat(late.closeReason()).isEqualTo("URL has expired");
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();
        assertThat(simulator.sockets().list()).isEmpty();
    }

    @Test
    void aUrlThatNobodyGaveOutIsAcceptedAndClosedAtOnce() {
        EventListener stranger =
                visitor.listenTo(URI.create("ws://" + simulator.host() + "/websocket/-1/1816134/1/abcdefghijklmnop"));

        assertThat(stranger.closed()).isEqualTo(1008);
    }

    @Test
    void aUrlOfASessionThatHasEndedIsAcceptedAndClosedAtOnce() {
        String id = visitor.createSession();
        URI url = visitor.eventUrl(id);
        simulator.ends(simulator.session(id));

        assertThat(visitor.listenTo(url).closed()).isEqualTo(1008);
    }

    @Test
    void anEventUrlIsNotForPlainCalls() {
        String id = visitor.createSession();
        String url = visitor.eventUrl(id).toString().replace("ws://", "http://");

        assertThat(new GatewayCaller(simulator, url, "token").get("").status()).isEqualTo(400);
        assertThat(simulator.calls().unexpected().of(Operation.OPEN_EVENTS).count())
                .isEqualTo(1);
    }

    /** P5.3: the exact same message comes back. */
    @Test
    void aTestMessageIsEchoed() {
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);
        String test = "{ \"messageType\" : \"test\", \"x\": [1,2] }";

        events.socket().sendText(test, true).join();

        events.events(1);
        assertThat(events.texts()).containsExactly(test);
        assertThat(simulator.sockets().list(id).get(0).frames()).containsExactly(test);
    }

    /** P12: not needed on the gateway, and harmless. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messageType\": \"multiNotificationRequest\", \"notifications\": "
                        + "[{\"notificationType\": \"chatTypingEvent\", \"toggle\": \"true\", \"oid\": \"1\"}]}",
                "{\"messageType\": \"notificationRequest\", \"notificationType\": \"chatTypingEvent\", \"toggle\": true}"
            })
    void subscribingIsAccepted(String request) {
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);

        events.socket().sendText(request, true).join();

        await().until(() -> simulator.sockets().list(id).get(0).frames().size() == 1);
        simulator.agent("Wesley").in(id).says("still there");
        assertThat(events.types(1)).containsExactly("newExternalChatEvent");
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();
    }

    @Test
    void anythingElseFromAClientIsUnexpected() {
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);

        events.socket().sendText("hello", true).join();
        events.socket().sendText("{\"messageType\": \"login\"}", true).join();
        events.socket().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();

        await().until(() -> simulator.calls().unexpected().count() == 3);
        assertThat(simulator
                        .calls()
                        .unexpected()
                        .of(Operation.EVENTS_FRAME)
                        .inSession(id)
                        .count())
                .isEqualTo(3);
    }

    @Test
    void pingsAreAnsweredAndCounted() {
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);

        events.socket().sendPing(ByteBuffer.wrap(new byte[] {1, 2})).join();

        await().until(() -> events.pongs() == 1);
        assertThat(simulator.sockets().pings(id)).isEqualTo(1);
        assertThat(simulator.sockets().pings()).isEqualTo(1);
    }

    @Test
    void theClientsEndIsRecorded() {
        String id = visitor.createSession();
        EventListener polite = visitor.listen(id);
        EventListener rude = visitor.listen(id);
        assertThat(simulator.sockets().open(id)).isEqualTo(2);

        polite.socket().sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
        await().until(() -> simulator.sockets().open(id) == 1);
        rude.socket().abort();
        await().until(() -> simulator.sockets().open(id) == 0);

        assertThat(polite.closed()).isEqualTo(1000);
        assertThat(simulator.sockets().list(id))
                .extracting(RecordedSocket::end)
                .containsExactly(End.CLOSED_BY_CLIENT, End.CUT_BY_CLIENT);
        assertThat(simulator.sockets().closeCodes()).containsExactly(1000);
        assertThat(simulator.sockets().maxOpen(id)).isEqualTo(2);
        assertThat(simulator.sockets().maxOpenPerSession()).isEqualTo(2);
        assertThat(simulator.sockets().maxOpen()).isEqualTo(2);
    }

    @Test
    void everySocketOfASessionGetsItsEventsAndNoOther() {
        String one = visitor.createSession();
        String two = visitor.createSession();
        EventListener first = visitor.listen(one);
        EventListener second = visitor.listen(one);
        EventListener other = visitor.listen(two);

        simulator.agent("Wesley").in(one).says("for one");
        simulator.agent("Wesley").in(two).says("for two");

        assertThat(first.events(1).toString()).contains("for one");
        assertThat(second.events(1).toString()).contains("for one");
        assertThat(other.events(1).toString()).contains("for two");
        assertThat(other.texts()).hasSize(1);
    }

    /** P11.12: at the start of a session, or when the visitor sends. */
    @Test
    void thatNoAgentIsThereIsToldWhenAVisitorListensAndWhenHeSends() {
        simulator.agent("Wesley").goesOffline();
        String id = visitor.createSession();

        EventListener events = visitor.listen(id);
        assertThat(events.types(1)).containsExactly("chatNoAgentsAvailableEvent");
        visitor.say(id, "anybody?");
        assertThat(events.types(2)).containsExactly("chatNoAgentsAvailableEvent", "chatNoAgentsAvailableEvent");

        simulator.agent("Wesley").goesOnline();
        visitor.say(id, "hello");
        simulator.agent("Wesley").activate(id);
        assertThat(events.types(3).get(2)).isEqualTo("chatHasBeenActivatedEvent");
        events.socket().sendClose(1000, "").join();
    }

    @Test
    void whatHappensWhileNobodyListensIsNotToldLater() {
        String id = visitor.createSession();
        simulator.agent("Wesley").activate(id).says("too early");

        EventListener events = visitor.listen(id);
        simulator.agent("Wesley").in(id).says("in time");

        assertThat(events.events(1).toString()).contains("in time");
    }
}

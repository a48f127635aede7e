package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.ApiCaller.Answered;
import org.xelionchat.simulator.chat.GivenFeedback;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** The thirteen calls, each as section 2 of the protocol has it. */
@XelionSimulatorTest
class GatewayApiTest {

    private final XelionSimulator simulator;
    private final GatewayCaller visitor;

    GatewayApiTest(XelionSimulator simulator) {
        this.simulator = simulator;
        this.visitor = new GatewayCaller(simulator);
    }

    @Test
    void g1CreatesASession() {
        Answered answer = visitor.post(
                "/sessions",
                "{\"clientId\": \"peter\", \"emailAddress\": \"p@example.org\", \"phoneNumber\": \"\", \"more\": 1}");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode session = answer.json();
        assertThat(fields(session)).containsExactly("id", "name", "activatedDate", "idleDate", "endDate");
        assertThat(session.get("id").isTextual()).isTrue();
        assertThat(session.get("id").asText()).matches("[0-9]+");
        assertThat(session.get("name").asText()).isEqualTo("External Chat Support < - > peter");
        assertThat(session.get("activatedDate").asText("?")).isEmpty();
        assertThat(session.get("idleDate").asText("?")).isEmpty();
        assertThat(session.get("endDate").asText("?")).isEmpty();
        SimulatedSession kept = simulator.onlySession();
        assertThat(kept.visitor().clientId()).isEqualTo("peter");
        assertThat(kept.visitor().emailAddress()).isEqualTo("p@example.org");
        assertThat(kept.visitor().phoneNumber()).isEmpty();
    }

    @Test
    void g2GivesTheSession() {
        String id = visitor.createSession();
        simulator.agent("Wesley").activate(id).findsVisitorIdle().ends();

        JsonNode session = visitor.get("/sessions/" + id).json();

        assertThat(session.get("id").asText()).isEqualTo(id);
        String date = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
        assertThat(session.get("activatedDate").asText()).matches(date);
        assertThat(session.get("idleDate").asText()).matches(date);
        assertThat(session.get("endDate").asText()).matches(date);
    }

    @Test
    void g3SendsAMessage() {
        String id = visitor.createSession();

        Answered answer = visitor.say(id, "hello");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode message = answer.json();
        assertThat(fields(message))
                .containsExactly("id", "contents", "creatorName", "date", "incoming", "read", "forwarded");
        assertThat(message.get("id").isTextual()).isTrue();
        assertThat(message.get("contents").asText()).isEqualTo("hello");
        assertThat(message.get("creatorName").asText()).isEqualTo("peter");
        assertThat(message.get("incoming").booleanValue()).isTrue();
        assertThat(message.get("read").booleanValue()).isFalse();
    }

    @Test
    void g4ListsMessagesNewestFirstWithTheOppositeFlag() {
        String id = visitor.createSession();
        String first = visitor.say(id, "one").json().get("id").asText();
        simulator.agent("Wesley").activate(id).reads().says("two");

        JsonNode list = visitor.get("/sessions/" + id + "/messages").json();

        assertThat(list.isArray()).isTrue();
        assertThat(list.findValuesAsText("contents")).containsExactly("two", "one");
        assertThat(list.get(0).get("incoming").booleanValue()).isTrue();
        assertThat(list.get(0).get("creatorName").asText()).isEqualTo("Wesley");
        assertThat(list.get(1).get("incoming").booleanValue()).isFalse();
        assertThat(list.get(1).get("id").asText()).isEqualTo(first);
        assertThat(list.get(1).get("read").booleanValue()).isTrue();
        assertThat(list.get(1).get("repliedChatOid").asText("?")).isEmpty();
    }

    @Test
    void g5GivesAnEventUrlWithAFreshSecretEachTime() {
        String id = visitor.createSession();

        JsonNode answer = visitor.get("/sessions/" + id + "/websocket").json();
        String another = visitor.eventUrl(id).toString();

        assertThat(fields(answer)).containsExactly("object");
        String url = answer.get("object").asText();
        assertThat(url)
                .matches("ws://localhost:" + simulator.port() + "/websocket/-1/[0-9]+/[0-9]+/[A-Za-z0-9]{16}")
                .doesNotContain(id)
                .isNotEqualTo(another);
    }

    @Test
    void g6ToG8AnswerWithAnEmptyBody() {
        String id = visitor.createSession();
        simulator.agent("Wesley").activate(id).says("hello");

        Answered delivered = visitor.put("/sessions/" + id + "/delivered");
        Answered typing = visitor.post("/sessions/" + id + "/is_typing", null);
        Answered closed = visitor.post("/sessions/" + id + "/close", null);

        for (Answered answer : List.of(delivered, typing, closed)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.contentType()).isNull();
        }
        SimulatedSession session = simulator.session(id);
        assertThat(session.messages().get(0).delivered()).isTrue();
        assertThat(session.deliveredToVisitorAt()).isNotNull();
        assertThat(session.visitorTypedAt()).isNotNull();
        assertThat(session.ended()).isTrue();
    }

    @Test
    void g9MailsATranscriptAlsoAfterTheEnd() {
        String id = visitor.createSession();
        simulator.ends(simulator.session(id));

        Answered answer = visitor.post("/sessions/" + id + "/transcript", "{\"value\": \"test@xelion.nl\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(simulator.session(id).transcriptAddresses()).containsExactly("test@xelion.nl");
    }

    @Test
    void g10TakesFeedbackAlsoAfterTheEndAndWithoutText() {
        String id = visitor.createSession();
        simulator.ends(simulator.session(id));

        visitor.post("/sessions/" + id + "/feedback", "{\"rating\": 5, \"feedback\": \"good\"}");
        Answered answer = visitor.post("/sessions/" + id + "/feedback", "{\"rating\": 1}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(simulator.session(id).feedback())
                .extracting(GivenFeedback::rating, GivenFeedback::feedback)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5, "good"), org.assertj.core.groups.Tuple.tuple(1, ""));
    }

    @Test
    void g11FollowsTheAgents() {
        assertThat(visitor.get("/status").body()).isEqualTo("{\"value\":\"online\"}");
        simulator.agents().forEach(SimulatedAgent::goesOffline);
        assertThat(visitor.get("/status").body()).isEqualTo("{\"value\":\"offline\"}");
        simulator.agent("Anna");
        assertThat(visitor.get("/status").body()).isEqualTo("{\"value\":\"online\"}");
    }

    @Test
    void g12TellsWhetherTranscriptsAreMailed() {
        String id = visitor.createSession();
        assertThat(visitor.get("/transcript_enabled").body()).isEqualTo("{\"value\":true}");

        simulator.gateway().transcriptEnabled(false);

        assertThat(visitor.get("/transcript_enabled").body()).isEqualTo("{\"value\":false}");
        Answered refused = visitor.post("/sessions/" + id + "/transcript", "{\"value\": \"test@xelion.nl\"}");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(simulator.session(id).transcriptAddresses()).isEmpty();
    }

    @Test
    void g13Validates() {
        assertThat(visitor.get("/validate").body()).isEqualTo("{\"value\":true}");
    }

    @Test
    void everyCallIsRecorded() {
        String id = visitor.createSession();
        visitor.say(id, "hello");
        visitor.get("/status");

        assertThat(simulator.calls().list())
                .extracting(call -> call.operation())
                .containsExactly(Operation.CREATE_SESSION, Operation.SEND_MESSAGE, Operation.GET_STATUS);
        var send = simulator
                .calls()
                .of(Operation.SEND_MESSAGE)
                .inSession(id)
                .last()
                .orElseThrow();
        assertThat(send.body()).isEqualTo("{\"text\":\"hello\"}");
        assertThat(send.method()).isEqualTo("POST");
        assertThat(send.path()).isEqualTo("/portal/chat/master/gateways/1234567/sessions/" + id + "/messages");
        assertThat(send.gatewayId()).isEqualTo("1234567");
        assertThat(send.answer()).hasValue(200);
        assertThat(send.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(simulator.calls().answered(200).count()).isEqualTo(3);
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

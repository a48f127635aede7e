package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xelionchat.simulator.ApiCaller.Answered;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** The classic API's calls about chats, as the documents show them (P3). */
class ClassicApiTest {

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    private final XelionSimulator simulator = XELION.simulator();
    private final ClassicCaller visitor = new ClassicCaller(simulator).loggedIn("test");

    /** P3.3. */
    @Test
    void c5CreatesASessionOnAPhoneLine() {
        JsonNode answer = visitor.createSession(simulator.phoneLine().oid()).json();

        SimulatedSession session = simulator.onlySession();
        JsonNode created = answer.get("object");
        assertThat(created.get("oid").asText()).isEqualTo(session.id());
        assertThat(created.get("objectType").asText()).isEqualTo("XCCChatSession");
        assertThat(created.get("sessionType").asText()).isEqualTo("external");
        assertThat(created.get("commonName").asText()).isEqualTo("<Unknown> <XCCChatSession>");
        assertThat(created.at("/participants/0/commonName").asText()).isEqualTo("peter");
        assertThat(created.at("/participants/0/objectType").asText()).isEqualTo("UnknownAddressable");
        assertThat(answer.at("/links/0/href").asText()).isEqualTo(simulator.classicUri() + "/chats/" + session.id());
        assertThat(session.visitor().clientId()).isEqualTo("peter");
        assertThat(session.gatewayId()).isNull();
        assertThat(session.phoneLine()).isEqualTo(simulator.phoneLine());
    }

    @Test
    void c5OnAnUnknownPhoneLine() {
        Answered answer = visitor.createSession("99");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("errorCode").intValue()).isEqualTo(10100);
        assertThat(answer.json().get("info").asText()).isEqualTo("resource=POST /api/v1/master/chats/external_session");
        assertThat(simulator.sessions()).isEmpty();
    }

    /** P3.4, P7.1. */
    @Test
    void c6SendsAMessage() {
        String id = visitor.createSession();

        JsonNode sent = visitor.say(id, "we need a bigger boat").json().get("object");

        var stored = simulator.session(id).messages().get(0);
        assertThat(sent.get("contents").asText()).isEqualTo("we need a bigger boat");
        assertThat(sent.get("incoming").booleanValue()).isFalse();
        assertThat(sent.get("read").booleanValue()).isFalse();
        assertThat(sent.get("clientId").asText()).isEqualTo("peter");
        assertThat(sent.get("oid").asText()).isEqualTo(stored.id());
        assertThat(sent.at("/communication/oid").asText()).isEqualTo(stored.communicationId());
        assertThat(sent.get("objectType").asText()).isEqualTo("XCCChat");
        assertThat(simulator.calls().of(Operation.SEND_MESSAGE).inSession(id).count())
                .isEqualTo(1);
    }

    /** P3.5, P7.1. */
    @Test
    void c7ListsMessagesNewestFirst() {
        String id = visitor.createSession();
        visitor.say(id, "hello");
        simulator.agent("Wesley").activate(id).says("good morning");

        JsonNode list = visitor.get("/chats/" + id + "/messages").json();

        JsonNode agents = list.at("/data/0/object");
        JsonNode visitors = list.at("/data/1/object");
        assertThat(list.get("data")).hasSize(2);
        assertThat(agents.get("contents").asText()).isEqualTo("good morning");
        assertThat(agents.get("incoming").booleanValue()).isTrue();
        assertThat(agents.at("/creator/commonName").asText()).isEqualTo("Wesley");
        assertThat(visitors.get("contents").asText()).isEqualTo("hello");
        assertThat(visitors.get("incoming").booleanValue()).isFalse();
        assertThat(list.at("/meta/paging").has("nextId")).isFalse();
    }
}

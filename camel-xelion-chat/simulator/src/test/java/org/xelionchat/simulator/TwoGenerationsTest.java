package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.console.ConsoleClient;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedCall;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** One agent talks to two visitors, of whom each uses another API. */
@XelionSimulatorTest
class TwoGenerationsTest {

    /** What differs between any two chats. */
    private static final Set<String> OWN = Set.of("id", "key", "at", "startedAt", "changedAt", "endedAt");

    /** A visitor, whatever his API. */
    private record Visitor(ApiCaller caller, String id, String sends, String reportsTyping, String reportsDelivered) {

        void says(String text) {
            assertThat(caller.post(sends, "{\"clientId\":\"peter\",\"text\":\"" + text + "\"}")
                            .status())
                    .isEqualTo(200);
        }

        void types() {
            assertThat(caller.post(reportsTyping, null).status()).isEqualTo(200);
        }

        void receives() {
            assertThat(caller.put(reportsDelivered).status()).isEqualTo(200);
        }
    }

    @Test
    void theAgentDoesNotNoticeWhichApiAVisitorUses(XelionSimulator simulator) {
        GatewayCaller gateway = new GatewayCaller(simulator);
        ClassicCaller classic = new ClassicCaller(simulator).loggedIn("test");
        try (ConsoleClient wesley = ConsoleClient.of(simulator, "Wesley")) {
            String one = gateway.createSession();
            String other = classic.createSession();
            EventListener oneHears = gateway.listen(one);
            EventListener otherHears = classic.listen(other);

            talk(
                    wesley,
                    new Visitor(
                            gateway,
                            one,
                            "/sessions/" + one + "/messages",
                            "/sessions/" + one + "/is_typing",
                            "/sessions/" + one + "/delivered"));
            talk(
                    wesley,
                    new Visitor(
                            classic,
                            other,
                            "/chats/" + other + "/messages/external",
                            "/chats/" + other + "/is_typing/external",
                            "/chats/" + other + "/delivered/external"));

            assertThat(sessions(wesley, other)).isNotEmpty().isEqualTo(sessions(wesley, one));
            assertThat(history(wesley, other)).hasSize(6).isEqualTo(history(wesley, one));
            assertThat(simulator.session(other).texts())
                    .containsExactly("hello", "good morning", "goodbye")
                    .isEqualTo(simulator.session(one).texts());
            List<String> types = oneHears.types(6);
            assertThat(otherHears.types(6)).isEqualTo(types);
            assertThat(types).startsWith("chatHasBeenDeliveredEvent").endsWith("chatHasBeenEndedEvent");
        }
        assertThat(List.of(simulator.sessions().get(0), simulator.sessions().get(1)))
                .extracting(SimulatedSession::ended)
                .containsOnly(true);
        // what both APIs can do has one name
        assertThat(simulator.calls().of(Operation.SEND_MESSAGE).list())
                .extracting(RecordedCall::path)
                .hasSize(4)
                .anyMatch(path -> path.startsWith("/portal/"))
                .anyMatch(path -> path.startsWith("/api/"));
    }

    private static void talk(ConsoleClient wesley, Visitor visitor) {
        String id = visitor.id();
        visitor.says("hello");
        wesley.awaitsSession(id, session -> session.at("/last/text").asText().equals("hello"));
        wesley.does("open", "sessionId", id, "take", true);
        wesley.does("read", "sessionId", id);
        wesley.does("say", "sessionId", id, "text", "good morning");
        visitor.receives();
        visitor.types();
        visitor.says("goodbye");
        wesley.awaitsSession(id, session -> session.at("/last/text").asText().equals("goodbye"));
        wesley.does("end", "sessionId", id);
        wesley.awaitsSession(id, session -> session.get("state").asText().equals("ended"));
    }

    /** The session's history as the console shows it at the end, without what is its own. */
    private static List<JsonNode> history(ConsoleClient wesley, String id) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        wesley.frames("entries", frame -> frame.get("sessionId").asText().equals(id))
                .forEach(frame -> frame.get("entries")
                        .forEach(entry ->
                                entries.put(entry.get("key").asText(), ((ObjectNode) entry.deepCopy()).remove(OWN))));
        return List.copyOf(entries.values());
    }

    /** Everything the console was told of a session, without what is its own. */
    private static List<JsonNode> sessions(ConsoleClient wesley, String id) {
        List<JsonNode> told = new ArrayList<>();
        wesley.frames("session", frame -> frame.at("/session/id").asText().equals(id))
                .forEach(frame -> told.add(((ObjectNode) frame.get("session").deepCopy()).remove(OWN)));
        return told;
    }
}

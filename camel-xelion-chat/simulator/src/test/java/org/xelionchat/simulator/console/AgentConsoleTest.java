package org.xelionchat.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.xelionchat.simulator.console.ConsoleServer.GATEWAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.chat.Caller;
import org.xelionchat.simulator.chat.SimulatedSession;

class AgentConsoleTest {

    private final ConsoleServer server = new ConsoleServer(Duration.ofMillis(100));

    @AfterEach
    void stop() {
        server.close();
    }

    // --- the page ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "console.css",
                "console.js",
                "conversation.js",
                "dom.js",
                "icon.svg",
                "link.js",
                "sessions.js",
                "typing.js"
            })
    void thePageAndItsPartsComeUnderAStrictPolicy(String name) throws Exception {
        HttpResponse<String> response = get("/console/" + name);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotBlank();
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void thePageIsFoundWithoutTheSlashAndKeepsItsQuery() throws Exception {
        HttpResponse<String> response = get("/console?agent=Wesley");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("/console/?agent=Wesley");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgentConsole.class", "page/index.html", "../pom.xml", "%2e%2e/AgentConsole.class"})
    void nothingElseIsHandedOut(String name) throws Exception {
        assertThat(get("/console/" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void thePageOnlyShowsTextAsText() throws Exception {
        for (String script : List.of("console.js", "conversation.js", "dom.js", "sessions.js")) {
            assertThat(get("/console/" + script).body())
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        }
        assertThat(get("/console/").body()).doesNotContain("style=", "onclick=", "<script>", "https:", "http:");
    }

    // --- the socket's door ---

    @Test
    void onlyTheConsolesOwnPageMayOpenTheSocket() {
        assertThatThrownBy(() -> new ConsoleClient(server, "http://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThatThrownBy(() -> new ConsoleClient(server, null)).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "[]", "{\"type\":\"dance\",\"request\":1}", "{\"request\":1}"})
    void whatIsNoRequestClosesTheSocket(String text) throws Exception {
        ConsoleClient client = new ConsoleClient(server);
        client.sends(text);

        assertThat(client.awaitsClose()).isEqualTo(1007);
    }

    @Test
    void aWindowMustJoinFirstAndOnlyOnce() {
        try (ConsoleClient client = new ConsoleClient(server)) {
            assertThat(client.isRefused("setOnline", "online", true)).isEqualTo("Join first");
            client.does("join", "name", "Wesley");
            assertThat(client.isRefused("join", "name", "Tina")).isEqualTo("This window is Wesley's");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0007b", "123456789012345678901234567890123456789012345678901"})
    void anAgentNeedsAProperName(String name) {
        try (ConsoleClient client = new ConsoleClient(server)) {
            assertThat(client.isRefused("join", "name", name)).contains("1 to 50 characters");
        }
    }

    // --- a chat ---

    @Test
    void aChatFromItsFirstMessageToItsEnd() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        assertThat(wesley.awaits("welcome").get("sessions")).isEmpty();

        SimulatedSession anna = server.visitor("Anna", "hello");
        JsonNode waiting =
                wesley.awaitsSession(anna.id(), session -> session.get("unread").asInt() == 1);
        assertThat(waiting.get("state").asText()).isEqualTo("waiting");
        assertThat(waiting.get("visitor").asText()).isEqualTo("Anna");
        assertThat(waiting.get("emailAddress").asText()).isEqualTo("anna@example.org");
        assertThat(waiting.get("phoneNumber").asText()).isEqualTo("+31 20 123 45 67");
        assertThat(waiting.at("/last/text").asText()).isEqualTo("hello");

        wesley.does("open", "sessionId", anna.id(), "take", true);
        wesley.awaitsSession(
                anna.id(),
                session -> session.get("state").asText().equals("active")
                        && session.get("agent").asText().equals("Wesley"));
        assertThat(wesley.awaits("entries").get("whole").asBoolean()).isTrue();
        wesley.awaitsEntry(entry -> entry.path("text").asText().equals("hello"));
        wesley.awaitsEntry(entry -> entry.path("notice").asText().equals("activated"));

        wesley.does("read", "sessionId", anna.id());
        wesley.awaitsSession(anna.id(), session -> session.get("unread").asInt() == 0);
        assertThat(state(anna).messages().get(0).read()).isTrue();

        wesley.does("type", "sessionId", anna.id());
        wesley.does("say", "sessionId", anna.id(), "text", "Good morning");
        wesley.awaitsEntry(entry -> entry.path("text").asText().equals("Good morning")
                && entry.get("direction").asText().equals("agent")
                && entry.get("state").asText().equals("sent"));
        server.state.visitorReceived(Caller.onGateway(GATEWAY), anna.id());
        wesley.awaitsEntry(entry -> entry.path("text").asText().equals("Good morning")
                && entry.get("state").asText().equals("delivered"));

        server.state.visitorTypes(Caller.onGateway(GATEWAY), anna.id());
        wesley.awaits("typing", frame -> frame.get("remaining").asLong() == 15_000);
        server.state.visitorSays(Caller.onGateway(GATEWAY), anna.id(), "thanks");
        wesley.awaits("typing", frame -> frame.get("remaining").asLong() == 0);

        wesley.does("askStillThere", "sessionId", anna.id());
        wesley.awaitsEntry(entry -> entry.path("notice").asText().equals("asked"));
        wesley.does("end", "sessionId", anna.id());
        wesley.awaitsSession(anna.id(), session -> session.get("state").asText().equals("ended"));

        server.state.mailTranscript(Caller.onGateway(GATEWAY), anna.id(), "anna@example.org");
        server.state.giveFeedback(Caller.onGateway(GATEWAY), anna.id(), 5, "very good");
        JsonNode ended = wesley.awaitsSession(
                anna.id(), session -> !session.get("feedback").isEmpty());
        assertThat(ended.at("/feedback/0/rating").asInt()).isEqualTo(5);
        assertThat(ended.at("/feedback/0/text").asText()).isEqualTo("very good");
        assertThat(ended.at("/transcripts/0").asText()).isEqualTo("anna@example.org");

        assertThat(wesley.isRefused("say", "sessionId", anna.id(), "text", "too late"))
                .isEqualTo("The chat has ended");
        wesley.close();
    }

    @Test
    void whatHappenedBeforeTheFirstWindowWasOpenIsThere() {
        SimulatedSession anna = server.visitor("Anna", "hello");
        server.state.hire("Tina");
        server.state.activate(anna.id(), "Tina");
        server.state.agentSays(anna.id(), "Tina", "hi");
        server.state.end(anna.id(), "Tina");
        server.state.mailTranscript(Caller.onGateway(GATEWAY), anna.id(), "anna@example.org");
        server.state.giveFeedback(Caller.onGateway(GATEWAY), anna.id(), 3, "fair");

        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        assertThat(wesley.awaits("welcome").at("/sessions/0/agent").asText()).isEqualTo("Tina");
        wesley.does("open", "sessionId", anna.id(), "take", false);

        assertThat(wesley.entries())
                .extracting(
                        entry -> entry.path("notice").asText(entry.path("text").asText()))
                .containsExactly("started", "hello", "activated", "hi", "ended", "transcript", "feedback");
        // what happens from now on is told once, and in addition
        server.state.giveFeedback(Caller.onGateway(GATEWAY), anna.id(), 4, "on second thoughts");
        wesley.awaitsEntry(entry -> entry.path("rating").asInt() == 4);
        assertThat(wesley.entries()).hasSize(8);
        wesley.close();
    }

    @Test
    void whatHappenedBetweenTwoWindowsIsThereToo() {
        ConsoleClient.of(server, "Wesley").close();
        server.state.hire("Tina");
        SimulatedSession anna = server.visitor("Anna");
        server.state.activate(anna.id(), "Tina");
        server.state.handOver(anna.id(), "Robo");
        server.state.heartbeat(anna.id(), "Robo");
        server.state.becomeIdle(anna.id());

        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        wesley.does("open", "sessionId", anna.id(), "take", false);
        assertThat(wesley.entries())
                .extracting(entry -> entry.get("notice").asText())
                .containsExactly("started", "activated", "handed-over", "asked", "idle");
        wesley.close();
    }

    @Test
    void aMessageCountsAsDeliveredOnceAWindowHasIt() {
        SimulatedSession anna = server.visitor("Anna", "hello");
        assertThat(state(anna).messages().get(0).delivered()).isFalse();

        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        await().until(() -> state(anna).messages().get(0).delivered());

        // while a colleague without a window has the chat, nobody receives it
        server.state.setOnline("Tina", true);
        server.state.activate(anna.id(), "Tina");
        server.state.visitorSays(Caller.onGateway(GATEWAY), anna.id(), "anybody?");
        wesley.awaitsSession(
                anna.id(), session -> session.at("/last/text").asText().equals("anybody?"));
        assertThat(state(anna).messages().get(1).delivered()).isFalse();
        wesley.close();
    }

    @Test
    void theAnswerComesAfterWhatTheRequestHasChanged() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        SimulatedSession anna = server.visitor("Anna", "hello");
        wesley.does("open", "sessionId", anna.id(), "take", true);
        wesley.does("say", "sessionId", anna.id(), "text", "hi");
        wesley.does("end", "sessionId", anna.id());

        List<JsonNode> frames = wesley.frames();
        JsonNode lastAnswer =
                wesley.awaits("answer", frame -> frame.get("request").asInt() == 4);
        assertThat(frames.subList(0, frames.indexOf(lastAnswer)))
                .anyMatch(frame -> frame.at("/session/state").asText().equals("ended"));
        wesley.close();
    }

    @Test
    void readingTwiceIsToldOnce() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        SimulatedSession anna = server.visitor("Anna", "hello");
        wesley.does("open", "sessionId", anna.id(), "take", true);
        wesley.does("read", "sessionId", anna.id());
        Instant first = state(anna).readByAgentAt();
        wesley.does("read", "sessionId", anna.id());

        assertThat(first).isNotNull();
        assertThat(state(anna).readByAgentAt()).isEqualTo(first);
        wesley.close();
    }

    @Test
    void onlyTheSessionOnViewSendsItsHistory() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        SimulatedSession anna = server.visitor("Anna", "from Anna");
        SimulatedSession bob = server.visitor("Bob", "from Bob");
        wesley.does("open", "sessionId", bob.id(), "take", true);
        server.state.visitorSays(Caller.onGateway(GATEWAY), anna.id(), "more from Anna");
        server.state.visitorSays(Caller.onGateway(GATEWAY), bob.id(), "more from Bob");

        wesley.awaitsEntry(entry -> entry.path("text").asText().equals("more from Bob"));
        assertThat(wesley.entries())
                .noneMatch(entry -> entry.path("text").asText().contains("Anna"));

        wesley.does("close");
        server.state.visitorSays(Caller.onGateway(GATEWAY), bob.id(), "unseen");
        wesley.awaitsSession(
                bob.id(), session -> session.at("/last/text").asText().equals("unseen"));
        assertThat(wesley.entries())
                .noneMatch(entry -> entry.path("text").asText().equals("unseen"));
        wesley.close();
    }

    // --- colleagues ---

    @Test
    void twoAgentsSeeTheSameAndHandOver() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        ConsoleClient tina = ConsoleClient.of(server, "Tina");
        wesley.awaits("agents", frame -> frame.toString().contains("{\"name\":\"Tina\",\"online\":true}"));
        SimulatedSession anna = server.visitor("Anna", "hello");

        wesley.does("open", "sessionId", anna.id(), "take", true);
        tina.awaitsSession(anna.id(), session -> session.path("agent").asText().equals("Wesley"));
        assertThat(tina.isRefused("say", "sessionId", anna.id(), "text", "me too"))
                .isEqualTo("Wesley has this chat");
        assertThat(wesley.isRefused("handOver", "sessionId", anna.id(), "agent", "Nobody"))
                .isEqualTo("There is no agent of this name");

        wesley.does("handOver", "sessionId", anna.id(), "agent", "Tina");
        tina.awaitsSession(anna.id(), session -> session.path("agent").asText().equals("Tina"));
        tina.does("say", "sessionId", anna.id(), "text", "Tina here");

        wesley.does("open", "sessionId", anna.id(), "take", true);
        assertThat(state(anna).activeAgent()).isEqualTo("Wesley");
        wesley.awaitsEntry(entry -> entry.path("notice").asText().equals("handed-over")
                && entry.get("agent").asText().equals("Wesley"));
        wesley.close();
        tina.close();
    }

    @Test
    void twoWindowsOfOneAgentAreOneAgent() {
        ConsoleClient one = ConsoleClient.of(server, "Wesley");
        ConsoleClient other = ConsoleClient.of(server, "Wesley");
        SimulatedSession anna = server.visitor("Anna", "hello");

        one.does("open", "sessionId", anna.id(), "take", true);
        other.does("say", "sessionId", anna.id(), "text", "from the other window");
        one.awaitsEntry(entry -> entry.path("text").asText().equals("from the other window"));

        other.close();
        await().during(Duration.ofMillis(300)).until(() -> server.state.isOnline("Wesley"));
        one.close();
        await().until(() -> !server.state.isOnline("Wesley"));
    }

    // --- presence ---

    @Test
    void theGatewayIsOnlineWhileAnAgentIs() {
        assertThat(server.state.anyAgentOnline()).isFalse();
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        assertThat(server.state.anyAgentOnline()).isTrue();

        wesley.does("setOnline", "online", false);
        assertThat(server.state.anyAgentOnline()).isFalse();
        wesley.awaits(
                "agents",
                frame -> frame.at("/agents/0/online").isBoolean()
                        && !frame.at("/agents/0/online").asBoolean());
        wesley.does("setOnline", "online", true);
        assertThat(server.state.anyAgentOnline()).isTrue();

        wesley.close();
        await().until(() -> !server.state.anyAgentOnline());
    }

    @Test
    void anAgentWhoLeavesIsOfflineAtOnce() {
        try (ConsoleServer patient = new ConsoleServer(Duration.ofMinutes(1))) {
            ConsoleClient.of(patient, "Wesley").close();
            await().until(() -> !patient.state.isOnline("Wesley"));
        }
    }

    @Test
    void anAgentWhoseWindowIsLoadedAgainStaysAsHeWas() {
        try (ConsoleServer patient = new ConsoleServer(Duration.ofMinutes(1))) {
            ConsoleClient before = ConsoleClient.of(patient, "Wesley");
            before.does("setOnline", "online", false);
            ConsoleClient other = ConsoleClient.of(patient, "Tina");
            before.vanishes();
            other.vanishes();

            ConsoleClient.of(patient, "Wesley");
            ConsoleClient.of(patient, "Tina");
            assertThat(patient.state.isOnline("Wesley")).isFalse();
            assertThat(patient.state.isOnline("Tina")).isTrue();
        }
    }

    @Test
    void anAgentWhoseWindowVanishesIsOfflineAfterAWhile() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        wesley.vanishes();
        await().until(() -> !server.state.isOnline("Wesley"));

        ConsoleClient.of(server, "Wesley");
        assertThat(server.state.isOnline("Wesley")).isTrue();
    }

    // --- the simulator ---

    @Test
    void aResetEmptiesTheWindowsAndKeepsTheirAgents() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        SimulatedSession anna = server.visitor("Anna", "hello");
        wesley.does("open", "sessionId", anna.id(), "take", true);

        server.state.reset();
        wesley.awaits("sessionGone", frame -> frame.get("sessionId").asText().equals(anna.id()));
        await().until(() -> server.state.isOnline("Wesley"));
        assertThat(wesley.isRefused("open", "sessionId", anna.id(), "take", true))
                .isEqualTo("There is no such chat");
    }

    @Test
    void whatCannotBeSentIsRefusedWithAReason() {
        ConsoleClient wesley = ConsoleClient.of(server, "Wesley");
        SimulatedSession anna = server.visitor("Anna", "hello");

        assertThat(wesley.isRefused("say", "sessionId", anna.id(), "text", "hi"))
                .isEqualTo("Open the chat first");
        assertThat(wesley.isRefused("open", "sessionId", "7")).isEqualTo("There is no such chat");
        assertThat(wesley.isRefused("open")).isEqualTo("There is no such chat");
        wesley.does("open", "sessionId", anna.id(), "take", true);
        assertThat(wesley.isRefused("say", "sessionId", anna.id(), "text", " ")).contains("needs a text");
        assertThat(wesley.isRefused("say", "sessionId", anna.id())).contains("needs a text");
        assertThat(wesley.isRefused("say", "sessionId", anna.id(), "text", "x".repeat(4001)))
                .contains("at most 4000");
        wesley.does("say", "sessionId", anna.id(), "text", "x".repeat(4000));
    }

    private SimulatedSession state(SimulatedSession session) {
        return server.state.session(session.id()).orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.origin() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.AgentInSession;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.journal.Operation;

/** The routes between visitors and Xelion, with a WebSocket in place of the visitor's browser. */
class MiddlewareTest {

    private static final int LARGEST_MESSAGE = 32 * 1024;
    private static final int BURST = 30;
    private static final Limits LIMITS =
            new Limits(LARGEST_MESSAGE, BURST, 5, 6, 5, 4, 3, 100, 2, Duration.ofSeconds(30), Duration.ofMinutes(1));

    private final List<VisitorPage> pages = new ArrayList<>();
    private WebChat webChat;
    private XelionSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("port", "0");
        webChat = WebChat.start(Settings.of(properties), LIMITS);
        simulator = webChat.simulator();
        simulator.agent("Wesley Jansen");
    }

    @AfterEach
    void stop() {
        pages.forEach(VisitorPage::close);
        webChat.close();
        assertThat(simulator.calls().unexpected()).isEmpty();
    }

    @Test
    void carriesAChatFromItsStartToItsEnd() {
        VisitorPage page = open();
        page.say("{'type':'hello'}");
        assertThat(page.hear("welcome").path("online").asBoolean()).isTrue();
        page.say(
                "{'type':'start','visitor':{'clientId':'Peter','emailAddress':'peter@example.com','phoneNumber':'+31 20 123'}}");
        assertThat(page.hear("resumed").path("started").asBoolean()).isTrue();
        assertThat(simulator.onlySession().visitor())
                .extracting("clientId", "emailAddress", "phoneNumber")
                .containsExactly("Peter", "peter@example.com", "+31 20 123");

        AgentInSession wesley = simulator.agent("Wesley Jansen").activate(simulator.onlySession());
        assertThat(page.hearEntry("joined").path("name").asText()).isEqualTo("Wesley Jansen");
        wesley.types();
        assertThat(page.hear("typing").path("name").asText()).isEqualTo("Wesley Jansen");
        wesley.says("Good morning");
        JsonNode greeting = page.hearEntry("agent");
        assertThat(greeting.path("text").asText()).isEqualTo("Good morning");
        assertThat(greeting.path("name").asText()).isEqualTo("Wesley Jansen");

        page.say("{'type':'typing'}");
        page.say("{'type':'message','id':'m1','text':'Hello'}");
        JsonNode sent = page.hearEntry("visitor");
        assertThat(sent.path("text").asText()).isEqualTo("Hello");
        assertThat(sent.path("id").asText()).isEqualTo("m1");
        assertThat(simulator.onlySession().texts()).containsExactly("Good morning", "Hello");
        await().until(() -> simulator.calls().of(Operation.NOTIFY_TYPING).count() == 1);

        wesley.reads();
        page.hearEntry("read");
        simulator.agent("Anna de Vries");
        wesley.handsOverTo("Anna de Vries");
        assertThat(page.hearEntry("changed").path("name").asText()).isEqualTo("Anna de Vries");
        simulator.agent("Anna de Vries").in(simulator.onlySession()).asksStillThere();
        page.hearEntry("stillThere");
        simulator.becomesIdle(simulator.onlySession());
        page.hearEntry("idle");
        simulator.findsNoAgents(simulator.onlySession());
        page.hearEntry("noAgents");

        page.say("{'type':'end'}");
        page.hearEntry("ended");
        assertThat(simulator.onlySession().ended()).isTrue();

        page.say("{'type':'transcript','emailAddress':'peter@example.com'}");
        page.hear("transcriptSent");
        page.say("{'type':'feedback','feedback':{'rating':5,'feedback':'Great'}}");
        page.hear("feedbackSent");
        assertThat(simulator.onlySession().transcriptAddresses()).containsExactly("peter@example.com");
        assertThat(simulator.onlySession().feedback())
                .singleElement()
                .extracting("rating", "feedback")
                .containsExactly(5, "Great");
    }

    /** What only the gateway can do is not offered; everything else is as it was. */
    @Test
    void carriesAChatOverTheClassicApi() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("port", "0");
        properties.setProperty("xelion.api", "classic");
        try (WebChat classic = WebChat.start(Settings.of(properties), LIMITS);
                VisitorPage page = VisitorPage.open(classic.page())) {
            XelionSimulator xelion = classic.simulator();
            page.say("{'type':'hello'}");
            JsonNode welcome = page.hear("welcome");
            assertThat(welcome.path("online").asBoolean()).isTrue();
            assertThat(welcome.path("afterwards").findValuesAsText("feedback")).containsExactly("false");
            assertThat(welcome.path("afterwards").findValuesAsText("transcripts"))
                    .containsExactly("false");
            page.say("{'type':'start','visitor':{'clientId':'Peter','emailAddress':'peter@example.com'}}");
            assertThat(page.hear("resumed").path("started").asBoolean()).isTrue();

            AgentInSession wesley = xelion.agent("Wesley Jansen").activate(xelion.onlySession());
            page.hearEntry("joined");
            wesley.types().says("Good morning");
            page.hear("typing");
            assertThat(page.hearEntry("agent").path("text").asText()).isEqualTo("Good morning");
            page.say("{'type':'typing'}");
            page.say("{'type':'message','id':'m1','text':'Hello'}");
            assertThat(page.hearEntry("visitor").path("text").asText()).isEqualTo("Hello");
            page.say("{'type':'received'}");
            page.say("{'type':'end'}");
            page.hearEntry("ended");

            assertThat(xelion.onlySession().texts()).containsExactly("Good morning", "Hello");
            assertThat(xelion.onlySession().ended()).isTrue();
            for (Operation operation :
                    List.of(Operation.NOTIFY_TYPING, Operation.MARK_DELIVERED, Operation.CLOSE_SESSION)) {
                await().until(() -> xelion.calls().of(operation).answered(200).count() == 1);
            }
            assertThat(xelion.calls().of(Operation.GET_STATUS)).isEmpty();
            assertThat(xelion.calls().unexpected()).isEmpty();
        }
    }

    @Test
    void saysWhetherAgentsAreOnline() {
        simulator.agent("Wesley Jansen").goesOffline();
        VisitorPage page = open();
        page.say("{'type':'hello'}");
        assertThat(page.hear("welcome").path("online").asBoolean()).isFalse();

        simulator.agent("Wesley Jansen").goesOnline();
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(15))
                .until(() -> {
                    page.say("{'type':'hello'}");
                    return page.hear("welcome").path("online").asBoolean();
                });
        // the crowd at the door is not a crowd of calls
        assertThat(simulator.calls().of(Operation.GET_STATUS).count()).isBetween(2, 4);
    }

    @Test
    void marksDeliveredWhatThePageSaysItHas() {
        VisitorPage page = open();
        page.start("Peter");
        AgentInSession wesley = simulator.agent("Wesley Jansen").activate(simulator.onlySession());
        wesley.says("Good morning");
        page.hearEntry("agent");
        assertThat(simulator.calls().of(Operation.MARK_DELIVERED)).isEmpty();

        page.say("{'type':'received'}");

        await().until(() -> simulator.onlySession().messages().get(0).delivered());
    }

    // ---- nothing lost, nothing twice

    @Test
    void losesNothingWhileTheVisitorIsAway() {
        VisitorPage page = open();
        String key = page.start("Peter");
        AgentInSession wesley = simulator.agent("Wesley Jansen").activate(simulator.onlySession());
        wesley.says("one");
        long seen = page.hearEntry("agent").path("n").asLong();
        page.vanish();
        wesley.says("two");
        wesley.says("three");

        VisitorPage back = open();
        back.say("{'type':'resume','key':'" + key + "','seen':" + seen + "}");
        List<String> texts = new ArrayList<>();
        JsonNode resumed = back.hear("resumed");
        resumed.path("entries").forEach(entry -> texts.add(entry.path("text").asText()));
        while (texts.size() < 2) {
            texts.add(back.hearEntry("agent").path("text").asText());
        }
        assertThat(texts).containsExactly("two", "three");

        VisitorPage reloaded = open();
        reloaded.say("{'type':'resume','key':'" + key + "','seen':0}");
        assertThat(reloaded.hear("resumed").path("entries").findValuesAsText("kind"))
                .containsExactly("joined", "agent", "agent", "agent");
        wesley.says("four");
        assertThat(reloaded.hearEntry("agent").path("text").asText()).isEqualTo("four");
    }

    @Test
    void sendsARetriedMessageOnce() {
        VisitorPage page = open();
        String key = page.start("Peter");
        page.say("{'type':'message','id':'m1','text':'Hello'}");
        page.hearEntry("visitor");
        page.vanish();

        VisitorPage back = open();
        back.say("{'type':'resume','key':'" + key + "','seen':0}");
        back.hear("resumed");
        back.say("{'type':'message','id':'m1','text':'Hello'}");
        assertThat(back.hearEntry("visitor").path("id").asText()).isEqualTo("m1");
        back.say("{'type':'message','id':'m2','text':'Bye'}");
        back.hearEntry("visitor");

        assertThat(simulator.onlySession().texts()).containsExactly("Hello", "Bye");
    }

    @Test
    void sendsAMessageOnceThatIsRetriedWhileXelionIsStillThinking() {
        VisitorPage page = open();
        String key = page.start("Peter");
        simulator.faults().nextCall(Operation.SEND_MESSAGE).answersLate(Duration.ofSeconds(1));
        page.say("{'type':'message','id':'m1','text':'Hello'}");
        page.vanish();

        VisitorPage back = open();
        back.say("{'type':'resume','key':'" + key + "','seen':0}");
        back.hear("resumed");
        back.say("{'type':'message','id':'m1','text':'Hello'}");

        assertThat(back.hearEntry("visitor").path("id").asText()).isEqualTo("m1");
        assertThat(simulator.onlySession().texts()).containsExactly("Hello");
    }

    @Test
    void saysThatAMessageWasNotSentAndSendsItWhenAskedAgain() {
        VisitorPage page = open();
        page.start("Peter");
        simulator.faults().nextCall(Operation.SEND_MESSAGE).always().answers(403);
        page.say("{'type':'message','id':'m1','text':'Hello'}");
        JsonNode failed = page.hear("failed");
        assertThat(failed.path("id").asText()).isEqualTo("m1");
        assertThat(failed.path("retryable").asBoolean()).isTrue();

        simulator.faults().clear();
        page.say("{'type':'message','id':'m1','text':'Hello'}");
        page.hearEntry("visitor");
        assertThat(simulator.onlySession().texts()).containsExactly("Hello");
    }

    @Test
    void keepsTheOrderOfWhatIsSaid() {
        VisitorPage page = open();
        page.start("Peter");
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            texts.add("text " + i);
            page.say("{'type':'message','id':'m" + i + "','text':'text " + i + "'}");
        }
        List<String> heard = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            heard.add(page.hearEntry("visitor").path("text").asText());
        }

        assertThat(simulator.onlySession().texts(Sender.VISITOR)).isEqualTo(texts);
        // answers are worked on in parallel: of messages sent within the same moment, either may be confirmed first
        assertThat(heard).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void startsOneSessionWhenThePageComesBackBeforeTheAnswer() {
        simulator.faults().nextCall(Operation.CREATE_SESSION).answersLate(Duration.ofSeconds(1));
        VisitorPage page = open();
        page.say("{'type':'hello'}");
        String key = page.hear("welcome").path("key").asText();
        page.say("{'type':'start','visitor':{'clientId':'Peter'}}");
        await().until(() -> simulator.calls().of(Operation.CREATE_SESSION).count() == 1);
        page.vanish();

        VisitorPage back = open();
        back.say("{'type':'resume','key':'" + key + "','seen':0}");
        assertThat(back.hear("resumed").path("started").asBoolean()).isFalse();
        assertThat(back.hear("resumed").path("started").asBoolean()).isTrue();
        assertThat(simulator.sessions()).hasSize(1);
    }

    // ---- who may do what

    @Test
    void refusesPagesOfOtherOrigins() {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"),
                Map.of("Origin", "http://localhost"))) {
            assertThatThrownBy(() -> VisitorPage.open(webChat.page(), headers, ""))
                    .hasRootCauseMessage("Unexpected HTTP response status code 403");
        }
    }

    @Test
    void admitsThePagesThatItIsToldOf() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("port", "0");
        properties.setProperty("origins", "https://www.example.com, https://example.com");
        try (WebChat other = WebChat.start(Settings.of(properties), LIMITS)) {
            try (VisitorPage page = VisitorPage.open(other.page(), Map.of("Origin", "https://example.com"), "")) {
                page.say("{'type':'ping'}");
                page.hear("pong");
            }
            assertThatThrownBy(() -> VisitorPage.open(other.page()))
                    .hasRootCauseMessage("Unexpected HTTP response status code 403");
        }
    }

    @Test
    void closesAConnectionThatSendsTooMuchAtOnce() {
        VisitorPage page = open();
        page.start("Peter");
        page.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"" + "x".repeat(LARGEST_MESSAGE) + "\"}");

        assertThat(page.awaitClosed()).isEqualTo(1009);
        assertThat(simulator.onlySession().texts()).isEmpty();
    }

    @Test
    void closesAConnectionThatSendsTooMuchInManySmallPieces() {
        VisitorPage page = open();
        page.start("Peter");
        page.sendPieces("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"", "x".repeat(1000), 100);

        assertThat(page.awaitClosed()).isEqualTo(1009);
    }

    @Test
    void carriesTheLongestMessage() {
        VisitorPage page = open();
        page.start("Peter");
        String longest = "\\u20ac".repeat(4000);
        page.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"" + longest + "\"}");

        assertThat(page.hearEntry("visitor").path("text").asText()).isEqualTo("€".repeat(4000));

        page.send("{\"type\":\"message\",\"id\":\"m2\",\"text\":\"" + "x".repeat(4001) + "\"}");
        assertThat(page.hear("failed").path("retryable").asBoolean()).isFalse();
    }

    @Test
    void closesAConnectionThatSendsTooOften() {
        VisitorPage page = open();
        page.start("Peter");
        for (int i = 0; i < BURST * 2; i++) {
            page.trySay("{'type':'ping'}");
        }

        assertThat(page.awaitClosed()).isEqualTo(1008);
    }

    @Test
    void closesAConnectionThatSaysNothing() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("port", "0");
        Limits impatient =
                new Limits(LARGEST_MESSAGE, BURST, 5, 6, 5, 4, 3, 100, 2, Duration.ofSeconds(1), Duration.ofMinutes(1));
        try (WebChat other = WebChat.start(Settings.of(properties), impatient);
                VisitorPage page = VisitorPage.open(other.page())) {
            assertThat(page.awaitClosed()).isEqualTo(1001);
        }
    }

    @Test
    void letsInSoManyConnectionsAndChatsAndNoMore() {
        for (int i = 0; i < LIMITS.chatsPerAddress(); i++) {
            open().start("Peter");
        }
        VisitorPage oneMore = open();
        oneMore.say("{'type':'hello'}");
        oneMore.hear("welcome");
        oneMore.say("{'type':'start','visitor':{'clientId':'Peter'}}");
        assertThat(oneMore.hear("refused").path("reason").asText()).contains("too many chats");
        assertThat(simulator.sessions()).hasSize(LIMITS.chatsPerAddress());

        open();
        assertThat(open().awaitClosed()).isEqualTo(1013);
    }

    @Test
    void countsVisitorsBehindItsProxyByTheirOwnAddress() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("port", "0");
        properties.setProperty("behindProxy", "true");
        try (WebChat other = WebChat.start(Settings.of(properties), LIMITS)) {
            String origin = "http://" + other.page().getAuthority();
            List<String> comingFrom =
                    List.of("10.0.0.1", "10.0.0.2, 10.0.0.1", "10.0.0.1", "10.0.0.1", "::1, 10.0.0.1");
            for (String addresses : comingFrom) {
                pages.add(VisitorPage.open(other.page(), Map.of("Origin", origin, "X-Forwarded-For", addresses), ""));
            }
            VisitorPage sixth =
                    VisitorPage.open(other.page(), Map.of("Origin", origin, "X-Forwarded-For", "10.0.0.1"), "");
            pages.add(sixth);
            assertThat(sixth.awaitClosed()).isEqualTo(1013);
            VisitorPage neighbour = VisitorPage.open(
                    other.page(), Map.of("Origin", origin, "X-Forwarded-For", "10.0.0.1, 10.0.0.2"), "");
            pages.add(neighbour);
            neighbour.say("{'type':'ping'}");
            neighbour.hear("pong");
        }
    }

    @Test
    void believesNobodyWhoNamesAnotherAddress() {
        for (int i = 0; i < LIMITS.connectionsPerAddress(); i++) {
            pages.add(
                    VisitorPage.open(webChat.page(), Map.of("Origin", origin(), "X-Forwarded-For", "10.0.0." + i), ""));
        }
        assertThat(open().awaitClosed()).isEqualTo(1013);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "null",
                "[]",
                "{}",
                "{\"type\":\"org.xelionchat.client.model.Visitor\"}",
                "{\"type\":\"start\"}",
                "{\"type\":\"start\",\"visitor\":[]}",
                "{\"type\":\"message\",\"text\":\"no id\"}",
                "{\"type\":\"message\",\"id\":\"1\"}",
                "{\"type\":\"resume\",\"seen\":0}",
                "{\"type\":\"end\",\"sessionId\":\"1\"}"
            })
    void closesAConnectionThatSpeaksAnotherLanguage(String text) {
        VisitorPage page = open();
        page.send(text);

        assertThat(page.awaitClosed()).isEqualTo(1007);
        assertThat(simulator.sessions()).isEmpty();
    }

    @Test
    void knowsNobodyByAnotherKey() {
        open().start("Peter");
        VisitorPage stranger = open();
        stranger.say("{'type':'resume','key':'" + "A".repeat(32) + "','seen':0}");
        stranger.hear("gone");
        stranger.say("{'type':'message','id':'m1','text':'Hello'}");
        stranger.hear("gone");

        assertThat(simulator.onlySession().texts()).isEmpty();
    }

    @Test
    void takesNoHeadersFromOutside() {
        VisitorPage page = VisitorPage.open(
                webChat.page(),
                Map.of(
                        "Origin", origin(),
                        "CamelXelionChatOperation", "closeSession",
                        "CamelXelionChatSessionId", "1"),
                "?CamelXelionChatOperation=closeSession&CamelXelionChatSessionId=1");
        pages.add(page);
        page.start("Peter");
        page.say("{'type':'message','id':'m1','text':'CamelXelionChatOperation: closeSession'}");
        page.hearEntry("visitor");

        assertThat(simulator.calls().of(Operation.CLOSE_SESSION)).isEmpty();
        assertThat(simulator.onlySession().texts()).containsExactly("CamelXelionChatOperation: closeSession");
    }

    @Test
    void passesOnNoFurtherFieldsOfTheForm() {
        VisitorPage page = open();
        page.say("{'type':'hello'}");
        page.hear("welcome");
        page.say("{'type':'start','visitor':{'clientId':'Peter','phoneLine':'1','language':'en'}}");
        page.hear("resumed");

        assertThat(simulator.calls().of(Operation.CREATE_SESSION).bodies()).containsExactly("{\"clientId\":\"Peter\"}");
    }

    @Test
    void mailsAChatSoOftenAndNoMore() {
        VisitorPage page = open();
        page.start("Peter");
        for (int i = 0; i < LIMITS.mails(); i++) {
            page.say("{'type':'transcript','emailAddress':'peter@example.com'}");
            page.hear("transcriptSent");
        }
        page.say("{'type':'transcript','emailAddress':'somebody@example.com'}");
        page.hear("transcriptFailed");

        assertThat(simulator.onlySession().transcriptAddresses()).hasSize(LIMITS.mails());
    }

    @Test
    void tellsThePageNoSecrets() throws Exception {
        VisitorPage page = open();
        page.start("Peter");
        AgentInSession wesley = simulator.agent("Wesley Jansen").activate(simulator.onlySession());
        wesley.says("Good morning");
        page.hearEntry("agent");
        simulator.faults().nextCall(Operation.SEND_MESSAGE).answersText(403, "secret internals");
        page.say("{'type':'message','id':'m1','text':'Hello'}");
        page.hear("failed");
        page.say("{'type':'end'}");
        page.hearEntry("ended");

        String heard = page.everything() + get("") + get("chat.js") + get("connection.js") + get("log.js");
        assertThat(heard)
                .doesNotContain(
                        simulator.gateway().accessToken(),
                        simulator.gateway().id(),
                        simulator.host(),
                        "/websocket",
                        "secret internals",
                        "\"" + simulator.onlySession().id() + "\"");
    }

    @Test
    void servesThePageWithStrictHeaders() throws Exception {
        HttpResponse<String> page = response("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>Chat with us</title>")
                .doesNotContain("<style", "onclick", "http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response("../WebChat.class").statusCode()).isEqualTo(404);
        assertThat(response("..%2fWebChat.class").statusCode()).isEqualTo(404);
        assertThat(response("nothing").statusCode()).isEqualTo(404);
        assertThat(response("nothing").headers().firstValue("Content-Security-Policy"))
                .isPresent();
    }

    private VisitorPage open() {
        VisitorPage page = VisitorPage.open(webChat.page());
        pages.add(page);
        return page;
    }

    private String origin() {
        return "http://" + webChat.page().getAuthority();
    }

    private String get(String path) throws IOException, InterruptedException {
        return response(path).body();
    }

    private HttpResponse<String> response(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(webChat.page() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

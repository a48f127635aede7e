package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.xelionchat.simulator.journal.Operation.CREATE_SESSION;
import static org.xelionchat.simulator.journal.Operation.LOGIN;
import static org.xelionchat.simulator.journal.Operation.SEND_MESSAGE;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xelionchat.simulator.bot.Bot;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;
import org.xelionchat.simulator.junit.XelionSimulatorTest;
import org.xelionchat.simulator.wire.MessageShape;

/** The README's snippets, which are all in this file and so compile and run. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void everySnippetIsInThisFile() throws IOException {
        String here = squeezed(Files.readString(Path.of("src/test/java/org/xelionchat/simulator/ReadmeTest.java")));

        List<String> snippets = SNIPPET.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```java", "").replace("```", ""))
                .toList();

        assertThat(snippets).hasSize(10).allSatisfy(snippet -> assertThat(here).contains(squeezed(snippet)));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Nested
    @XelionSimulatorTest
    class ChatTest {

        @Test
        void greets(XelionSimulator simulator) {
            MyChat chat = MyChat.open(
                    simulator.host(),
                    simulator.gateway().id(),
                    simulator.gateway().accessToken());

            simulator.agent("Wesley").activate(simulator.onlySession()).types().says("hello");

            await().until(() -> chat.heard().contains("hello"));
        }
    }

    @Nested
    class ClassicTest {

        @RegisterExtension
        static final XelionSimulatorExtension CLASSIC = XelionSimulatorExtension.with(
                simulator -> simulator.phoneLine("17", "Sales", "802").classic(classic -> classic.user("anna", "secret")
                        .pageSize(20)
                        .messageShape(MessageShape.COMMUNICATION_2024)));

        @Test
        void theClassicApi() {
            XelionSimulator simulator = CLASSIC.simulator();
            ClassicCaller caller = new ClassicCaller(simulator).loggedIn("my-space");
            assertThat(caller.createSession("17").status()).isEqualTo(200);

            simulator.accounts().expireTokens(); // 401/10021; renewing works
            simulator.accounts().refuseRenewals(true); // 401/10022
            simulator.accounts().endSessions(); // 401/10020; the user spaces are free
            simulator.accounts().occupy(simulator.user(), "my-space"); // 401/10005 for whoever logs in there
            simulator
                    .user()
                    .password("changed")
                    .disabled(true)
                    .passwordExpired(true)
                    .administrator(false);
            simulator.faults().nextCall(LOGIN).answers(401, 10009);
            simulator.faults().sockets().notify("newCallEvent");

            assertThat(caller.renew().status()).isEqualTo(401);
            assertThat(caller.login("anna", "changed", "elsewhere")
                            .json()
                            .get("errorCode")
                            .intValue())
                    .isEqualTo(10009);
        }
    }

    /** Stands for whatever chats. */
    record MyChat(EventListener events) {

        static MyChat open(String host, String gatewayId, String accessToken) {
            GatewayCaller caller = new GatewayCaller(
                    XelionSimulator.builder().build(),
                    "http://" + host + "/portal/chat/master/gateways/" + gatewayId,
                    accessToken);
            return new MyChat(caller.listen(caller.createSession()));
        }

        String heard() {
            return events.texts().toString();
        }
    }

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.with(simulator ->
            simulator.gateway("shop", "secret").echoVisitorMessages(true).idleAfter(Duration.ofMinutes(2)));

    private final XelionSimulator simulator = XELION.simulator();
    private final GatewayCaller visitor = new GatewayCaller(simulator);

    @Test
    void settingsOfOnesOwn() {
        assertThat(simulator.gateway().id()).isEqualTo("shop");
    }

    @Test
    void inAProgram() {
        XelionSimulator simulator = XelionSimulator.builder().tls().build().start();
        SSLContext trusting = simulator.clientSslContext();
        URI base = simulator.gatewayUri();
        simulator.stop().start(); // restarted: same port, same certificate, same sessions
        simulator.close();

        assertThat(trusting.getProtocol()).isEqualTo("TLS");
        assertThat(base.getScheme()).isEqualTo("https");
        assertThat(simulator.isRunning()).isFalse();
    }

    @Test
    void agents() {
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);

        SimulatedSession session = simulator.onlySession();
        AgentInSession wesley = simulator.agent("Wesley Jansen").activate(session);
        wesley.receives().reads().types().says("good morning");
        wesley.handsOverTo("Anna").says("I am Anna").asksStillThere().ends();
        simulator.agent("Anna").goesOffline();

        assertThat(events.events(9)).hasSize(9);
    }

    @Test
    void changes() {
        simulator.onChange(change -> {
            if (change.kind() == Change.Kind.SESSION_STARTED) {
                simulator.agent("Wesley").activate(change.session()).says("How can I help?");
            }
        });
        String id = visitor.createSession();

        await().until(() -> simulator.session(id).texts().contains("How can I help?"));
    }

    @Test
    void faults() {
        SimulatedSession session = simulator.session(visitor.createSession());

        simulator.faults().nextCall(SEND_MESSAGE).answers(500);
        simulator.faults().nextCall().times(3).retryAfter(Duration.ofSeconds(2)).answersText(429, "slow down");
        simulator.faults().nextCall(SEND_MESSAGE).inSession(session).actsButDropsConnection();
        simulator.faults().nextCall(CREATE_SESSION).answersLate(Duration.ofSeconds(5));

        simulator.faults().nextHandshake().times(10).isRefused(503);
        simulator.faults().nextHandshake().isExpired();
        simulator.faults().nextHandshake().carries(opened -> simulator
                .agent("Wesley")
                .says(opened, "in the same packet"));

        simulator.faults().nextFrame().isDuplicated();
        simulator.faults().nextFrame().ofType("newExternalChatEvent").isSwappedWithFollowing();
        simulator.faults().dropEvents(2);

        simulator.faults().sockets(session).stall();
        simulator.faults().sockets(session).resume();
        simulator.faults().sockets().close(1011, "restarting");

        assertThat(visitor.say(session.id(), "hello").status()).isEqualTo(500);
        assertThat(visitor.say(session.id(), "hello").body()).isEqualTo("slow down");
    }

    @Test
    void answersByScript() {
        Bot bot = simulator
                .bot("Robo")
                .greets("Hello, I am Robo.")
                .answers("opening hours", "From Monday to Friday, 9:00 to 17:30.") // whole words, whatever their case
                .otherwise(text -> "You said: " + text) // which is also the default
                .thinks(Duration.ofMillis(300))
                .starts();
        try (bot) {
            String id = visitor.createSession();

            await().until(() -> simulator.session(id).texts().contains("Hello, I am Robo."));
        }
    }

    @Test
    void whatTheClientDid() {
        SimulatedSession session = simulator.session(visitor.createSession());
        EventListener events = visitor.listen(session.id());
        visitor.say(session.id(), "hello");
        events.socket().sendClose(1000, "").join();
        await().until(() -> simulator.sockets().open() == 0);

        assertThat(simulator.calls().of(SEND_MESSAGE).inSession(session.id()).count())
                .isEqualTo(1);
        assertThat(simulator.calls().unexpected()).isEmpty();
        assertThat(simulator.sockets().maxOpen(session.id())).isEqualTo(1);
        assertThat(simulator.sockets().maxConnecting()).isLessThanOrEqualTo(32);
        assertThat(simulator.sockets().closeCodes(session.id())).containsExactly(1000);
    }
}

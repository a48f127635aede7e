package org.xelionchat.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xelionchat.simulator.AgentInSession;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** Two gateways, each on a simulator of its own, and one bot. */
class ChatBotTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPEN = "We are here from Monday to Friday, 9:00 to 17:30.";
    private static final String HANDED_OVER = "I ask my colleagues. One of them will answer you here.";
    private static final String OVER = "This chat is over. Ask me anything.";

    @RegisterExtension
    static final XelionSimulatorExtension SHOP =
            XelionSimulatorExtension.with(simulator -> simulator.gateway("1", "shop's token"));

    @RegisterExtension
    static final XelionSimulatorExtension SUPPORT =
            XelionSimulatorExtension.with(simulator -> simulator.gateway("2", "support's token"));

    @TempDir
    Path directory;

    private Channel shopCustomers;
    private Channel supportCustomers;
    private ChatBot bot;

    @BeforeEach
    void start() throws Exception {
        shopCustomers = new Channel(directory, "shop");
        supportCustomers = new Channel(directory, "support");
        bot = ChatBot.start(settings());
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    private Settings settings() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("gateways", "shop, support");
        properties.setProperty("directory", directory.toString());
        set(properties, "shop", SHOP.simulator());
        set(properties, "support", SUPPORT.simulator());
        return Settings.of(properties);
    }

    private static void set(Properties properties, String name, XelionSimulator simulator) {
        properties.setProperty(name + ".host", simulator.uri().toString());
        properties.setProperty(name + ".gatewayId", simulator.gateway().id());
        properties.setProperty(name + ".accessToken", simulator.gateway().accessToken());
    }

    @Test
    void answersCommonQuestionsWithoutPeople() throws Exception {
        shopCustomers.says("peter", "When are you OPEN?").hears("peter", OPEN);
        supportCustomers
                .says("+31201234567", "I need an invoice.")
                .hears("+31201234567", "Your invoices are under My account, Orders.");

        assertThat(shopCustomers.awaitTaken().conversation("peter"))
                .containsExactly("customer: When are you OPEN?", "bot: " + OPEN);
        assertThat(supportCustomers.awaitTaken().lines("+31201234567")).allSatisfy(line -> {
            assertThat(line.path("gateway").asText()).isEqualTo("support");
            assertThat(line.path("customer").asText()).isEqualTo("+31201234567");
            assertThat(line.has("session")).isFalse();
        });
        assertThat(SHOP.simulator().sessions()).isEmpty();
        assertThat(SUPPORT.simulator().sessions()).isEmpty();
    }

    @Test
    void handsOverToPeopleOfTheRightGateway() throws Exception {
        shopCustomers.says("peter", "Are you open?").hears("peter", OPEN);
        shopCustomers.says("peter", "Do you have this in blue?").hears("peter", OPEN, HANDED_OVER);
        supportCustomers.says("peter", "It is broken").hears("peter", HANDED_OVER);
        SimulatedSession shop = awaitMessages(SHOP.simulator(), 1);
        SimulatedSession support = awaitMessages(SUPPORT.simulator(), 1);
        assertThat(shop.visitor().clientId()).isEqualTo("peter");
        assertThat(shop.texts())
                .containsExactly("peter: Are you open?\nbot: " + OPEN + "\npeter: Do you have this in blue?");
        assertThat(support.texts()).containsExactly("It is broken");

        SHOP.simulator().agent("Wesley").activate(shop).types().says("We do.");
        shopCustomers.hears("peter", OPEN, HANDED_OVER, "Wesley is with you now.", "We do.");
        // what the bot knows is not the bot's any more
        shopCustomers.says("peter", "And are you open on Sunday?");
        awaitMessages(SHOP.simulator(), 3);
        AgentInSession wesley = SHOP.simulator().agent("Wesley").in(shop).says("We are not.");
        SUPPORT.simulator().agent("Anna").activate(support).says("Is it plugged in?");
        wesley.ends();
        shopCustomers
                .hears("peter", OPEN, HANDED_OVER, "Wesley is with you now.", "We do.", "We are not.", OVER)
                .says("peter", "Open?")
                .hears("peter", OPEN, HANDED_OVER, "Wesley is with you now.", "We do.", "We are not.", OVER, OPEN);
        supportCustomers.hears("peter", HANDED_OVER, "Anna is with you now.", "Is it plugged in?");

        assertThat(shopCustomers.awaitTaken().conversation("peter"))
                .containsExactly(
                        "customer: Are you open?",
                        "bot: " + OPEN,
                        "customer: Do you have this in blue?",
                        "handedOver: " + HANDED_OVER,
                        "joined: Wesley is with you now.",
                        "agent: We do.",
                        "customer: And are you open on Sunday?",
                        "agent: We are not.",
                        "ended: " + OVER,
                        "customer: Open?",
                        "bot: " + OPEN);
        assertThat(shopCustomers.lines("peter").subList(4, 9))
                .allSatisfy(line -> assertThat(line.path("session").asText()).isEqualTo(shop.id()));
        assertThat(shopCustomers.lines("peter").get(5).path("id").asText()).isEqualTo(agentsFirst(shop));
        assertThat(SHOP.simulator().sessions()).hasSize(1);
        await().atMost(PATIENCE).until(() -> SHOP.simulator().session(shop.id()).messages().stream()
                .filter(message -> message.sender() == Sender.AGENT)
                .allMatch(message -> message.delivered()));
    }

    private static String agentsFirst(SimulatedSession session) {
        return SHOP.simulator().session(session.id()).messages().stream()
                .filter(message -> message.sender() == Sender.AGENT)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void keepsTheOrderOfManyCustomersAndGateways() throws Exception {
        // a message must not go on while another one's chat is being opened
        SHOP.simulator().faults().nextCall(Operation.CREATE_SESSION).times(2).answersLate(Duration.ofSeconds(1));
        for (Channel channel : List.of(shopCustomers, supportCustomers)) {
            for (int i = 1; i <= 5; i++) {
                channel.says("anna", "anna's text " + i).says("peter", "peter's text " + i);
            }
        }
        for (XelionSimulator simulator : List.of(SHOP.simulator(), SUPPORT.simulator())) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(simulator.sessions())
                    .hasSize(2)
                    .allSatisfy(session -> assertThat(session.texts()).hasSize(5)));
            for (SimulatedSession session : simulator.sessions()) {
                String customer = session.visitor().clientId();
                for (int i = 1; i <= 5; i++) {
                    assertThat(session.texts().get(i - 1)).isEqualTo(customer + "'s text " + i);
                    simulator.agent("Wesley").in(session).says("for " + customer + " " + i);
                }
            }
        }
        for (Channel channel : List.of(shopCustomers, supportCustomers)) {
            for (String customer : List.of("anna", "peter")) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(channel.conversation(customer))
                        .filteredOn(line -> line.startsWith("agent: "))
                        .containsExactly(
                                "agent: for " + customer + " 1",
                                "agent: for " + customer + " 2",
                                "agent: for " + customer + " 3",
                                "agent: for " + customer + " 4",
                                "agent: for " + customer + " 5"));
                assertThat(channel.conversation(customer))
                        .filteredOn(line -> line.startsWith("customer: "))
                        .containsExactly(
                                "customer: " + customer + "'s text 1",
                                "customer: " + customer + "'s text 2",
                                "customer: " + customer + "'s text 3",
                                "customer: " + customer + "'s text 4",
                                "customer: " + customer + "'s text 5");
            }
        }
    }

    @Test
    void hearsAnAgentWhoGreetsAtOnce() throws Exception {
        SHOP.simulator().onChange(change -> {
            if (change.kind() == Change.Kind.SESSION_STARTED) {
                SHOP.simulator().agent("Wesley").activate(change.session()).says("Good morning");
            }
        });

        shopCustomers.says("peter", "Hello?").hears("peter", HANDED_OVER, "Good morning");

        assertThat(shopCustomers.conversation("peter"))
                .containsExactly("customer: Hello?", "handedOver: " + HANDED_OVER, "agent: Good morning");
    }

    @Test
    void saysOnceThatNobodyIsThere() throws Exception {
        String nobody = "There are no agents available at the moment.";
        SHOP.simulator().agent("Wesley").goesOffline();

        shopCustomers.says("peter", "Hello?").says("peter", "Anybody?");
        SimulatedSession chat = awaitMessages(SHOP.simulator(), 2);
        SHOP.simulator().agent("Wesley").goesOnline().activate(chat);
        shopCustomers.hears("peter", HANDED_OVER, nobody, "Wesley is with you now.");
        SHOP.simulator().findsNoAgents(chat);

        shopCustomers.hears("peter", HANDED_OVER, nobody, "Wesley is with you now.", nobody);
    }

    @Test
    void goesOnWithOpenChatsAfterARestart() throws Exception {
        shopCustomers.says("peter", "Hello?").hears("peter", HANDED_OVER);
        supportCustomers.says("anna", "Help").hears("anna", HANDED_OVER);
        SimulatedSession peter = awaitMessages(SHOP.simulator(), 1);
        SimulatedSession anna = awaitMessages(SUPPORT.simulator(), 1);
        SHOP.simulator().agent("Wesley").activate(peter).says("one");
        shopCustomers.hears("peter", HANDED_OVER, "Wesley is with you now.", "one");

        bot.close();
        SHOP.simulator().agent("Wesley").in(peter).says("two");
        SUPPORT.simulator().agent("Anna").activate(anna).says("bye").ends();
        shopCustomers.says("peter", "Are you open?");
        bot = ChatBot.start(settings());

        shopCustomers.hears("peter", HANDED_OVER, "Wesley is with you now.", "one", "two");
        awaitMessages(SHOP.simulator(), 4);
        assertThat(SHOP.simulator().onlySession().texts()).containsExactly("Hello?", "one", "two", "Are you open?");
        supportCustomers.hears("anna", HANDED_OVER, "bye", OVER);
        supportCustomers.says("anna", "Are you open?").hears("anna", HANDED_OVER, "bye", OVER, OPEN);
        assertThat(supportCustomers.conversation("anna"))
                .containsExactly(
                        "customer: Help",
                        "handedOver: " + HANDED_OVER,
                        "agent: bye",
                        "ended: " + OVER,
                        "customer: Are you open?",
                        "bot: " + OPEN);
    }

    @Test
    void servesOneGatewayWhileTheOtherIsAway() throws Exception {
        SHOP.simulator().stop();
        shopCustomers.says("peter", "Hello?").hears("peter", HANDED_OVER).says("peter", "Anybody?");
        supportCustomers.says("anna", "Help").hears("anna", HANDED_OVER);
        awaitMessages(SUPPORT.simulator(), 1);
        assertThat(shopCustomers.files("inbox")).hasSize(2);

        SHOP.simulator().start();

        assertThat(awaitMessages(SHOP.simulator(), 2).texts()).containsExactly("Hello?", "Anybody?");
        assertThat(shopCustomers.awaitTaken().conversation("peter"))
                .containsExactly("customer: Hello?", "handedOver: " + HANDED_OVER, "customer: Anybody?");
    }

    @Test
    void keepsWhatWaitsForAGatewayWhenItIsStopped() throws Exception {
        SHOP.simulator().stop();
        shopCustomers.says("peter", "Hello?").hears("peter", HANDED_OVER).says("peter", "Anybody?");

        bot.close();
        assertThat(shopCustomers.files("inbox")).hasSize(2);
        SHOP.simulator().start();
        bot = ChatBot.start(settings());

        // its line is there twice: the first one was in flight
        assertThat(awaitMessages(SHOP.simulator(), 2).texts())
                .containsExactly("peter: Hello?\npeter: Hello?", "Anybody?");
    }

    @Test
    void saysWhatXelionRefuses() throws Exception {
        SHOP.simulator().faults().nextCall(Operation.CREATE_SESSION).answers(400);
        shopCustomers
                .says("peter", "Hello?")
                .hears("peter", HANDED_OVER, "That could not be passed on. Please try again later.");

        shopCustomers.says("peter", "Hello?");
        assertThat(awaitMessages(SHOP.simulator(), 1).texts()).containsExactly("peter: Hello?\npeter: Hello?");
    }

    @Test
    void startsAnewWhenTheChatEndedAMomentAgo() throws Exception {
        shopCustomers.says("peter", "Hello?").hears("peter", HANDED_OVER);
        SimulatedSession first = awaitMessages(SHOP.simulator(), 1);
        // nobody is told of the end
        SHOP.simulator().faults().dropEvents(1);
        SHOP.simulator().agent("Wesley").in(first).ends();

        shopCustomers.says("peter", "Are you open?");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shopCustomers.conversation("peter"))
                .containsExactlyInAnyOrder(
                        "customer: Hello?",
                        "handedOver: " + HANDED_OVER,
                        "customer: Are you open?",
                        "bot: " + OPEN,
                        "ended: " + OVER));
        assertThat(SHOP.simulator().sessions()).hasSize(1);
    }

    @Test
    void putsAsideWhatIsNoMessageOfACustomer() throws Exception {
        shopCustomers
                .delivers("no JSON")
                .delivers("null")
                .delivers("{\"customer\":\"peter\"}")
                .delivers("{\"customer\":\"../peter\",\"text\":\"Are you open?\"}")
                .delivers("{\"customer\":\"peter\",\"text\":\"" + "x".repeat(4001) + "\"}")
                .says("peter", "Are you open?")
                .hears("peter", OPEN)
                .awaitTaken();

        assertThat(shopCustomers.files("refused")).hasSize(5);
        assertThat(shopCustomers.conversation("peter")).hasSize(2);
    }

    private static SimulatedSession awaitMessages(XelionSimulator simulator, int number) {
        await().atMost(PATIENCE).until(() -> simulator.sessions().stream()
                .anyMatch(session -> session.messages().size() >= number));
        return simulator.onlySession();
    }
}

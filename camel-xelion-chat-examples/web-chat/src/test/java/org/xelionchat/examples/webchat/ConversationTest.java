package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.journal.Operation;

/**
 * Two people talk, each in front of a real browser: the visitor on his page, the agent at the simulator's console. Neither
 * notices which API carries it, but for what only the gateway can do.
 */
@ParameterizedClass
@ValueSource(strings = {"gateway", "classic"})
class ConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String api;
    private WebChat webChat;
    private XelionSimulator simulator;
    private Browser visitor;
    private Browser agent;

    ConversationTest(String api) {
        this.api = api;
    }

    @BeforeAll
    static void chromium() {
        Browser.assumeInstalled();
    }

    @BeforeEach
    void start() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("port", "0");
        properties.setProperty("xelion.api", api);
        webChat = WebChat.start(Settings.of(properties), Limits.DEFAULT);
        simulator = webChat.simulator();
        visitor = Browser.open();
        agent = Browser.open();
    }

    @AfterEach
    void stop() {
        List<String> complaints = new ArrayList<>();
        for (Browser browser : List.of(visitor, agent)) {
            complaints.addAll(browser.complaints());
            browser.close();
        }
        webChat.close();
        assertThat(complaints).isEmpty();
        assertThat(simulator.calls().unexpected()).isEmpty();
    }

    @Test
    void visitorAndAgentHaveAConversation() {
        // an agent comes, a visitor opens the chat, the agent sees and opens it
        join("Wesley Jansen");
        visitor.visit(webChat.page());
        visitor.await("#start-button:not(:disabled)");
        visitor.photograph("visitor-form");
        visitor.await("#name").sendKeys("Peter Bakker");
        visitor.await("#email").sendKeys("peter@example.com");
        visitor.await("#phone").sendKeys("+31 20 123 45 67");
        visitor.await("#start-button").click();
        visitor.awaitText("#presence", "Finding someone");
        agent.awaitText(console("session-item"), "Peter Bakker");
        agent.await(console("session-item")).click();
        visitor.awaitText("#title", "Wesley Jansen");
        visitor.awaitText(".event", "Wesley Jansen is with you now.");
        if (isGateway()) {
            // P3.3: the classic call for a new session takes a name only
            agent.awaitText(console("conversation-email"), "peter@example.com");
        }

        // both see each other typing
        visitor.await("#text").sendKeys("Good mor");
        agent.await(console("typing-indicator"));
        agent.await(console("reply-box")).sendKeys("Wel");
        visitor.awaitText("#typing", "Wesley Jansen is typing");

        // three messages each way, in order
        visitor.await("#text").sendKeys("ning! My order 1042 has not arrived yet.", Keys.ENTER);
        agent.awaitText(console("message-text"), "My order 1042");
        agent.await(console("reply-box")).sendKeys("come, Peter. I will look where it is.", Keys.ENTER);
        visitor.awaitText(".agent .bubble", "I will look where it is.");
        visitor.await("#text").sendKeys("Thank you. It should have been here yesterday.", Keys.ENTER);
        agent.awaitText(console("message-text"), "yesterday");
        agent.await(console("reply-box")).sendKeys("I see: it left our warehouse this morning.", Keys.ENTER);
        visitor.awaitText(".agent .bubble", "this morning");
        visitor.await("#text").sendKeys("So it comes today?", Keys.ENTER);
        agent.awaitText(console("message-text"), "So it comes today?");
        agent.await(console("reply-box")).sendKeys("My colleague Anna knows. One moment…", Keys.ENTER);
        visitor.awaitText(".agent .bubble", "One moment…");
        List<String> said = List.of(
                "Good morning! My order 1042 has not arrived yet.",
                "Welcome, Peter. I will look where it is.",
                "Thank you. It should have been here yesterday.",
                "I see: it left our warehouse this morning.",
                "So it comes today?",
                "My colleague Anna knows. One moment…");
        assertThat(visitor.texts(".bubble")).isEqualTo(said);
        assertThat(agent.texts(console("message-text"))).isEqualTo(said);
        assertThat(simulator.onlySession().texts()).isEqualTo(said);

        // the agent sees delivered, the visitor sees read
        agent.awaitCount(console("message-item") + "[data-direction=agent][data-state=delivered]", 3);
        await().atMost(PATIENCE).until(() -> visitor.texts(".visitor:not(.followed) .state"), everyItem(is("Read")));
        // both type again: Xelion hears of it every ten seconds at most
        Iterator<String> words = List.of(
                        "And can I still change the address that it goes to? I moved last week, and nobody is at my old place any more."
                                .split("(?<= )"))
                .iterator();
        await().atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    visitor.await("#text").sendKeys(words.next());
                    return agent.shows(console("typing-indicator"));
                });
        agent.await(console("reply-box")).sendKeys("Here ");
        visitor.awaitText("#typing", "is typing");
        visitor.look(new Browser.Look("narrow", 430, 760, true, false));
        agent.look(new Browser.Look("wide", 1100, 760, true, false));
        Browser.write("web-chat.png", Pictures.sideBySide(visitor.screenshot(), agent.screenshot()));
        visitor.photograph("visitor-chat");
        agent.photograph("console-chat");
        agent.await(console("reply-box")).clear();

        // hand-over to a colleague, who has a window of her own
        String wesleysWindow = agent.driver().getWindowHandle();
        agent.driver().switchTo().newWindow(WindowType.TAB);
        join("Anna de Vries");
        String annasWindow = agent.driver().getWindowHandle();
        agent.driver().switchTo().window(wesleysWindow);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> new Select(
                        agent.await(console("hand-over-select")))
                .selectByVisibleText("Anna de Vries"));
        agent.await(console("hand-over")).click();
        visitor.awaitText(".event", "Anna de Vries has taken over the chat.");
        visitor.awaitText("#title", "Anna de Vries");
        agent.driver().switchTo().window(annasWindow);
        agent.await(console("session-item")).click();
        agent.await(console("reply-box")).sendKeys("Hello Peter, Anna here.", Keys.ENTER);
        visitor.awaitText(".agent .name", "Anna de Vries");

        // are you still there?
        agent.await(console("still-there")).click();
        visitor.awaitText(".event.attention", "Are you still there?");
        visitor.photograph("visitor-notices");
        visitor.await(".event.attention button").click();
        agent.awaitText(console("message-text"), "Yes, I am still here.");
        visitor.awaitCount(".event.attention button", 0);

        // the visitor reloads in mid-chat, half a message written, while the agent goes on
        visitor.await("#text").clear();
        visitor.await("#text").sendKeys("Half a mess");
        List<String> before = visitor.texts(".bubble");
        visitor.driver().get("about:blank");
        agent.await(console("reply-box")).sendKeys("It will be there before six.", Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> simulator.onlySession().texts(Sender.AGENT).size() == 5);
        visitor.visit(webChat.page());
        visitor.awaitText(".agent .bubble", "before six");
        List<String> after = new ArrayList<>(before);
        after.add("It will be there before six.");
        assertThat(visitor.texts(".bubble")).isEqualTo(after);
        assertThat(visitor.texts(".event"))
                .containsSubsequence("Wesley Jansen is with you now.", "Anna de Vries has taken over the chat.");
        assertThat(visitor.text("#title")).isEqualTo("Anna de Vries");
        visitor.awaitCount(".event.attention button", 0);
        assertThat(visitor.await("#text").getDomProperty("value")).isEqualTo("Half a mess");

        // the connection breaks, and both go on writing
        visitor.setOffline(true);
        visitor.awaitText("#connection", "Connection lost");
        visitor.await("#text").clear();
        visitor.await("#text").sendKeys("That is <b>good</b> news.", Keys.ENTER);
        visitor.awaitText(".visitor .state", "Sending");
        agent.await(console("reply-box")).sendKeys("Can I do anything else?", Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> simulator.onlySession().texts(Sender.AGENT).size() == 6);
        visitor.photograph("visitor-connection-lost");
        visitor.setOffline(false);
        visitor.awaitText(".agent .bubble", "anything else");
        agent.awaitText(console("message-text"), "<b>good</b> news");
        visitor.awaitCount(".sending", 0);
        assertThat(visitor.texts(".bubble")).isEqualTo(simulator.onlySession().texts());

        // the agent ends it
        agent.await(console("end")).click();
        agent.await(console("end-confirm")).click();
        visitor.awaitText("#goodbye-heading", "This chat has ended");
        if (isGateway()) {
            rateAndAskForATranscript();
        } else {
            assertThat(visitor.shows("#feedback")).isFalse();
            assertThat(visitor.shows("#transcript")).isFalse();
        }

        // and the page is ready for another chat
        visitor.await("#again").click();
        visitor.await("#start-button:not(:disabled)");
        assertThat(simulator.calls().where(call -> call.path().startsWith(isGateway() ? "/api/" : "/portal/")))
                .isEmpty();
    }

    private void rateAndAskForATranscript() {
        assertThat(visitor.await("#transcript-email").getDomProperty("value")).isEqualTo("peter@example.com");
        visitor.await(".star:nth-child(4)").click();
        visitor.photograph("visitor-goodbye");
        visitor.await("#remark").sendKeys("Quick and friendly");
        visitor.await("#feedback button").click();
        visitor.awaitText("#feedback-done", "Thank you");
        visitor.await("#transcript button").click();
        visitor.awaitText("#transcript-done", "on its way");
        assertThat(simulator.onlySession().feedback())
                .singleElement()
                .extracting("rating", "feedback")
                .containsExactly(4, "Quick and friendly");
        assertThat(simulator.onlySession().transcriptAddresses()).containsExactly("peter@example.com");
        agent.awaitText(console("transcript-item"), "peter@example.com");
        agent.await(console("feedback-item") + "[data-rating='4']");
        agent.photograph("console-ended");
    }

    @Test
    void theVisitorLearnsWhetherAnybodyIsThere() {
        if (isGateway()) {
            thePageIsOfflineUntilAnAgentComes();
        } else {
            thePageIsOpenAndTheVisitorIsToldThatNobodyIsThere();
        }
    }

    private void thePageIsOfflineUntilAnAgentComes() {
        visitor.visit(webChat.page());
        visitor.awaitText("#offline", "We are offline right now.");
        assertThat(visitor.await("#start-button").isEnabled()).isFalse();
        visitor.photograph("visitor-offline");

        join("Wesley Jansen");

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            visitor.driver().executeScript("document.getElementById('check').click()");
            return visitor.await("#start-button").isEnabled();
        });
        assertThat(visitor.text("#presence")).isEqualTo("We are online");
    }

    /** The classic API has no call that would tell before. */
    private void thePageIsOpenAndTheVisitorIsToldThatNobodyIsThere() {
        startChat();
        visitor.awaitText(".event.attention", "There are no agents available at the moment.");

        join("Wesley Jansen");
        agent.await(console("session-item")).click();

        visitor.awaitText("#title", "Wesley Jansen");
    }

    @Test
    void theVisitorIsToldWhenNobodyCanAnswer() {
        join("Wesley Jansen");
        startChat();
        simulator.findsNoAgents(simulator.onlySession());
        visitor.awaitText(".event.attention", "There are no agents available at the moment.");
        // Xelion may leave the text out: then the page has its own
        simulator.faults().sockets().send(event("chatNoAgentsAvailableEvent")).send(event("chatHeartbeatEvent"));
        visitor.awaitText(".event.attention", "All our colleagues are busy at the moment.");
        visitor.awaitText(".event.attention", "Are you still there?");
        visitor.photograph("visitor-no-agents");

        agent.await(console("session-item")).click();
        visitor.awaitText("#title", "Wesley Jansen");
    }

    @Test
    void aMessageThatFailedIsSentWhenTheVisitorWantsIt() {
        join("Wesley Jansen");
        startChat();
        simulator.faults().nextCall(Operation.SEND_MESSAGE).times(3).answers(403);
        visitor.await("#text").sendKeys("Hello?", Keys.ENTER);
        visitor.awaitText(".visitor.failed .state", "Not sent.");
        visitor.photograph("visitor-failed");
        visitor.driver().navigate().refresh();
        visitor.await(".visitor.failed");

        simulator.faults().clear();
        visitor.await(".retry").click();

        visitor.awaitText(".visitor .state", "Sent");
        assertThat(simulator.onlySession().texts()).containsExactly("Hello?");
    }

    @Test
    void theVisitorEndsTheChatByKeyboardAlone() {
        join("Wesley Jansen");
        visitor.visit(webChat.page());
        visitor.await("#start-button:not(:disabled)");
        visitor.await("#email").sendKeys("peter@", Keys.ENTER);
        visitor.awaitText("#name-error", "Please tell us your name.");
        visitor.awaitText("#email-error", "Please check this e-mail address.");
        assertThat(visitor.focus()).isEqualTo("name");
        visitor.photograph("visitor-form-errors");
        visitor.press("Peter", Keys.TAB, "peter@example.com", Keys.ENTER);
        visitor.await("#text");
        await().atMost(PATIENCE).until(() -> visitor.focus().equals("text"));
        visitor.press("One line", Keys.chord(Keys.SHIFT, Keys.ENTER), "and another", Keys.ENTER);
        visitor.awaitText(".visitor .state", "Sent");
        assertThat(simulator.onlySession().texts()).containsExactly("One line\nand another");

        visitor.await("#end").sendKeys(Keys.ENTER);
        visitor.await("#end-dialog");
        visitor.press(Keys.TAB, Keys.ENTER);
        visitor.await("#goodbye");
        await().atMost(PATIENCE).until(() -> visitor.focus().equals("goodbye-heading"));
        if (!isGateway()) {
            assertThat(simulator.onlySession().ended()).isTrue();
            return;
        }
        visitor.press(Keys.TAB, Keys.SPACE, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
        visitor.awaitText("#feedback-done", "Thank you");
        assertThat(simulator.onlySession().feedback())
                .singleElement()
                .extracting("rating")
                .isEqualTo(3);
    }

    private boolean isGateway() {
        return api.equals("gateway");
    }

    private void join(String name) {
        agent.visit(webChat.console().orElseThrow());
        agent.await(console("agent-name")).sendKeys(name, Keys.ENTER);
        agent.awaitText(console("me"), name);
    }

    private void startChat() {
        visitor.visit(webChat.page());
        visitor.await("#start-button:not(:disabled)");
        visitor.await("#name").sendKeys("Peter Bakker", Keys.ENTER);
        visitor.await("#text");
    }

    private String event(String name) {
        return "{\"notificationType\":\"" + name + "\",\"notification\":{\"sessionOid\":\""
                + simulator.onlySession().id() + "\",\"message\":\"\"}}";
    }

    private static String console(String testId) {
        return "[data-testid=" + testId + "]";
    }
}

package org.xelionchat.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xelionchat.simulator.console.Browser.patience;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;

/** The page as people use it: in Chromium, against a simulator with visitors who call its gateway API. */
class AgentConsoleBrowserTest {

    private static Browser wesley;
    private static Browser tina;

    private XelionSimulator simulator;

    @BeforeAll
    static void startBrowsers() {
        if (!Browser.isInstalled()) {
            String message = "SKIPPED: the agent's console was not tested in a browser, for want of "
                    + Browser.whereItWasLookedFor();
            System.out.println(message);
            Assumptions.abort(message);
        }
        wesley = new Browser();
        tina = new Browser();
    }

    @AfterAll
    static void stopBrowsers() {
        for (Browser browser : new Browser[] {wesley, tina}) {
            if (browser != null) {
                browser.close();
            }
        }
    }

    @BeforeEach
    void start() {
        simulator = XelionSimulator.builder().agents().build().start();
        wesley.desktop();
        wesley.light();
        wesley.open(simulator.consoleUri());
    }

    @AfterEach
    void stop() {
        wesley.blank();
        tina.blank();
        simulator.close();
    }

    @Test
    void aChatFromItsBeginningToItsEnd() {
        wesley.see("agent-form");
        wesley.screenshot("join");
        assertThat(simulator.isOnline()).isFalse();
        wesley.joinAs("Wesley Jansen");
        wesley.see("no-sessions");
        assertThat(simulator.isOnline()).isTrue();
        wesley.screenshot("nobody");

        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna de Vries", "anna@example.org", "+31 20 123 45 67")
                .says("Good morning! I ordered a bicycle lamp last week.")
                .says("It has not arrived yet. Can you tell me where it is?");
        new GatewayVisitor(simulator, "Bob").says("Hello?");
        GatewayVisitor dora = new GatewayVisitor(simulator, "Dora van den Heuvel-Oosterhout", "dora@example.org", "");
        simulator.agent("Tina").activate(dora.sessionId());
        dora.says("Thank you, Tina");
        wesley.seeAt("[data-session-id='" + anna.sessionId() + "'][data-state=waiting][data-unread='2']");
        assertThat(wesley.title()).startsWith("(3)");
        wesley.screenshot("waiting");

        wesley.session(anna.sessionId()).click();
        wesley.seeAt("[data-testid=conversation][data-state=active][data-agent='Wesley Jansen']");
        assertThat(wesley.see("conversation-name").getText()).isEqualTo("Anna de Vries");
        assertThat(wesley.see("conversation-email").getText()).isEqualTo("anna@example.org");
        assertThat(wesley.see("conversation-phone").getText()).isEqualTo("+31 20 123 45 67");
        wesley.see("message-text", "Can you tell me where it is?");
        wesley.seeAt("[data-session-id='" + anna.sessionId() + "'][data-unread='0']");
        assertThat(wesley.title()).startsWith("(1)");
        assertThat(session(anna).activeAgent()).isEqualTo("Wesley Jansen");
        assertThat(session(anna).messages()).allMatch(SimulatedMessage::read);

        wesley.type("reply-box", "Good morning, Anna! I am looking it up for you.");
        wesley.click("send");
        wesley.seeAt("[data-testid=message-item][data-direction=agent][data-state=sent]");
        anna.receives();
        wesley.seeAt("[data-testid=message-item][data-direction=agent][data-state=delivered]");
        assertThat(wesley.see("message-state").getText()).isEqualTo("Delivered");
        wesley.type(
                "reply-box",
                "Your parcel left on Friday.",
                Keys.chord(Keys.SHIFT, Keys.ENTER),
                "It should be with you tomorrow.",
                Keys.ENTER);
        wesley.see("message-text", "It should be with you tomorrow.");
        assertThat(session(anna).texts(Sender.AGENT))
                .containsExactly(
                        "Good morning, Anna! I am looking it up for you.",
                        "Your parcel left on Friday.\nIt should be with you tomorrow.");

        anna.says("Great, thank you!").types();
        wesley.see("typing-indicator", "Anna de Vries is typing");
        wesley.see("session-typing");
        wesley.screenshot("conversation");
        wesley.dark();
        wesley.screenshot("conversation-dark");
        wesley.light();
        anna.says("That was all.");
        wesley.see("message-text", "That was all.");
        wesley.seeNo("typing-indicator");

        wesley.click("still-there");
        wesley.seeAt("[data-testid=notice-item][data-notice=asked]");

        wesley.click("end");
        wesley.see("end-confirm");
        wesley.screenshot("end-or-not");
        wesley.click("end-cancel");
        wesley.seeNo("end-confirm");
        assertThat(session(anna).ended()).isFalse();
        wesley.click("end");
        wesley.click("end-confirm");
        wesley.see("ended-panel");
        wesley.seeNo("reply-box");
        assertThat(session(anna).ended()).isTrue();

        anna.wantsTranscript("anna@example.org").thinks(4, "Quick and friendly.");
        wesley.see("transcript-item", "anna@example.org");
        assertThat(wesley.see("feedback-item", "Quick and friendly.").getAttribute("data-rating"))
                .isEqualTo("4");
        wesley.screenshot("ended");
        wesley.assertNothingWentWrong();
    }

    @Test
    void onAPhoneListAndConversationAreTwoViews() {
        wesley.phone();
        wesley.screenshot("phone-join");
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna de Vries", "anna@example.org", "+31 20 123 45 67")
                .says("Good morning! I ordered a bicycle lamp last week, and it has not arrived yet.");
        new GatewayVisitor(simulator, "Bob", "bob@example.org", "").says("Hello?");
        wesley.seeAt("[data-session-id='" + anna.sessionId() + "'][data-unread='1']");
        wesley.screenshot("phone-list");
        assertThat(wesley.sees("conversation")).isFalse();

        wesley.session(anna.sessionId()).click();
        wesley.see("conversation");
        wesley.seeNo("session-list");
        wesley.type("reply-box", "Good morning, Anna! I am looking it up for you.");
        wesley.click("send");
        anna.receives().types();
        wesley.seeAt("[data-testid=message-item][data-state=delivered]");
        wesley.see("typing-indicator");
        wesley.screenshot("phone-conversation");
        wesley.dark();
        wesley.screenshot("phone-conversation-dark");
        wesley.light();
        wesley.click("show-actions");
        wesley.see("still-there");
        wesley.screenshot("phone-actions");

        wesley.goesBack();
        wesley.see("session-list");
        wesley.seeNo("conversation");
        wesley.session(anna.sessionId()).click();
        wesley.click("back");
        wesley.see("session-list");
        assertThat(wesley.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than the phone")
                .isEqualTo(true);
        wesley.dark();
        wesley.screenshot("phone-list-dark");
        wesley.assertNothingWentWrong();
    }

    @Test
    void twoAgentsHandOverToEachOther() {
        wesley.joinAs("Wesley");
        tina.open(simulator.consoleUri());
        tina.joinAs("Tina");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna").says("hello");
        wesley.session(anna.sessionId()).click();
        wesley.see("reply-box");

        new Select(wesley.see("hand-over-select")).selectByVisibleText("Tina");
        wesley.click("hand-over");
        wesley.see("take-over");
        tina.seeAt("[data-session-id='" + anna.sessionId() + "'][data-agent=Tina]")
                .click();
        tina.type("reply-box", "Tina here", Keys.ENTER);
        wesley.see("message-text", "Tina here");
        wesley.seeNo("reply-box");
        wesley.screenshot("colleague");

        wesley.click("take-over");
        wesley.see("reply-box");
        tina.see("take-over");
        tina.see("notice", "Wesley has the chat with Anna now");
        assertThat(session(anna).activeAgent()).isEqualTo("Wesley");
        wesley.assertNothingWentWrong();
        tina.assertNothingWentWrong();
    }

    @Test
    void whatAVisitorWritesIsShownAsText() {
        wesley.joinAs("Wesley");
        String markup = "<img src=x onerror=\"document.title='broken into'\"><script>alert(1)</script> & <b>bold</b>";
        GatewayVisitor mallory = new GatewayVisitor(simulator, "<b>Mallory</b>", "", "<i>1</i>").says(markup);
        wesley.session(mallory.sessionId()).click();

        assertThat(wesley.see("message-text").getText()).isEqualTo(markup);
        assertThat(wesley.see("conversation-name").getText()).isEqualTo("<b>Mallory</b>");
        assertThat(wesley.see("conversation-phone").getText()).isEqualTo("<i>1</i>");
        assertThat(wesley.see("session-last").getText()).isEqualTo(markup);
        wesley.assertNothingWentWrong();
    }

    @Test
    void theKeyboardIsEnough() {
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna").says("first");
        wesley.session(anna.sessionId());
        GatewayVisitor bob = new GatewayVisitor(simulator, "Bob").says("second");
        wesley.session(bob.sessionId());

        // from the agent's name, where the focus is after joining: online, leave, then the list
        wesley.press(Keys.TAB);
        assertThat(focusedTestid()).isEqualTo("online-switch");
        wesley.press(Keys.TAB);
        assertThat(focusedTestid()).isEqualTo("leave");
        wesley.press(Keys.TAB);
        assertThat(wesley.focused().getAttribute("data-session-id")).isEqualTo(anna.sessionId());
        wesley.press(Keys.ARROW_DOWN);
        assertThat(wesley.focused().getAttribute("data-session-id")).isEqualTo(bob.sessionId());
        wesley.press(Keys.ENTER);
        wesley.see("reply-box");
        patience("the reply box has the focus").until(() -> focusedTestid().equals("reply-box"));
        wesley.press("Hello, Bob", Keys.ENTER);
        wesley.see("message-text", "Hello, Bob");
        assertThat(focusedTestid()).isEqualTo("reply-box");

        wesley.press(Keys.ESCAPE);
        wesley.see("no-conversation");
        assertThat(wesley.focused().getAttribute("data-session-id")).isEqualTo(bob.sessionId());
        wesley.press(Keys.ENTER);
        wesley.see("reply-box");
        assertThat(session(anna).active()).isFalse();
    }

    @Test
    void typingIsReportedOnceInAWhile() {
        AtomicInteger reports = new AtomicInteger();
        simulator.onChange(change -> {
            if (change.kind() == Change.Kind.AGENT_TYPING) {
                reports.incrementAndGet();
            }
        });
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna").says("hello");
        wesley.session(anna.sessionId()).click();

        wesley.type("reply-box", "a long answer", " with many", " words", Keys.ENTER);
        wesley.see("message-text", "a long answer with many words");
        assertThat(reports).hasValue(1);
        // what follows an answer is news again
        wesley.type("reply-box", "and more", Keys.ENTER);
        wesley.see("message-text", "and more");
        patience("another report").until(() -> reports.get() == 2);
    }

    @Test
    void theAgentComesAndGoes() {
        wesley.joinAs("Wesley");
        assertThat(wesley.see("online-switch").getAttribute("aria-checked")).isEqualTo("true");

        wesley.click("online-switch");
        wesley.seeAt("[data-testid=online-switch][aria-checked=false]");
        wesley.seeAt("[data-testid=connection][data-online=false]");
        assertThat(simulator.isOnline()).isFalse();
        wesley.screenshot("offline");

        wesley.loadAgain();
        wesley.seeAt("[data-testid=online-switch][aria-checked=false]");
        wesley.click("online-switch");
        wesley.seeAt("[data-testid=online-switch][aria-checked=true]");
        assertThat(simulator.isOnline()).isTrue();

        wesley.click("leave");
        wesley.see("agent-form");
        patience("offline").until(() -> !simulator.isOnline());
        wesley.loadAgain();
        wesley.see("agent-form");
        wesley.assertNothingWentWrong();
    }

    @Test
    void aPageThatIsLoadedAgainIsWhereItWas() {
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna").says("hello");
        wesley.session(anna.sessionId()).click();
        wesley.type("reply-box", "Hello, Anna", Keys.ENTER);
        wesley.see("message-text", "Hello, Anna");

        wesley.loadAgain();
        wesley.see("me", "Wesley");
        wesley.see("conversation-name", "Anna");
        wesley.see("message-text", "Hello, Anna");
        assertThat(wesley.texts("message-text")).containsExactly("hello", "Hello, Anna");
        assertThat(simulator.isOnline()).isTrue();
    }

    @Test
    void anInvitationJoinsAtOnce() {
        wesley.open(simulator.uri() + "/console?agent=Wesley%20Jansen");

        wesley.see("me", "Wesley Jansen");
        patience("online").until(() -> simulator.agent("Wesley Jansen").isOnline());
    }

    @Test
    void aLostConnectionComesBackWithWhatWasMissed() {
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna").says("before");
        wesley.session(anna.sessionId()).click();
        wesley.type("reply-box", "half a sentence");

        simulator.stop();
        wesley.seeAt("[data-testid=connection][data-state=lost]");
        assertThat(wesley.see("send").isEnabled()).isFalse();
        wesley.screenshot("lost");
        simulator.start();
        anna.says("meanwhile");
        wesley.seeAt("[data-testid=connection][data-state=connected]");
        wesley.see("message-text", "meanwhile");

        wesley.type("reply-box", " and the rest", Keys.ENTER);
        wesley.see("message-text", "half a sentence and the rest");
        assertThat(wesley.texts("message-text")).containsExactly("before", "meanwhile", "half a sentence and the rest");
    }

    @Test
    void anotherSimulatorOnThePortIsAFreshStart() {
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna").says("hello");
        wesley.session(anna.sessionId()).click();
        wesley.type("reply-box", "for Anna only");

        simulator.stop();
        wesley.seeAt("[data-testid=connection][data-state=lost]");
        simulator = XelionSimulator.builder()
                .agents()
                .port(simulator.port())
                .build()
                .start();
        wesley.seeAt("[data-testid=connection][data-state=connected]");
        wesley.see("no-sessions");
        wesley.see("notice", "started again");

        // ids may come again, sessions do not
        GatewayVisitor other = new GatewayVisitor(simulator, "Other").says("hi");
        wesley.session(other.sessionId());
        assertThat(session(other).active()).isFalse();
        wesley.session(other.sessionId()).click();
        assertThat(wesley.see("reply-box").getAttribute("value")).isEmpty();
    }

    @Test
    void whoReadsWhatWasBeforeIsToldOfWhatIsNew() {
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna");
        for (int i = 1; i <= 40; i++) {
            anna.says("message " + i);
        }
        wesley.session(anna.sessionId()).click();
        wesley.see("message-text", "message 40");
        assertThat(wesley.run("const s = document.getElementById('scroll');"
                        + " return s.scrollHeight - s.scrollTop - s.clientHeight < 5"))
                .isEqualTo(true);

        wesley.run("document.getElementById('scroll').scrollTop = 0");
        wesley.seeNo("new-messages");
        anna.says("the newest");
        wesley.see("new-messages");
        wesley.screenshot("new-messages");
        wesley.click("new-messages");
        wesley.seeNo("new-messages");
        assertThat(wesley.run("const s = document.getElementById('scroll');"
                        + " return s.scrollHeight - s.scrollTop - s.clientHeight < 5"))
                .isEqualTo(true);
    }

    @Test
    void aTextThatIsTooLongIsNotSent() {
        wesley.joinAs("Wesley");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna").says("hello");
        wesley.session(anna.sessionId()).click();
        WebElement box = wesley.see("reply-box");
        String fill = "arguments[0].value = 'x'.repeat(arguments[1]);"
                + " arguments[0].dispatchEvent(new Event('input', {bubbles: true}))";

        wesley.run(fill, box, 4001);
        assertThat(wesley.see("reply-count").getText()).isEqualTo("1 too many");
        assertThat(wesley.see("send").isEnabled()).isFalse();
        wesley.run(fill, box, 4000);
        assertThat(wesley.see("reply-count").getText()).isEqualTo("0 left");
        wesley.click("send");
        patience("sent").until(() -> session(anna).texts(Sender.AGENT).size() == 1);
    }

    @Test
    void everythingHasANameAndIsReadableInBothThemes() {
        wesley.joinAs("Wesley");
        tina.open(simulator.consoleUri());
        tina.joinAs("Tina");
        GatewayVisitor anna = new GatewayVisitor(simulator, "Anna", "anna@example.org", "1").says("hello");
        GatewayVisitor bob = new GatewayVisitor(simulator, "Bob").says("hello");
        bob.ends();
        new GatewayVisitor(simulator, "Chris").says("waiting");
        wesley.session(anna.sessionId()).click();
        wesley.type("reply-box", "hello, Anna", Keys.ENTER);
        anna.types();
        wesley.see("typing-indicator");

        for (WebElement control : wesley.all("button, input, select, textarea")) {
            assertThat(control.getAccessibleName())
                    .as(control.getAttribute("outerHTML"))
                    .isNotBlank();
        }
        assertThat(unreadable()).isEmpty();
        wesley.dark();
        assertThat(unreadable()).isEmpty();
        wesley.session(bob.sessionId()).click();
        wesley.see("ended-panel");
        assertThat(unreadable()).isEmpty();
        wesley.light();
        assertThat(unreadable()).isEmpty();
    }

    /** Texts on view whose contrast with what is behind them is below 4.5 to 1, as WCAG 2 (AA) asks for. */
    @SuppressWarnings("unchecked")
    private static List<String> unreadable() {
        wesley.settle();
        return (List<String>)
                wesley.run(
                        """
                const channel = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
                const parse = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
                const light = ([r, g, b]) =>
                    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
                const behind = element => {
                  for (let e = element; e; e = e.parentElement) {
                    const colour = parse(getComputedStyle(e).backgroundColor);
                    if (colour.length === 3 || colour[3] === 1) return colour;
                  }
                  return [255, 255, 255];
                };
                const found = [];
                for (const element of document.querySelectorAll('body *')) {
                  const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim() !== '');
                  if (!own || !element.checkVisibility() || element.closest('.hidden, svg, :disabled')) continue;
                  const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
                  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  if (contrast < 4.5) found.push(`${element.textContent.trim()}: ${contrast.toFixed(2)}`);
                }
                return found;
                """);
    }

    private static String focusedTestid() {
        return String.valueOf(wesley.focused().getAttribute("data-testid"));
    }

    private SimulatedSession session(GatewayVisitor visitor) {
        return simulator.session(visitor.sessionId());
    }
}

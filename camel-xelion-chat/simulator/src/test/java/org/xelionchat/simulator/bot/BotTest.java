package org.xelionchat.simulator.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.chat.Caller;
import org.xelionchat.simulator.chat.ChangeListeners;
import org.xelionchat.simulator.chat.ChatRules;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.PhoneLine;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SessionEvent;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.chat.Visitor;

class BotTest {

    private static final String GATEWAY = "1234567";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService oneByOne = Executors.newSingleThreadExecutor();
    private final ChangeListeners listeners = new ChangeListeners(oneByOne);
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private final ChatState state = new ChatState(
            new ChatRules(
                    Map.of(GATEWAY, "token"),
                    true,
                    List.of(new PhoneLine("1651226", "Support", "801")),
                    List.of(),
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Clock.systemUTC()),
            timer,
            (session, event) -> events.add(event),
            listeners);
    private Bot bot;

    @AfterEach
    void stop() {
        if (bot != null) {
            bot.close();
        }
        timer.shutdownNow();
        oneByOne.shutdownNow();
    }

    @Test
    void aBotOpensANewChatGreetsAndAnswersInTurn() {
        bot = script().greets("Hello, I am Robo.")
                .answers("price", "It is free.")
                .answers("opening hours", "Always.")
                .thinks(Duration.ofMillis(50))
                .starts();
        assertThat(state.anyAgentOnline()).isTrue();

        String chat = visitor();
        says(chat, "What is the price?");
        says(chat, "And the OPENING HOURS?");
        says(chat, "Fine.");

        awaitTexts(chat, "Hello, I am Robo.", "It is free.", "Always.", "You said: Fine.");
        assertThat(session(chat).activeAgent()).isEqualTo("Robo");
        assertThat(session(chat).unread()).isZero();
        // he is seen typing before each thing that he says
        assertThat(events.stream()
                        .filter(event ->
                                event instanceof SessionEvent.Typing || event instanceof SessionEvent.NewMessage)
                        .map(event -> event.getClass().getSimpleName()))
                .containsExactly(
                        "Typing", "NewMessage", "Typing", "NewMessage", "Typing", "NewMessage", "Typing", "NewMessage");
    }

    @Test
    void thinkingTakesItsTime() {
        bot = script().greets("Hello.").thinks(Duration.ofMillis(400)).starts();
        String chat = visitor();

        awaitTexts(chat, "Hello.");
        SimulatedMessage greeting = session(chat).messages().get(0);
        assertThat(Duration.between(session(chat).activatedAt(), greeting.sentAt()))
                .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
    }

    @Test
    void chatsThatWaitedAreAnsweredWhenTheBotComes() {
        String chat = visitor();
        says(chat, "Anybody there?");

        bot = script().greets("Hello.").thinks(Duration.ZERO).starts();

        awaitTexts(chat, "Hello.", "You said: Anybody there?");
    }

    @Test
    void aBotWithoutAGreetingStillOpensTheChat() {
        bot = script().otherwise(text -> "").thinks(Duration.ZERO).starts();
        String chat = visitor();
        says(chat, "Hello?");

        await().until(() -> session(chat).active() && session(chat).unread() == 0);
        awaitTexts(chat);
    }

    @Test
    void aColleaguesChatIsLeftAloneUntilItIsHandedOver() {
        state.hire("Wesley");
        String chat = visitor();
        state.activate(chat, "Wesley");
        says(chat, "for Wesley only");
        bot = script().greets("Robo here.").thinks(Duration.ZERO).starts();
        awaitTexts(visitor(), "Robo here.");

        state.handOver(chat, "Robo");
        says(chat, "for Robo");
        awaitTexts(chat, "Robo here.", "You said: for Robo");

        state.handOver(chat, "Wesley");
        says(chat, "for Wesley again");
        awaitTexts(visitor(), "Robo here.");
        awaitTexts(chat, "Robo here.", "You said: for Robo");
    }

    @Test
    void aChatThatEndsWhileTheBotThinksIsOver() {
        bot = script().greets("Hello.").thinks(Duration.ofMillis(200)).starts();
        String chat = visitor();
        await().until(() -> session(chat).active());
        state.visitorCloses(Caller.onGateway(GATEWAY), chat);

        String next = visitor();
        awaitTexts(next, "Hello.");
        awaitTexts(chat);
    }

    @Test
    void aFailingScriptDoesNotStopTheBot() {
        bot = script().otherwise(text -> {
                    throw new IllegalStateException("no idea");
                })
                .answers("price", "It is free.")
                .thinks(Duration.ZERO)
                .starts();
        String chat = visitor();
        says(chat, "Hello?");
        says(chat, "The price?");

        awaitTexts(chat, "It is free.");
    }

    @Test
    void aResetIsABlankPage() {
        bot = script().greets("Hello.").thinks(Duration.ZERO).starts();
        awaitTexts(visitor(), "Hello.");

        state.reset();
        await().until(() -> state.isOnline("Robo"));
        awaitTexts(visitor(), "Hello.");
    }

    @Test
    void aClosedBotIsOfflineAndSilent() {
        bot = script().greets("Hello.").thinks(Duration.ZERO).starts();
        bot.close();
        assertThat(state.isOnline("Robo")).isFalse();

        String chat = visitor();
        bot = new Bot.Script(state, listeners, "Second")
                .greets("I am second.")
                .thinks(Duration.ZERO)
                .starts();
        awaitTexts(chat, "I am second.");
    }

    private Bot.Script script() {
        return new Bot.Script(state, listeners, "Robo");
    }

    private String visitor() {
        return state.start(GATEWAY, new Visitor("Anna", "", "")).id();
    }

    private void says(String chat, String text) {
        state.visitorSays(Caller.onGateway(GATEWAY), chat, text);
    }

    private SimulatedSession session(String chat) {
        return state.session(chat).orElseThrow();
    }

    private void awaitTexts(String chat, String... texts) {
        await().untilAsserted(
                        () -> assertThat(session(chat).texts(Sender.AGENT)).containsExactly(texts));
    }
}

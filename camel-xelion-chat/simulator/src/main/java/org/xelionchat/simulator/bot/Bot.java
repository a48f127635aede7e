package org.xelionchat.simulator.bot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.ChangeListeners;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;

/**
 * An agent who answers by himself: he opens every chat that nobody has, greets, and answers each message of the visitor
 * in turn, typing for a while before he speaks. He leaves a chat alone as soon as a colleague has it, and greets when
 * one is handed to him.
 */
public final class Bot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

    private final Script script;
    private final ChatState state;
    private final ScheduledThreadPoolExecutor oneByOne;
    private final ChangeListeners.Subscription changes;
    private final Map<String, Turns> turns = new HashMap<>();

    private Bot(Script script) {
        this.script = script;
        state = script.state;
        oneByOne = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "xelion-simulator-bot");
            thread.setDaemon(true);
            return thread;
        });
        oneByOne.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        comeOnline();
        changes = script.listeners.add(change -> run(() -> changed(change)));
        run(() -> state.sessions().forEach(this::noticed));
    }

    /** {@return his name, as visitors see it} */
    public String name() {
        return script.name;
    }

    /** He goes offline and says nothing more; his chats stay as they are. */
    @Override
    public void close() {
        changes.close();
        oneByOne.shutdownNow();
        state.setOnline(script.name, false);
    }

    private void comeOnline() {
        state.hire(script.name);
        state.setOnline(script.name, true);
    }

    private void changed(Change change) {
        switch (change.kind()) {
            case SESSION_STARTED, MESSAGE_ADDED -> noticed(change.session());
            case HANDED_OVER -> {
                if (script.name.equals(change.agent())) {
                    turnsOf(change.session()).greeted = false;
                    noticed(change.session());
                }
            }
            case ENDED -> turns.remove(change.session().id());
            case RESET -> {
                turns.clear();
                comeOnline();
            }
            default -> {
                // nothing to answer
            }
        }
    }

    /** Gives everything that was not answered yet its turn. */
    private void noticed(SimulatedSession session) {
        if (session.ended()) {
            return;
        }
        Turns ofSession = turnsOf(session);
        boolean others = session.active() && !script.name.equals(session.activeAgent());
        if (!ofSession.greeted && !others) {
            ofSession.greeted = true;
            ofSession.pending.add(script.greeting);
        }
        for (SimulatedMessage message :
                session.messages().subList(ofSession.seen, session.messages().size())) {
            if (message.sender() == Sender.VISITOR && !others) {
                ofSession.pending.add(answerTo(message.text()));
            }
        }
        ofSession.seen = Math.max(ofSession.seen, session.messages().size());
        if (!ofSession.thinking) {
            takeTurn(session.id(), ofSession);
        }
    }

    private String answerTo(String text) {
        try {
            return script.answerTo(text);
        } catch (RuntimeException e) {
            LOG.warn("The script of {} has no answer", script.name, e);
            return "";
        }
    }

    /** What he says in one chat he says one after another, each after its time for thinking. */
    private void takeTurn(String sessionId, Turns ofSession) {
        String text = ofSession.pending.poll();
        ofSession.thinking = text != null;
        if (text == null) {
            return;
        }
        attempt(() -> think(sessionId, text));
        later(script.thinkingTime, () -> {
            attempt(() -> say(sessionId, text));
            takeTurn(sessionId, ofSession);
        });
    }

    private void think(String sessionId, String text) {
        if (has(sessionId)) {
            state.agentRead(sessionId, script.name);
            if (!text.isBlank()) {
                state.agentTypes(sessionId, script.name);
            }
        }
    }

    private void say(String sessionId, String text) {
        if (!text.isBlank() && has(sessionId)) {
            state.agentSays(sessionId, script.name, text);
        }
    }

    private boolean has(String sessionId) {
        SimulatedSession session = state.session(sessionId).orElse(null);
        if (session == null || session.ended()) {
            return false;
        }
        if (!session.active()) {
            state.activate(sessionId, script.name);
            return true;
        }
        return script.name.equals(session.activeAgent());
    }

    private Turns turnsOf(SimulatedSession session) {
        return turns.computeIfAbsent(session.id(), id -> new Turns());
    }

    private void later(Duration delay, Runnable step) {
        try {
            oneByOne.schedule(step, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // he has gone offline
        }
    }

    private void run(Runnable step) {
        later(Duration.ZERO, step);
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            // a chat that ended, or was forgotten, a moment before he spoke
            LOG.debug("{} spoke too late", script.name, e);
        }
    }

    /** How far he is in one chat. */
    private static final class Turns {

        private final Queue<String> pending = new ArrayDeque<>();
        private boolean greeted;
        private boolean thinking;
        private int seen;
    }

    /** What a bot says, before he starts. */
    public static final class Script {

        private final ChatState state;
        private final ChangeListeners listeners;
        private final String name;
        private final List<Rule> rules = new ArrayList<>();
        private String greeting = "";
        private UnaryOperator<String> otherwise = text -> "You said: " + text;
        private Duration thinkingTime = Duration.ofMillis(800);

        /**
         * Creates an empty script: no greeting, and every message is repeated.
         *
         * @param state the simulated Xelion
         * @param listeners tell of its changes
         * @param name the bot's name, as visitors see it
         * @throws IllegalArgumentException if the name is blank
         */
        public Script(ChatState state, ChangeListeners listeners, String name) {
            this.state = state;
            this.listeners = listeners;
            this.name = name.strip();
            if (this.name.isEmpty()) {
                throw new IllegalArgumentException("An agent needs a name");
            }
        }

        /**
         * He begins each chat with these words.
         *
         * @param text not blank
         * @return this
         */
        public Script greets(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("A greeting needs words");
            }
            greeting = text;
            return this;
        }

        /**
         * He gives this answer to a message that contains these words, whatever their case. The first rule that fits
         * counts.
         *
         * @param words one word or several in a row, found as whole words only
         * @param answer what he says, not blank
         * @return this
         */
        public Script answers(String words, String answer) {
            rules.add(Rule.of(words, answer));
            return this;
        }

        /**
         * He answers like this where no rule fits. Without it he repeats what was said.
         *
         * @param answer makes the answer from the visitor's text; a blank answer means that he keeps silent
         * @return this
         */
        public Script otherwise(UnaryOperator<String> answer) {
            otherwise = Objects.requireNonNull(answer, "answer");
            return this;
        }

        /**
         * He thinks, and is seen typing, for so long before he says something. 800 milliseconds unless set.
         *
         * @param time zero or more
         * @return this
         */
        public Script thinks(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("Thinking takes zero time or more");
            }
            thinkingTime = time;
            return this;
        }

        /** {@return the bot, online and at work; close it to send him home} */
        public Bot starts() {
            return new Bot(this);
        }

        private String answerTo(String text) {
            return rules.stream()
                    .filter(rule -> rule.appliesTo(text))
                    .findFirst()
                    .map(Rule::answer)
                    .orElseGet(() -> otherwise.apply(text));
        }
    }
}

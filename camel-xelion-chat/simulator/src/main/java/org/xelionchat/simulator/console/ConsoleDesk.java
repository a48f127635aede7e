package org.xelionchat.simulator.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedSession;

/** Does what the agents at their windows ask for, and tells the windows what has changed. All calls come on one thread. */
final class ConsoleDesk {

    /** P9: a chat text has at most 4000 characters. */
    static final int TEXT_LIMIT = 4000;

    private static final int NAME_LIMIT = 50;

    /** P2.6: typing is reported every 10 seconds and shown for 15. */
    private static final long TYPING_REPORTED_EVERY = 10_000;

    private static final long TYPING_SHOWN = 15_000;

    private final String simulator = UUID.randomUUID().toString();
    private final ChatState state;
    private final Presence presence;
    private final Consumer<Runnable> afterChanges;
    private final Chronicle chronicle = new Chronicle();
    private final Set<ConsoleWindow> windows = new LinkedHashSet<>();

    /** {@code afterChanges}: runs a task once {@link #changed} was called for everything that has changed so far. */
    ConsoleDesk(ChatState state, Presence presence, Consumer<Runnable> afterChanges) {
        this.state = state;
        this.presence = presence;
        this.afterChanges = afterChanges;
    }

    /** Learns what has happened before anybody listened; {@link #changed} was called for nothing of it, or will be. */
    void recall() {
        state.sessions().forEach(chronicle::recall);
    }

    /** A window's connection has gone. Perhaps it is only being loaded again. */
    void vanished(ConsoleWindow window) {
        goes(window, false);
    }

    void asked(ConsoleWindow window, AgentRequest request) {
        String refused = null;
        try {
            if (request instanceof AgentRequest.Join join) {
                join(window, join.name());
            } else if (window.agent() == null) {
                throw new IllegalStateException("Join first");
            } else {
                act(window, window.agent(), request);
            }
        } catch (IllegalArgumentException | IllegalStateException refusal) {
            refused = refusal.getMessage();
        }
        Frame answer = new Frame.Answer(request.request(), refused);
        afterChanges.accept(() -> window.tell(answer));
    }

    void changed(Change change) {
        chronicle.add(change);
        switch (change.kind()) {
            case AGENT_ONLINE, AGENT_OFFLINE -> tellAll(new Frame.Agents(agents()));
            case RESET -> {
                chronicle.clear();
                windows.forEach(ConsoleWindow::forgetSessions);
                presence.afterReset();
                tellAll(new Frame.Agents(agents()));
            }
            case VISITOR_TYPING -> tellAll(new Frame.Typing(change.session().id(), TYPING_SHOWN));
            case AGENT_TYPING -> {
                // the windows are the ones who typed
            }
            case MESSAGE_ADDED -> {
                if (change.message().sender() == Sender.VISITOR) {
                    tellAll(new Frame.Typing(change.session().id(), 0));
                }
                tellAll(change.session());
                receive(change.session());
            }
            default -> tellAll(change.session());
        }
    }

    private void join(ConsoleWindow window, String name) {
        if (window.agent() != null) {
            throw new IllegalStateException("This window is " + window.agent() + "'s");
        }
        String agent = name == null ? "" : name.strip();
        if (agent.isEmpty()
                || agent.codePointCount(0, agent.length()) > NAME_LIMIT
                || agent.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("An agent's name has 1 to " + NAME_LIMIT + " characters");
        }
        presence.comes(agent);
        windows.add(window);
        List<SimulatedSession> sessions = state.sessions();
        window.joined(new Frame.Welcome(
                simulator,
                agent,
                TEXT_LIMIT,
                TYPING_REPORTED_EVERY,
                agents(),
                sessions.stream().map(SessionView::of).toList()));
        sessions.forEach(this::receive);
    }

    private void act(ConsoleWindow window, String agent, AgentRequest request) {
        if (request instanceof AgentRequest.SetOnline setOnline) {
            state.setOnline(agent, setOnline.online());
        } else if (request instanceof AgentRequest.Open open) {
            if (open.take()) {
                state.activate(existing(open.sessionId()).id(), agent);
            }
            SimulatedSession session = existing(open.sessionId());
            window.opened(session.id(), chronicle.historyOf(session));
        } else if (request instanceof AgentRequest.Close) {
            window.closed();
        } else if (request instanceof AgentRequest.Read read) {
            String sessionId = had(read.sessionId(), agent);
            if (existing(sessionId).unread() > 0) {
                state.agentRead(sessionId, agent);
            }
        } else if (request instanceof AgentRequest.Typing typing) {
            state.agentTypes(had(typing.sessionId(), agent), agent);
        } else if (request instanceof AgentRequest.Say say) {
            state.agentSays(had(say.sessionId(), agent), agent, sendable(say.text()));
        } else if (request instanceof AgentRequest.HandOver handOver) {
            if (!state.agents().contains(handOver.agent())) {
                throw new IllegalArgumentException("There is no agent of this name");
            }
            state.handOver(had(handOver.sessionId(), agent), handOver.agent());
        } else if (request instanceof AgentRequest.AskStillThere ask) {
            state.heartbeat(had(ask.sessionId(), agent), agent);
        } else if (request instanceof AgentRequest.End end) {
            state.end(had(end.sessionId(), agent), agent);
        } else if (request instanceof AgentRequest.Leave) {
            goes(window, true);
        }
    }

    private void goes(ConsoleWindow window, boolean forGood) {
        if (windows.remove(window)) {
            presence.goes(window.agent(), forGood);
        }
    }

    private SimulatedSession existing(String sessionId) {
        return state.session(sessionId == null ? "" : sessionId)
                .orElseThrow(() -> new IllegalArgumentException("There is no such chat"));
    }

    /** {@return the id of this session, which the agent must have to act in it} */
    private String had(String sessionId, String agent) {
        SimulatedSession session = existing(sessionId);
        if (session.ended()) {
            throw new IllegalStateException("The chat has ended");
        }
        if (!agent.equals(session.activeAgent())) {
            throw new IllegalStateException(
                    session.active() ? session.activeAgent() + " has this chat" : "Open the chat first");
        }
        return session.id();
    }

    private static String sendable(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("A message needs a text");
        }
        if (text.codePointCount(0, text.length()) > TEXT_LIMIT) {
            throw new IllegalArgumentException("A message has at most " + TEXT_LIMIT + " characters");
        }
        return text;
    }

    /** What has reached a window has been delivered: to whoever has the session, or to anybody while nobody has it. */
    private void receive(SimulatedSession session) {
        boolean undelivered = session.messages().stream()
                .anyMatch(message -> message.sender() == Sender.VISITOR && !message.delivered());
        if (undelivered && !session.ended()) {
            windows.stream()
                    .map(ConsoleWindow::agent)
                    .filter(agent -> !session.active() || agent.equals(session.activeAgent()))
                    .findFirst()
                    .ifPresent(agent -> receive(session.id(), agent));
        }
    }

    private void receive(String sessionId, String agent) {
        try {
            state.agentReceived(sessionId, agent);
        } catch (IllegalArgumentException | IllegalStateException overtaken) {
            // it ended, or was forgotten, while the message was on its way to the window
        }
    }

    private void tellAll(SimulatedSession session) {
        SessionView view = SessionView.of(session);
        List<Entry> history = windows.stream().anyMatch(window -> session.id().equals(window.onView()))
                ? chronicle.historyOf(session)
                : List.of();
        windows.forEach(window -> window.changed(view, history));
    }

    private void tellAll(Frame frame) {
        windows.forEach(window -> window.tell(frame));
    }

    private List<Frame.AgentView> agents() {
        return state.agents().stream()
                .map(name -> new Frame.AgentView(name, state.isOnline(name)))
                .toList();
    }
}

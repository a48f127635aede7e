package org.xelionchat.simulator;

import java.util.Objects;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;

/**
 * A person in Xelion who answers visitors. Has no state of its own, so it may be used from any thread and for any number
 * of sessions at once. What an agent does has happened, and its events are on their way, when the method returns.
 *
 * <p>Methods about a session throw {@link IllegalArgumentException} when there is no such session and {@link
 * IllegalStateException} when it has ended. An agent need not be online to act.
 */
public final class SimulatedAgent {

    private final ChatState state;
    private final String name;

    SimulatedAgent(ChatState state, String name) {
        this.state = state;
        this.name = Objects.requireNonNull(name, "name");
    }

    /** {@return the agent's whole name} */
    public String name() {
        return name;
    }

    /** {@return whether the agent is online} */
    public boolean isOnline() {
        return state.isOnline(name);
    }

    /**
     * Comes online.
     *
     * @return this
     */
    public SimulatedAgent goesOnline() {
        state.setOnline(name, true);
        return this;
    }

    /**
     * Goes offline. The gateway's status is offline when the last agent has gone (P2.7).
     *
     * @return this
     */
    public SimulatedAgent goesOffline() {
        state.setOnline(name, false);
        return this;
    }

    /**
     * Opens a chat: {@code chatHasBeenActivatedEvent} for the visitor, or {@code chatActiveUserHasBeenChangedEvent} when a
     * colleague had it.
     *
     * @param session the session
     * @return the agent at work in this session
     */
    public AgentInSession activate(SimulatedSession session) {
        return activate(session.id());
    }

    /**
     * Opens a chat: {@code chatHasBeenActivatedEvent} for the visitor, or {@code chatActiveUserHasBeenChangedEvent} when a
     * colleague had it.
     *
     * @param sessionId the session's id
     * @return the agent at work in this session
     */
    public AgentInSession activate(String sessionId) {
        state.activate(sessionId, name);
        return in(sessionId);
    }

    /**
     * {@return the agent at work in a session that he need not have opened}
     *
     * @param session the session
     */
    public AgentInSession in(SimulatedSession session) {
        return in(session.id());
    }

    /**
     * {@return the agent at work in a session that he need not have opened}
     *
     * @param sessionId the session's id
     */
    public AgentInSession in(String sessionId) {
        return new AgentInSession(state, this, sessionId);
    }

    /**
     * Sends a message.
     *
     * @param session the session
     * @param text any text; stored as Windows-1252 (P6.9)
     * @return the message as stored
     */
    public SimulatedMessage says(SimulatedSession session, String text) {
        return state.agentSays(session.id(), name, text);
    }

    /**
     * Shows the visitor that he is typing.
     *
     * @param session the session
     * @return this
     */
    public SimulatedAgent types(SimulatedSession session) {
        in(session).types();
        return this;
    }

    /**
     * Gives the chat to a colleague.
     *
     * @param session the session
     * @param colleague the colleague's name; whoever was not known is known and online from now on
     * @return the colleague
     */
    public SimulatedAgent handsOverTo(SimulatedSession session, String colleague) {
        return in(session).handsOverTo(colleague).agent();
    }

    /**
     * Ends the chat.
     *
     * @param session the session
     * @return this
     */
    public SimulatedAgent ends(SimulatedSession session) {
        in(session).ends();
        return this;
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}

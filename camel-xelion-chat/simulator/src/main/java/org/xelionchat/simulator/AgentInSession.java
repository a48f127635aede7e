package org.xelionchat.simulator;

import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.SimulatedSession;

/**
 * An agent at work in one session. Immutable; may be used from any thread. Every method about the session returns this,
 * so that a whole conversation can be written down in one line.
 */
public final class AgentInSession {

    private final ChatState state;
    private final SimulatedAgent agent;
    private final String sessionId;

    AgentInSession(ChatState state, SimulatedAgent agent, String sessionId) {
        this.state = state;
        this.agent = agent;
        this.sessionId = sessionId;
    }

    /** {@return who it is} */
    public SimulatedAgent agent() {
        return agent;
    }

    /** {@return the session as it is now} */
    public SimulatedSession session() {
        return state.session(sessionId)
                .orElseThrow(() -> new IllegalArgumentException("There is no session " + sessionId));
    }

    /**
     * Opens the chat, if it was not his.
     *
     * @return this
     */
    public AgentInSession activates() {
        state.activate(sessionId, agent.name());
        return this;
    }

    /**
     * Shows the visitor that he is typing: {@code chatTypingEvent}.
     *
     * @return this
     */
    public AgentInSession types() {
        state.agentTypes(sessionId, agent.name());
        return this;
    }

    /**
     * Sends a message: {@code newExternalChatEvent}.
     *
     * @param text any text; stored as Windows-1252 (P6.9)
     * @return this
     */
    public AgentInSession says(String text) {
        state.agentSays(sessionId, agent.name(), text);
        return this;
    }

    /**
     * His program has received the visitor's messages: {@code chatHasBeenDeliveredEvent}.
     *
     * @return this
     */
    public AgentInSession receives() {
        state.agentReceived(sessionId, agent.name());
        return this;
    }

    /**
     * Reads the visitor's messages: {@code chatHasBeenReadEvent}.
     *
     * @return this
     */
    public AgentInSession reads() {
        state.agentRead(sessionId, agent.name());
        return this;
    }

    /**
     * Gives the chat to a colleague: {@code chatActiveUserHasBeenChangedEvent}.
     *
     * @param colleague the colleague's name; whoever was not known is known and online from now on
     * @return the colleague at work in the session
     * @throws IllegalStateException if no agent has opened the chat
     */
    public AgentInSession handsOverTo(String colleague) {
        state.hire(colleague);
        state.handOver(sessionId, colleague);
        return new AgentInSession(state, new SimulatedAgent(state, colleague), sessionId);
    }

    /**
     * Asks the visitor whether he is still there: {@code chatHeartbeatEvent}.
     *
     * @return this
     */
    public AgentInSession asksStillThere() {
        state.heartbeat(sessionId, agent.name());
        return this;
    }

    /**
     * Finds the visitor idle: {@code chatIsIdleEvent}.
     *
     * @return this
     */
    public AgentInSession findsVisitorIdle() {
        state.becomeIdle(sessionId);
        return this;
    }

    /**
     * Ends the chat: {@code chatHasBeenEndedEvent}.
     *
     * @return this
     */
    public AgentInSession ends() {
        state.end(sessionId, agent.name());
        return this;
    }

    /** {@return agent and session} */
    @Override
    public String toString() {
        return agent + " in session " + sessionId;
    }
}

package org.xelionchat.simulator.chat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.xelionchat.simulator.chat.Change.Kind;
import org.xelionchat.simulator.chat.ChatRefusal.Reason;
import org.xelionchat.simulator.chat.SessionRecord.MessageRecord;
import org.xelionchat.simulator.chat.SilenceTimer.Step;

/**
 * Everything the simulated Xelion knows, and the only place that changes it. Thread-safe: one lock, held for moments;
 * events leave in the order of the changes because they are pushed under it.
 */
public final class ChatState {

    /** Grows over a power of ten early, so that whoever sorts ids as texts is found out (P2.4: ids are numbers). */
    private static final long FIRST_ID = 999_961;

    private static final int ID_STEP = 3;

    private final ChatRules rules;
    private final EventOutlet outlet;
    private final ChangeListeners listeners;
    private final SilenceTimer silence;
    private final Map<String, Gateway> gateways = new LinkedHashMap<>();
    private final Map<String, SessionRecord> sessions = new LinkedHashMap<>();
    private final Map<String, AgentRecord> agents = new LinkedHashMap<>();
    private long nextId = FIRST_ID;

    /**
     * Creates it with the agents and gateways of the rules.
     *
     * @param rules how it is configured
     * @param timer runs what time brings about
     * @param outlet takes the events for the visitors
     * @param listeners told of every change
     */
    public ChatState(ChatRules rules, ScheduledExecutorService timer, EventOutlet outlet, ChangeListeners listeners) {
        this.rules = rules;
        this.outlet = outlet;
        this.listeners = listeners;
        this.silence = new SilenceTimer(rules, timer, this::silent);
        rules.gateways().forEach((id, token) -> gateways.put(id, new Gateway(id, token, rules.transcriptEnabled())));
        rules.agents().forEach(this::agent);
    }

    // --- what there is ---

    /**
     * {@return the gateway with this id, if there is one}
     *
     * @param id as in the path, percent-decoded
     */
    public synchronized Optional<Gateway> gateway(String id) {
        return Optional.ofNullable(gateways.get(id));
    }

    /** {@return all gateways, in the order of their configuration} */
    public synchronized List<Gateway> gateways() {
        return List.copyOf(gateways.values());
    }

    /** {@return all phone lines, in the order of their configuration} */
    public List<PhoneLine> phoneLines() {
        return rules.phoneLines();
    }

    /** {@return all sessions, oldest first} */
    public synchronized List<SimulatedSession> sessions() {
        return sessions.values().stream().map(SessionRecord::view).toList();
    }

    /**
     * {@return the session with this id, if there is one}
     *
     * @param id the session's id
     */
    public synchronized Optional<SimulatedSession> session(String id) {
        return Optional.ofNullable(sessions.get(id)).map(SessionRecord::view);
    }

    /** {@return the names of all agents, in the order in which they were first named} */
    public synchronized List<String> agents() {
        return List.copyOf(agents.keySet());
    }

    /**
     * {@return an agent as the wire names him, if he is known}
     *
     * @param name the agent's name
     */
    public synchronized Optional<AgentName> agentName(String name) {
        return Optional.ofNullable(agents.get(name)).map(agent -> agent.name);
    }

    /**
     * {@return whether this agent is online}
     *
     * @param name the agent's name
     */
    public synchronized boolean isOnline(String name) {
        return agents.containsKey(name) && agents.get(name).online;
    }

    /** {@return whether anybody can answer (G11)} */
    public synchronized boolean anyAgentOnline() {
        return agents.values().stream().anyMatch(agent -> agent.online);
    }

    // --- the visitor's side; every method refuses an unknown session, and one of another gateway (P2) ---

    /**
     * Opens a chat on a gateway (G1).
     *
     * @param gatewayId where
     * @param visitor who
     * @return the new session
     */
    public synchronized SimulatedSession start(String gatewayId, Visitor visitor) {
        // P2.1: the separator of gateway sessions has spaces; the rest of the name is taken from the sample.
        return start(gatewayId, rules.phoneLines().get(0), " < - > ", visitor);
    }

    /**
     * Opens a chat on a phone line (C5).
     *
     * @param phoneLineOid where
     * @param visitor who
     * @return the new session
     */
    public synchronized SimulatedSession startOnLine(String phoneLineOid, Visitor visitor) {
        PhoneLine line = rules.phoneLines().stream()
                .filter(candidate -> candidate.oid().equals(phoneLineOid))
                .findFirst()
                .orElseThrow(() -> new ChatRefusal(Reason.LINE_UNKNOWN, "Phone line not found"));
        // P3.6: the separator in the classic sample
        return start(null, line, " <->", visitor);
    }

    private SimulatedSession start(String gatewayId, PhoneLine line, String separator, Visitor visitor) {
        Visitor stored = new Visitor(
                Windows1252.stored(visitor.clientId()),
                Windows1252.stored(visitor.emailAddress()),
                Windows1252.stored(visitor.phoneNumber()));
        String name = "External Chat " + line.name() + separator + stored.clientId();
        SessionRecord session = new SessionRecord(newId(), gatewayId, line, name, stored, newId(), now());
        sessions.put(session.id, session);
        silence.restart(session, session.startedAt);
        // P11.12: sent when a session starts, or when the visitor sends. Nobody listens yet, so it waits for a socket.
        session.owesNoAgentsNotice = !anyAgentOnline();
        tell(Kind.SESSION_STARTED, session, null, null);
        return session.view();
    }

    /**
     * {@return the session, as this caller sees it}
     *
     * @param caller who calls
     * @param sessionId the session's id
     */
    public synchronized SimulatedSession session(Caller caller, String sessionId) {
        return of(caller, sessionId).view();
    }

    /**
     * {@return the session, as this caller sees it, which must not have ended}
     *
     * @param caller who calls
     * @param sessionId the session's id
     */
    public synchronized SimulatedSession open(Caller caller, String sessionId) {
        return openOf(caller, sessionId).view();
    }

    /**
     * The visitor sends a message (G3).
     *
     * @param caller who calls
     * @param sessionId the session's id
     * @param text what he says
     * @return the message as stored
     */
    public synchronized SimulatedMessage visitorSays(Caller caller, String sessionId, String text) {
        return visitorSends(caller, sessionId, new VisitorMessage(text, "", null));
    }

    /**
     * The visitor sends a message, which may carry a file (C6).
     *
     * @param caller who calls
     * @param sessionId the session's id
     * @param sent what he sends
     * @return the message as stored
     */
    public synchronized SimulatedMessage visitorSends(Caller caller, String sessionId, VisitorMessage sent) {
        SessionRecord session = openOf(caller, sessionId);
        visitorShowsLife(session);
        // P3.4: a message may name its client by itself
        String name = sent.clientId().isBlank() ? session.visitor.clientId() : sent.clientId();
        MessageRecord message = add(session, sent.text(), Sender.VISITOR, name);
        if (sent.file() != null) {
            message.attachment = new SimulatedAttachment(
                    newId(),
                    Windows1252.stored(sent.file().name()),
                    Windows1252.stored(sent.file().mimeType()),
                    sent.file().content());
        }
        if (rules.echoVisitorMessages()) {
            push(session, new SessionEvent.NewMessage(message.view()));
        }
        tell(Kind.MESSAGE_ADDED, session, message, null);
        if (!anyAgentOnline()) {
            // P7, P11.12: also sent when the visitor sends a message and nobody can answer.
            sendNoAgents(session);
        }
        return message.view();
    }

    /**
     * The visitor's side has received everything so far (G6). Assumed: allowed after the end, too.
     *
     * @param caller who calls
     * @param sessionId the session's id
     */
    public synchronized void visitorReceived(Caller caller, String sessionId) {
        SessionRecord session = of(caller, sessionId);
        session.markDelivered(Sender.AGENT);
        session.deliveredToVisitorAt = now();
        tell(Kind.DELIVERED_TO_VISITOR, session, null, null);
    }

    /**
     * The visitor is typing (G7).
     *
     * @param caller who calls
     * @param sessionId the session's id
     */
    public synchronized void visitorTypes(Caller caller, String sessionId) {
        SessionRecord session = openOf(caller, sessionId);
        visitorShowsLife(session);
        session.visitorTypedAt = now();
        tell(Kind.VISITOR_TYPING, session, null, null);
    }

    /**
     * The visitor ends the chat (G8). Assumed: a chat that has ended cannot be ended again.
     *
     * @param caller who calls
     * @param sessionId the session's id
     */
    public synchronized void visitorCloses(Caller caller, String sessionId) {
        end(openOf(caller, sessionId), null);
    }

    /**
     * The visitor wants a transcript by mail (G9). P12: allowed after the end, too.
     *
     * @param caller who calls
     * @param sessionId the session's id
     * @param address where to
     */
    public synchronized void mailTranscript(Caller caller, String sessionId, String address) {
        SessionRecord session = of(caller, sessionId);
        if (!gateways.get(session.gatewayId).transcriptEnabled()) {
            // Assumed: a gateway that says no to G12 does not mail either.
            throw new ChatRefusal(Reason.TRANSCRIPT_DISABLED, "Transcripts are not enabled on this gateway");
        }
        session.transcriptAddresses.add(Windows1252.stored(address));
        tell(Kind.TRANSCRIPT_MAILED, session, null, null);
    }

    /**
     * The visitor says what he thinks of it (G10). P2.7: meant for after the end.
     *
     * @param caller who calls
     * @param sessionId the session's id
     * @param rating a number
     * @param feedback a text, may be empty
     */
    public synchronized void giveFeedback(Caller caller, String sessionId, int rating, String feedback) {
        SessionRecord session = of(caller, sessionId);
        session.feedback.add(new GivenFeedback(rating, Windows1252.stored(feedback), now()));
        tell(Kind.FEEDBACK_GIVEN, session, null, null);
    }

    /**
     * An event socket of the session has been opened.
     *
     * @param sessionId the session's id
     */
    public synchronized void listening(String sessionId) {
        SessionRecord session = sessions.get(sessionId);
        if (session != null && session.owesNoAgentsNotice && session.endedAt == null) {
            session.owesNoAgentsNotice = false;
            if (!anyAgentOnline()) {
                sendNoAgents(session);
            }
        }
    }

    // --- the agents' side; every method throws IllegalArgumentException for an unknown session ---

    /**
     * Makes an agent known; a new one is online.
     *
     * @param name the agent's name
     */
    public synchronized void hire(String name) {
        if (!agents.containsKey(name)) {
            agent(name);
            listeners.tell(new Change(Kind.AGENT_ONLINE, now(), null, null, name));
        }
    }

    /**
     * An agent comes or goes.
     *
     * @param name the agent's name
     * @param online whether he comes
     */
    public synchronized void setOnline(String name, boolean online) {
        AgentRecord agent = agent(name);
        if (agent.online != online) {
            agent.online = online;
            listeners.tell(new Change(online ? Kind.AGENT_ONLINE : Kind.AGENT_OFFLINE, now(), null, null, name));
        }
    }

    /**
     * An agent opens a chat. Whoever opens a chat that a colleague has takes it over; opening one's own again does
     * nothing.
     *
     * @param sessionId the session's id
     * @param agent the agent's name
     */
    public synchronized void activate(String sessionId, String agent) {
        SessionRecord session = open(sessionId);
        if (session.activeAgent == null) {
            session.activeAgent = agent;
            session.activatedAt = now();
            push(session, new SessionEvent.Activated(agent(agent).name));
            tell(Kind.ACTIVATED, session, null, agent);
        } else {
            handOver(session, agent);
        }
    }

    /**
     * The chat goes to another agent.
     *
     * @param sessionId the session's id
     * @param agent who has it from now on
     */
    public synchronized void handOver(String sessionId, String agent) {
        SessionRecord session = open(sessionId);
        if (session.activeAgent == null) {
            throw new IllegalStateException("No agent has opened session " + sessionId + " yet: nothing to hand over");
        }
        handOver(session, agent);
    }

    /**
     * An agent sends a message.
     *
     * @param sessionId the session's id
     * @param agent the agent's name
     * @param text what he says
     * @return the message as stored
     */
    public synchronized SimulatedMessage agentSays(String sessionId, String agent, String text) {
        SessionRecord session = open(sessionId);
        MessageRecord message = add(session, text, Sender.AGENT, agent);
        push(session, new SessionEvent.NewMessage(message.view()));
        tell(Kind.MESSAGE_ADDED, session, message, agent);
        return message.view();
    }

    /**
     * An agent is typing.
     *
     * @param sessionId the session's id
     * @param agent the agent's name
     */
    public synchronized void agentTypes(String sessionId, String agent) {
        SessionRecord session = open(sessionId);
        push(session, new SessionEvent.Typing(agent));
        tell(Kind.AGENT_TYPING, session, null, agent);
    }

    /**
     * An agent's side has received the visitor's messages.
     *
     * @param sessionId the session's id
     * @param agent the agent's name
     */
    public synchronized void agentReceived(String sessionId, String agent) {
        SessionRecord session = open(sessionId);
        session.markDelivered(Sender.VISITOR);
        session.deliveredToAgentAt = now();
        push(session, new SessionEvent.Delivered(session.deliveredToAgentAt));
        tell(Kind.DELIVERED_TO_AGENT, session, null, agent);
    }

    /**
     * An agent has read the visitor's messages.
     *
     * @param sessionId the session's id
     * @param agent the agent's name
     */
    public synchronized void agentRead(String sessionId, String agent) {
        SessionRecord session = open(sessionId);
        session.markRead(Sender.VISITOR);
        session.readByAgentAt = now();
        push(session, new SessionEvent.Read(session.readByAgentAt));
        tell(Kind.READ_BY_AGENT, session, null, agent);
    }

    /**
     * The visitor counts as idle.
     *
     * @param sessionId the session's id
     */
    public synchronized void becomeIdle(String sessionId) {
        idle(open(sessionId));
    }

    /**
     * The visitor is asked whether he is still there.
     *
     * @param sessionId the session's id
     * @param agent who asks, {@code null} when Xelion does by itself
     */
    public synchronized void heartbeat(String sessionId, String agent) {
        heartbeat(open(sessionId), agent);
    }

    /**
     * The chat ends.
     *
     * @param sessionId the session's id
     * @param agent who ends it, {@code null} when Xelion does by itself
     */
    public synchronized void end(String sessionId, String agent) {
        end(open(sessionId), agent);
    }

    /**
     * The visitor is told that nobody can answer, whoever is online.
     *
     * @param sessionId the session's id
     */
    public synchronized void noAgents(String sessionId) {
        sendNoAgents(open(sessionId));
    }

    /** Xelion is down: time brings nothing about. */
    public synchronized void pause() {
        silence.pause(sessions.values());
    }

    /** Xelion is up: time brings about what it should, and what it should have while it was down. */
    public synchronized void resume() {
        silence.resume(sessions.values(), now());
    }

    /** Forgets everything: sessions are gone, agents and gateways as configured. Ids go on growing. */
    public synchronized void reset() {
        sessions.values().forEach(silence::stop);
        sessions.clear();
        agents.clear();
        rules.agents().forEach(this::agent);
        gateways.values().forEach(Gateway::reset);
        listeners.tell(new Change(Kind.RESET, now(), null, null, null));
    }

    // --- how ---

    private synchronized void silent(SilenceTimer.Due due) {
        SessionRecord session = sessions.get(due.sessionId());
        if (session == null || session.endedAt != null || session.silenceGeneration != due.generation()) {
            return;
        }
        switch (due.step()) {
            case IDLE -> idle(session);
            case HEARTBEAT -> heartbeat(session, null);
            case END -> end(session, null);
        }
    }

    private void idle(SessionRecord session) {
        session.idleAt = now();
        silence.taken(session, Step.IDLE, session.idleAt);
        push(session, new SessionEvent.Idle());
        tell(Kind.IDLE, session, null, null);
    }

    private void heartbeat(SessionRecord session, String agent) {
        silence.taken(session, Step.HEARTBEAT, now());
        push(session, new SessionEvent.Heartbeat(rules.heartbeatText()));
        tell(Kind.HEARTBEAT, session, null, agent);
    }

    private void end(SessionRecord session, String agent) {
        session.endedAt = now();
        silence.taken(session, Step.END, session.endedAt);
        // P7: also sent when the external side ended it.
        push(session, new SessionEvent.Ended(session.endedAt));
        tell(Kind.ENDED, session, null, agent);
    }

    private void handOver(SessionRecord session, String agent) {
        if (!agent.equals(session.activeAgent)) {
            session.activeAgent = agent;
            push(session, new SessionEvent.ActiveUserChanged(agent(agent).name));
            tell(Kind.HANDED_OVER, session, null, agent);
        }
    }

    private void sendNoAgents(SessionRecord session) {
        push(session, new SessionEvent.NoAgentsAvailable(rules.noAgentsText()));
        tell(Kind.NO_AGENTS_AVAILABLE, session, null, null);
    }

    private void visitorShowsLife(SessionRecord session) {
        session.idleAt = null;
        silence.restart(session, now());
    }

    private MessageRecord add(SessionRecord session, String text, Sender sender, String senderName) {
        MessageRecord message = new MessageRecord(
                newId(), newId(), Windows1252.stored(text), sender, Windows1252.stored(senderName), now());
        session.messages.add(message);
        return message;
    }

    private AgentRecord agent(String name) {
        return agents.computeIfAbsent(name, newcomer -> new AgentRecord(AgentName.of(newId(), newcomer)));
    }

    private SessionRecord of(Caller caller, String sessionId) {
        SessionRecord session = sessions.get(sessionId);
        if (session == null) {
            throw new ChatRefusal(Reason.SESSION_UNKNOWN, "Chat session not found");
        }
        if (!caller.mayActIn(session.gatewayId)) {
            throw new ChatRefusal(
                    Reason.SESSION_OF_ANOTHER_GATEWAY, "Chat session is not linked to this external chat gateway");
        }
        return session;
    }

    private SessionRecord openOf(Caller caller, String sessionId) {
        SessionRecord session = of(caller, sessionId);
        if (session.endedAt != null) {
            throw new ChatRefusal(Reason.SESSION_ENDED, "Chat session has ended");
        }
        return session;
    }

    private SessionRecord open(String sessionId) {
        SessionRecord session = sessions.get(sessionId);
        if (session == null) {
            throw new IllegalArgumentException("There is no session " + sessionId);
        }
        if (session.endedAt != null) {
            throw new IllegalStateException("Session " + sessionId + " has ended");
        }
        return session;
    }

    private void push(SessionRecord session, SessionEvent event) {
        outlet.push(new SessionTitle(session.id, session.name, session.line), event);
    }

    private void tell(Kind kind, SessionRecord session, MessageRecord message, String agent) {
        if (listeners.any()) {
            listeners.tell(new Change(kind, now(), session.view(), message == null ? null : message.view(), agent));
        }
    }

    private String newId() {
        long id = nextId;
        nextId += ID_STEP;
        return Long.toString(id);
    }

    private Instant now() {
        return rules.clock().instant();
    }

    private static final class AgentRecord {
        private final AgentName name;
        private boolean online = true;

        private AgentRecord(AgentName name) {
            this.name = name;
        }
    }
}

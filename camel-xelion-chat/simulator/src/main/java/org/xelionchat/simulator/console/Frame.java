package org.xelionchat.simulator.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a window is told, one JSON object per text frame. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(name = "answer", value = Frame.Answer.class),
    @Type(name = "welcome", value = Frame.Welcome.class),
    @Type(name = "agents", value = Frame.Agents.class),
    @Type(name = "session", value = Frame.Session.class),
    @Type(name = "sessionGone", value = Frame.SessionGone.class),
    @Type(name = "entries", value = Frame.Entries.class),
    @Type(name = "typing", value = Frame.Typing.class),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Frame {

    /** A request was done, or {@code refused} says why not. */
    record Answer(int request, String refused) implements Frame {}

    /**
     * The window belongs to this agent.
     *
     * @param simulator changes when the simulator is started again, after which nothing known is true any more
     * @param textLimit characters (code points) of a message
     * @param typingInterval milliseconds between two reports of typing
     */
    record Welcome(
            String simulator,
            String name,
            int textLimit,
            long typingInterval,
            List<AgentView> agents,
            List<SessionView> sessions)
            implements Frame {}

    /** Who is there. */
    record Agents(List<AgentView> agents) implements Frame {}

    /** A session is new or has changed. */
    record Session(SessionView session) implements Frame {}

    /** The simulator has forgotten a session. */
    record SessionGone(String sessionId) implements Frame {}

    /**
     * Entries of the session on view that are new or have changed.
     *
     * @param whole whether this is all of its history
     */
    record Entries(String sessionId, boolean whole, List<Entry> entries) implements Frame {}

    /**
     * The visitor is typing.
     *
     * @param remaining milliseconds for which that is to be shown; 0 when he has stopped
     */
    record Typing(String sessionId, long remaining) implements Frame {}

    /** An agent, and whether he is online. */
    record AgentView(String name, boolean online) {}
}

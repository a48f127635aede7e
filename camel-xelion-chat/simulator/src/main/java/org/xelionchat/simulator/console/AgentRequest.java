package org.xelionchat.simulator.console;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a window asks for, one JSON object per text frame. Each is answered by an {@link Frame.Answer}, which comes after
 * everything that the request has changed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(name = "join", value = AgentRequest.Join.class),
    @Type(name = "setOnline", value = AgentRequest.SetOnline.class),
    @Type(name = "open", value = AgentRequest.Open.class),
    @Type(name = "close", value = AgentRequest.Close.class),
    @Type(name = "read", value = AgentRequest.Read.class),
    @Type(name = "type", value = AgentRequest.Typing.class),
    @Type(name = "say", value = AgentRequest.Say.class),
    @Type(name = "handOver", value = AgentRequest.HandOver.class),
    @Type(name = "askStillThere", value = AgentRequest.AskStillThere.class),
    @Type(name = "end", value = AgentRequest.End.class),
    @Type(name = "leave", value = AgentRequest.Leave.class),
})
sealed interface AgentRequest {

    /** The window's own number for the request, which comes back with the answer. */
    int request();

    /** The person at this window is the agent of this name. Comes first. */
    record Join(int request, String name) implements AgentRequest {}

    /** The agent comes or goes; the gateway is online while any agent is. */
    record SetOnline(int request, boolean online) implements AgentRequest {}

    /** Puts a session on view and pushes what happens in it; {@code take}: the agent has it from now on. */
    record Open(int request, String sessionId, boolean take) implements AgentRequest {}

    /** No session is on view any more. */
    record Close(int request) implements AgentRequest {}

    /** The agent has read what the visitor wrote. */
    record Read(int request, String sessionId) implements AgentRequest {}

    /** The agent is typing. */
    record Typing(int request, String sessionId) implements AgentRequest {}

    /** The agent answers. */
    record Say(int request, String sessionId, String text) implements AgentRequest {}

    /** A colleague has the session from now on. */
    record HandOver(int request, String sessionId, String agent) implements AgentRequest {}

    /** The visitor is asked whether he is still there. */
    record AskStillThere(int request, String sessionId) implements AgentRequest {}

    /** The agent ends the session. */
    record End(int request, String sessionId) implements AgentRequest {}

    /** The agent leaves for good, which a window that is only loaded again does not say. */
    record Leave(int request) implements AgentRequest {}
}

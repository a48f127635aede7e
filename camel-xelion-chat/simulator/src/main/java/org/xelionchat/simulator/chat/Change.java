package org.xelionchat.simulator.chat;

import java.time.Instant;

/**
 * Something that has just changed in the simulator. Changes are told one after another, in the order in which they
 * happened, on a thread of their own.
 *
 * @param kind what happened
 * @param at when
 * @param session the session right after the change, or {@code null} when it is about no session
 * @param message the message it is about, or {@code null}
 * @param agent name of the agent who acted, or who now has the chat, or {@code null}
 */
public record Change(Kind kind, Instant at, SimulatedSession session, SimulatedMessage message, String agent) {

    /** What can change. */
    public enum Kind {
        /** A visitor opened a chat. */
        SESSION_STARTED,
        /** The visitor or an agent sent a message: see {@link Change#message()}. */
        MESSAGE_ADDED,
        /** An agent opened a waiting chat. */
        ACTIVATED,
        /** Another agent has the chat now. */
        HANDED_OVER,
        /** The visitor is typing. */
        VISITOR_TYPING,
        /** An agent is typing. */
        AGENT_TYPING,
        /** The visitor's side has received the agents' messages. */
        DELIVERED_TO_VISITOR,
        /** An agent's side has received the visitor's messages. */
        DELIVERED_TO_AGENT,
        /** An agent has read the visitor's messages. */
        READ_BY_AGENT,
        /** The visitor was told that nobody can answer. */
        NO_AGENTS_AVAILABLE,
        /** The visitor has been silent for long. */
        IDLE,
        /** The visitor was asked whether he is still there. */
        HEARTBEAT,
        /** The chat has ended. */
        ENDED,
        /** A transcript was mailed. */
        TRANSCRIPT_MAILED,
        /** Feedback was given. */
        FEEDBACK_GIVEN,
        /** An agent came online. */
        AGENT_ONLINE,
        /** An agent went offline. */
        AGENT_OFFLINE,
        /** Everything was forgotten. */
        RESET
    }
}

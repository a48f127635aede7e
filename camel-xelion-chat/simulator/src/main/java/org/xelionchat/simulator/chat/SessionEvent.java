package org.xelionchat.simulator.chat;

import java.time.Instant;

/** What the visitor's side is told while a chat goes on (P7), without any wire form. */
public sealed interface SessionEvent {

    /**
     * A new message.
     *
     * @param message the message
     */
    record NewMessage(SimulatedMessage message) implements SessionEvent {}

    /**
     * Somebody is typing.
     *
     * @param name who
     */
    record Typing(String name) implements SessionEvent {}

    /**
     * An agent picked the chat up.
     *
     * @param agent who
     */
    record Activated(AgentName agent) implements SessionEvent {}

    /**
     * Another agent has the chat now.
     *
     * @param agent who
     */
    record ActiveUserChanged(AgentName agent) implements SessionEvent {}

    /**
     * Nobody can answer.
     *
     * @param text the text for the visitor, {@code null} when there is none
     */
    record NoAgentsAvailable(String text) implements SessionEvent {}

    /**
     * An agent's side has received the visitor's messages.
     *
     * @param until all messages before it
     */
    record Delivered(Instant until) implements SessionEvent {}

    /**
     * An agent has read the visitor's messages.
     *
     * @param until all messages before it
     */
    record Read(Instant until) implements SessionEvent {}

    /**
     * The visitor is asked whether he is still there.
     *
     * @param text the question, {@code null} when there is none
     */
    record Heartbeat(String text) implements SessionEvent {}

    /** The visitor has been silent for long. */
    record Idle() implements SessionEvent {}

    /**
     * The chat has ended.
     *
     * @param at when
     */
    record Ended(Instant at) implements SessionEvent {}
}

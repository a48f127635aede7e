package org.xelionchat.examples.chatbot;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A line of a conversation.
 *
 * @param at when, in ISO-8601
 * @param gateway the gateway's name
 * @param customer the customer
 * @param kind what happened
 * @param session the chat's session in Xelion; null outside of one
 * @param id the name of the file that the customer's message came in, or the id of the agent's message; else null
 * @param name the agent's name; null where no agent is involved
 * @param text what was said, or what the customer is told of it; null where he is told nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
        String at, String gateway, String customer, Kind kind, String session, String id, String name, String text) {

    /** What happened; the names are those in JSON. */
    enum Kind {
        /** The customer said something. */
        customer,
        /** The bot answered. */
        bot,
        /** The bot does not know, and a chat is opened. */
        handedOver,
        /** An agent has the chat now. */
        joined,
        /** An agent said something. */
        agent,
        /** No agent can answer at present. */
        nobodyThere,
        /** Xelion asks whether the customer is still there. */
        stillThere,
        /** The chat is over; the bot answers again. */
        ended,
        /** What the customer said could not be passed on. */
        notPassedOn
    }

    /** {@return whether the customer is to be told} */
    boolean tellsCustomer() {
        return kind != Kind.customer && text != null;
    }

    @Override
    public String toString() {
        return gateway + ": " + kind;
    }
}

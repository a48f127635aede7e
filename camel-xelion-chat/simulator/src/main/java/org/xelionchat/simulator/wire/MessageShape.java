package org.xelionchat.simulator.wire;

/** How the classic API's message list shows a message (P3.5). */
public enum MessageShape {
    /** As in the guide's samples of 2018: a chat ({@code XCCChat}), whose {@code oid} is the chat's. */
    CHAT_2018,
    /** As in the guide's samples of 2024: a communication, whose {@code oid} is the communication's. */
    COMMUNICATION_2024
}

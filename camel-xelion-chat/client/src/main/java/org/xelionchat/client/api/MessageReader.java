package org.xelionchat.client.api;

import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;

/** Reads a message from whichever of its shapes Xelion sends: an answer, an element of a list, an event (P6.2, P7, P12). */
final class MessageReader {

    private MessageReader() {}

    /**
     * {@return the message; its id is null where there is none}
     *
     * @param json the message's fields
     * @param sessionId the conversation
     * @param direction what the flag {@code incoming} means there (P7.1)
     */
    static ChatMessage read(LenientJson json, String sessionId, IncomingFlag direction) {
        String communicationId = id(json, sessionId, "communicationOid");
        return read(
                json,
                sessionId,
                direction,
                id(json, sessionId, "id", "chatOid", "oid"),
                communicationId == null ? id(json.at("communication"), sessionId, "oid") : communicationId);
    }

    /**
     * {@return the message that a communication object of 2024 is (P3.5); its id is null where there is none}
     *
     * @param json the object's fields
     * @param sessionId the conversation
     */
    static ChatMessage readCommunication(LenientJson json, String sessionId) {
        return read(
                json,
                sessionId,
                // P7.1: as in the event
                IncomingFlag.SEEN_FROM_XELION,
                id(json, sessionId, "chatOid"),
                id(json, sessionId, "oid", "communicationOid", "id"));
    }

    private static ChatMessage read(
            LenientJson json, String sessionId, IncomingFlag flag, String chatId, String communicationId) {
        Direction direction = flag.of(json.at("incoming").flag());
        return new ChatMessage(
                chatId == null ? communicationId : chatId,
                sessionId,
                contents(json),
                senderName(json, direction),
                json.at("date").date(),
                direction,
                isTrue(json.at("read")),
                isTrue(json.at("forwarded")),
                repliedMessageId(json),
                communicationId);
    }

    /** P11: chatOid is once said to be the session's; a message cannot have its session's id. */
    private static String id(LenientJson json, String sessionId, String... names) {
        for (String name : names) {
            String id = json.at(name).id();
            if (id != null && !id.equals(sessionId)) {
                return id;
            }
        }
        return null;
    }

    /** P3.5: text or an object; where both are missing, what may be cut is better than nothing. */
    private static String contents(LenientJson json) {
        LenientJson contents = json.at("contents");
        String text = contents.isObject() ? contents.at("content").text() : contents.text();
        return text == null ? json.at("contentSummary", "subject").text() : text;
    }

    private static String senderName(LenientJson json, Direction direction) {
        String name = json.at("creatorName").filledText();
        String creator = name == null ? json.at("creator").at("commonName").filledText() : name;
        // P6.4: set by whoever sent it, which on the agent's side is no name
        return creator == null && direction == Direction.VISITOR
                ? json.at("clientId").filledText()
                : creator;
    }

    private static String repliedMessageId(LenientJson json) {
        String id = json.at("repliedChatOid").id();
        return id == null ? json.at("repliedMessage").at("oid").id() : id;
    }

    private static boolean isTrue(LenientJson json) {
        return Boolean.TRUE.equals(json.flag());
    }
}

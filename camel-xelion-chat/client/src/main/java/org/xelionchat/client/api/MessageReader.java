package org.xelionchat.client.api;

import org.xelionchat.client.model.ChatMessage;

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
        return new ChatMessage(
                id(json, sessionId),
                sessionId,
                contents(json),
                senderName(json),
                json.at("date").date(),
                direction.of(json.at("incoming").flag()),
                isTrue(json.at("read")),
                isTrue(json.at("forwarded")),
                repliedMessageId(json));
    }

    /** P11: chatOid is once said to be the session's; a message cannot have its session's id. */
    private static String id(LenientJson json, String sessionId) {
        for (String name : new String[] {"id", "chatOid", "oid", "communicationOid"}) {
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

    private static String senderName(LenientJson json) {
        String name = json.at("creatorName").filledText();
        return name == null ? json.at("creator").at("commonName").filledText() : name;
    }

    private static String repliedMessageId(LenientJson json) {
        String id = json.at("repliedChatOid").id();
        return id == null ? json.at("repliedMessage").at("oid").id() : id;
    }

    private static boolean isTrue(LenientJson json) {
        return Boolean.TRUE.equals(json.flag());
    }
}

package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.CHAT_OID;
import static org.xelionchat.client.api.Field.CLIENT_ID;
import static org.xelionchat.client.api.Field.COMMON_NAME;
import static org.xelionchat.client.api.Field.COMMUNICATION;
import static org.xelionchat.client.api.Field.COMMUNICATION_OID;
import static org.xelionchat.client.api.Field.CONTENT;
import static org.xelionchat.client.api.Field.CONTENTS;
import static org.xelionchat.client.api.Field.CONTENT_SUMMARY;
import static org.xelionchat.client.api.Field.CREATOR;
import static org.xelionchat.client.api.Field.CREATOR_NAME;
import static org.xelionchat.client.api.Field.DATE;
import static org.xelionchat.client.api.Field.FORWARDED;
import static org.xelionchat.client.api.Field.ID;
import static org.xelionchat.client.api.Field.INCOMING;
import static org.xelionchat.client.api.Field.OID;
import static org.xelionchat.client.api.Field.READ;
import static org.xelionchat.client.api.Field.REPLIED_CHAT_OID;
import static org.xelionchat.client.api.Field.REPLIED_MESSAGE;
import static org.xelionchat.client.api.Field.SUBJECT;

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
        String communicationId = id(json, sessionId, COMMUNICATION_OID);
        return read(
                json,
                sessionId,
                direction,
                id(json, sessionId, ID, CHAT_OID, OID),
                communicationId == null ? id(json.at(COMMUNICATION), sessionId, OID) : communicationId);
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
                id(json, sessionId, CHAT_OID),
                id(json, sessionId, OID, COMMUNICATION_OID, ID));
    }

    private static ChatMessage read(
            LenientJson json, String sessionId, IncomingFlag flag, String chatId, String communicationId) {
        Direction direction = flag.of(json.at(INCOMING).flag());
        return new ChatMessage(
                chatId == null ? communicationId : chatId,
                sessionId,
                contents(json),
                senderName(json, direction),
                json.at(DATE).date(),
                direction,
                isTrue(json.at(READ)),
                isTrue(json.at(FORWARDED)),
                repliedMessageId(json),
                communicationId);
    }

    /** P11: chatOid is once said to be the session's; a message cannot have its session's id. */
    private static String id(LenientJson json, String sessionId, Field... names) {
        for (Field name : names) {
            String id = json.at(name).id();
            if (id != null && !id.equals(sessionId)) {
                return id;
            }
        }
        return null;
    }

    /** P3.5: text or an object; where both are missing, what may be cut is better than nothing. */
    private static String contents(LenientJson json) {
        LenientJson contents = json.at(CONTENTS);
        String text = contents.isObject() ? contents.at(CONTENT).text() : contents.text();
        return text == null ? json.at(CONTENT_SUMMARY, SUBJECT).text() : text;
    }

    private static String senderName(LenientJson json, Direction direction) {
        String name = json.at(CREATOR_NAME).filledText();
        String creator = name == null ? json.at(CREATOR).at(COMMON_NAME).filledText() : name;
        // P6.4: set by whoever sent it, which on the agent's side is no name
        return creator == null && direction == Direction.VISITOR
                ? json.at(CLIENT_ID).filledText()
                : creator;
    }

    private static String repliedMessageId(LenientJson json) {
        String id = json.at(REPLIED_CHAT_OID).id();
        return id == null ? json.at(REPLIED_MESSAGE).at(OID).id() : id;
    }

    private static boolean isTrue(LenientJson json) {
        return Boolean.TRUE.equals(json.flag());
    }
}

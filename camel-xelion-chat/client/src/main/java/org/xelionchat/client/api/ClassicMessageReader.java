package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.CONTENT_SUMMARY;
import static org.xelionchat.client.api.Field.DISPLAYED;
import static org.xelionchat.client.api.Field.DURATION_SEC;
import static org.xelionchat.client.api.Field.OBJECT_TYPE;

import org.xelionchat.client.model.ChatMessage;

/** Reads an element of the classic message list, which has had two shapes (P3.5, P6.4). */
final class ClassicMessageReader {

    private static final String CHAT = "XCCChat";

    private ClassicMessageReader() {}

    /**
     * {@return the message; its id is null where there is none}
     *
     * @param json the element, unwrapped
     * @param sessionId the conversation
     */
    static ChatMessage read(LenientJson json, String sessionId) {
        return isCommunication(json)
                ? MessageReader.readCommunication(json, sessionId)
                : MessageReader.read(json, sessionId, IncomingFlag.SEEN_FROM_VISITOR);
    }

    /** The part of the sample that can be seen names no type, but has what a chat of 2018 has not. */
    private static boolean isCommunication(LenientJson json) {
        String type = json.at(OBJECT_TYPE).filledText();
        return type == null
                ? !json.at(CONTENT_SUMMARY, DURATION_SEC, DISPLAYED).isNothing()
                : !type.trim().equalsIgnoreCase(CHAT);
    }
}

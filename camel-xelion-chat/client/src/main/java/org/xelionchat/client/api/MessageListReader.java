package org.xelionchat.client.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.model.ChatMessage;

/** Reads the gateway's message list (P2.4). */
final class MessageListReader {

    private static final Logger LOG = LoggerFactory.getLogger(MessageListReader.class);

    private MessageListReader() {}

    /**
     * {@return the messages, oldest first, each once}
     *
     * @param list the array, newest first
     * @param sessionId the conversation
     */
    static List<ChatMessage> read(LenientJson list, String sessionId) {
        Map<String, ChatMessage> messages = new LinkedHashMap<>();
        int skipped = 0;
        for (LenientJson element : list.elements()) {
            ChatMessage message = MessageReader.read(element, sessionId, IncomingFlag.SEEN_FROM_VISITOR);
            if (message.id() == null) {
                skipped++;
            } else {
                messages.putIfAbsent(message.id(), message);
            }
        }
        if (skipped > 0) {
            LOG.warn(
                    "The message list of session {} has {} elements without an id, which are skipped",
                    sessionId,
                    skipped);
        }
        return oldestFirst(new ArrayList<>(messages.values()));
    }

    /** P11: the guide's own dates contradict its order, so the ids decide. */
    private static List<ChatMessage> oldestFirst(List<ChatMessage> messages) {
        if (messages.stream().allMatch(message -> isNumber(message.id()))) {
            messages.sort(Comparator.comparing(ChatMessage::id, ChatMessage.ID_ORDER));
        } else {
            Collections.reverse(messages);
        }
        return Collections.unmodifiableList(messages);
    }

    private static boolean isNumber(String id) {
        return id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

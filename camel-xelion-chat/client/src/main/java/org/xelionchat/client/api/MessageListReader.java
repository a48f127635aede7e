package org.xelionchat.client.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.model.ChatMessage;

/** Reads a session's message list (P2.4, P3.5). */
final class MessageListReader {

    private static final Logger LOG = LoggerFactory.getLogger(MessageListReader.class);

    private MessageListReader() {}

    /**
     * {@return the messages, oldest first, each once}
     *
     * @param list the elements, newest first
     * @param sessionId the conversation
     * @param reader reads an element
     */
    static List<ChatMessage> read(List<LenientJson> list, String sessionId, Function<LenientJson, ChatMessage> reader) {
        List<ChatMessage> messages = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int skipped = 0;
        for (LenientJson element : list) {
            ChatMessage message = reader.apply(element);
            if (message.id() == null) {
                skipped++;
            } else if (!message.isAmong(ids)) {
                ids.addAll(message.ids());
                messages.add(message);
            }
        }
        if (skipped > 0) {
            LOG.warn(
                    "The message list of session {} has {} elements without an id, which are skipped",
                    sessionId,
                    skipped);
        }
        return oldestFirst(messages);
    }

    /** P11: the guide's own dates contradict its order, so the ids decide, where they can be compared. */
    private static List<ChatMessage> oldestFirst(List<ChatMessage> messages) {
        boolean areNumbers = messages.stream().allMatch(message -> isNumber(message.id()));
        boolean areOfOneKind =
                messages.stream().map(ChatMessage::hasOwnId).distinct().count() <= 1;
        if (areNumbers && areOfOneKind) {
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

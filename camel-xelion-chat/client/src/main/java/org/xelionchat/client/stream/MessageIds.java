package org.xelionchat.client.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xelionchat.client.model.ChatMessage;

/**
 * Which ids are one message's. On classic it has up to two, and not everything that tells of it tells both (P7.1): what
 * one sighting left out is filled in from another. Touched by its stream's mailbox only.
 */
final class MessageIds {

    /** What the message list tells of a message. */
    private enum Listed {
        OWN,
        COMMUNICATION,
        BOTH
    }

    private final boolean twoKinds;
    private final Map<String, String> communications = new HashMap<>();
    private final Map<String, String> owns = new HashMap<>();
    private Listed listed;

    /**
     * @param twoKinds whether a message may have two ids
     */
    MessageIds(boolean twoKinds) {
        this.twoKinds = twoKinds;
    }

    /** The message with all ids that any sighting told. */
    ChatMessage complete(ChatMessage message) {
        String communication = message.communicationId();
        if (!message.hasOwnId()) {
            String own = owns.get(communication);
            return own == null ? message : message.withIds(own, communication);
        }
        if (communication == null) {
            String known = communications.get(message.id());
            return known == null ? message : message.withIds(message.id(), known);
        }
        communications.put(message.id(), communication);
        owns.put(communication, message.id());
        return message;
    }

    void listed(List<ChatMessage> list) {
        if (!list.isEmpty()) {
            // one list has one shape
            ChatMessage any = list.get(list.size() - 1);
            listed = !any.hasOwnId() ? Listed.COMMUNICATION : any.communicationId() == null ? Listed.OWN : Listed.BOTH;
        }
    }

    /**
     * Whether the message would be recognised in a list. One that would not could come twice; it is left to the list, as
     * is one of no id at all.
     */
    boolean isRecognisable(ChatMessage message) {
        if (message.id() == null) {
            return false;
        }
        if (!twoKinds || message.hasOwnId() && message.communicationId() != null) {
            return true;
        }
        return listed == Listed.BOTH || listed == (message.hasOwnId() ? Listed.OWN : Listed.COMMUNICATION);
    }
}

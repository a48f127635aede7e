package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;

/**
 * One message of a conversation (P6.2, P6.4).
 *
 * @param id Xelion's id of the message, a decimal number as text
 * @param sessionId the conversation
 * @param text what was written; null where the message holds an attachment only
 * @param senderName the visitor's {@code clientId} or the agent's name; may be null
 * @param sentAt to the second, as Xelion tells it; null where its date could not be read
 * @param direction who wrote it, normalised (P7.1)
 * @param read whether the other side has read it; false where Xelion does not tell
 * @param forwarded whether it was forwarded
 * @param repliedMessageId the message that this one answers, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChatMessage(
        String id,
        String sessionId,
        String text,
        String senderName,
        @IsoInstant Instant sentAt,
        Direction direction,
        boolean read,
        boolean forwarded,
        String repliedMessageId) {

    /** Ids in the order in which Xelion gave them away: decimal numbers of any length. */
    public static final Comparator<String> ID_ORDER = Comparator.comparing(
            ChatMessage::withoutLeadingZeros,
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

    /**
     * {@return this message with another direction}
     *
     * @param other who wrote it
     */
    public ChatMessage withDirection(Direction other) {
        return new ChatMessage(id, sessionId, text, senderName, sentAt, other, read, forwarded, repliedMessageId);
    }

    private static String withoutLeadingZeros(String number) {
        int first = 0;
        while (first < number.length() - 1 && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }

    @Override
    public String toString() {
        return "ChatMessage[id=" + id + ", sessionId=" + sessionId + ", direction=" + direction + ", sentAt=" + sentAt
                + "]";
    }
}

package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

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
 * @param communicationId on classic, where a message has up to two ids, that of its communication object, which is the
 *     {@code id} too where no other is told; null where it is not told. Not part of the JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(value = "communicationId", ignoreUnknown = true)
public record ChatMessage(
        String id,
        String sessionId,
        String text,
        String senderName,
        @IsoInstant Instant sentAt,
        Direction direction,
        boolean read,
        boolean forwarded,
        String repliedMessageId,
        String communicationId) {

    /** Ids in the order in which Xelion gave them away: decimal numbers of any length. */
    public static final Comparator<String> ID_ORDER = Comparator.comparing(
            ChatMessage::withoutLeadingZeros,
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

    /**
     * A message that has one id.
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
    @JsonCreator
    public ChatMessage(
            @JsonProperty("id") String id,
            @JsonProperty("sessionId") String sessionId,
            @JsonProperty("text") String text,
            @JsonProperty("senderName") String senderName,
            @JsonProperty("sentAt") @IsoInstant Instant sentAt,
            @JsonProperty("direction") Direction direction,
            @JsonProperty("read") boolean read,
            @JsonProperty("forwarded") boolean forwarded,
            @JsonProperty("repliedMessageId") String repliedMessageId) {
        this(id, sessionId, text, senderName, sentAt, direction, read, forwarded, repliedMessageId, null);
    }

    /**
     * {@return whether {@code id} is the message's own, and not only that of its communication}
     */
    public boolean hasOwnId() {
        return id != null && !id.equals(communicationId);
    }

    /**
     * {@return all ids that are known of this message; it is the same as another one where they share one (P7.1)}
     */
    public List<String> ids() {
        if (id == null) {
            return List.of();
        }
        return communicationId == null || communicationId.equals(id) ? List.of(id) : List.of(id, communicationId);
    }

    /**
     * {@return whether one of this message's ids is among these}
     *
     * @param ids of messages
     */
    public boolean isAmong(Set<String> ids) {
        return id != null && ids.contains(id) || communicationId != null && ids.contains(communicationId);
    }

    /**
     * {@return this message with what another sighting of it told of its ids}
     *
     * @param messageId its id
     * @param communication its communication's id, or null
     */
    public ChatMessage withIds(String messageId, String communication) {
        return new ChatMessage(
                messageId,
                sessionId,
                text,
                senderName,
                sentAt,
                direction,
                read,
                forwarded,
                repliedMessageId,
                communication);
    }

    /**
     * {@return this message with another direction}
     *
     * @param other who wrote it
     */
    public ChatMessage withDirection(Direction other) {
        return new ChatMessage(
                id, sessionId, text, senderName, sentAt, other, read, forwarded, repliedMessageId, communicationId);
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

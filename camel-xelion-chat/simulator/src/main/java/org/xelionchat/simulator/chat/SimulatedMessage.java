package org.xelionchat.simulator.chat;

import java.time.Instant;

/**
 * One message of a chat, as it was at one moment. Immutable.
 *
 * @param id decimal number as text, growing (P1: ids are numbers in JSON strings)
 * @param communicationId the id of the communication that holds it, which is a message's second id on the classic API
 *     (P7.1); decimal number as text, growing
 * @param text the text as Xelion stored it, in Windows-1252 (P6.9); empty for an attachment alone
 * @param attachment the file in it, or {@code null}
 * @param sender whose message it is
 * @param senderName the visitor's {@code clientId} or the agent's name
 * @param sentAt when it was stored
 * @param delivered whether it reached the other side: an agent's message by the visitor's "delivered" call, a
 *     visitor's message by {@code receives()} or {@code reads()} of an agent
 * @param read whether the other side read it; always {@code false} for an agent's message, since visitors have no call
 *     that reads (P12)
 */
public record SimulatedMessage(
        String id,
        String communicationId,
        String text,
        SimulatedAttachment attachment,
        Sender sender,
        String senderName,
        Instant sentAt,
        boolean delivered,
        boolean read) {

    /** {@return what an agent sees of it: the text, or the name of the file} */
    public String shown() {
        return text.isEmpty() && attachment != null ? attachment.fileName() : text;
    }

    /** {@return id and sender; never the text} */
    @Override
    public String toString() {
        return "message " + id + " of the " + sender.name().toLowerCase(java.util.Locale.ROOT);
    }
}

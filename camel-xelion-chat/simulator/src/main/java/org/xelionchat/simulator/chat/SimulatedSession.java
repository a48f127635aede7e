package org.xelionchat.simulator.chat;

import java.time.Instant;
import java.util.List;

/**
 * One chat, as it was at the moment it was asked for. Immutable; ask the simulator again for a newer one.
 *
 * @param id decimal number as text, growing
 * @param gatewayId the gateway it was started on, {@code null} when it was started on the classic API
 * @param phoneLine the line that is chatted to
 * @param name display text such as {@code External Chat Support < - > peter} (P2.1)
 * @param visitor who is chatting
 * @param visitorOid the visitor's oid
 * @param startedAt when the visitor opened it
 * @param activatedAt when an agent opened it first, or {@code null}
 * @param idleAt when the visitor counted as idle, or {@code null}; back to {@code null} when he shows life
 * @param endedAt when it ended, or {@code null}
 * @param plannedIdleAt when it will be idle if the visitor stays silent, or {@code null} when nothing is planned
 * @param plannedEndAt when it will be ended if the visitor stays silent, or {@code null} when nothing is planned
 * @param activeAgent name of the agent who has it, or {@code null}
 * @param messages oldest first
 * @param deliveredToVisitorAt when the visitor's side last reported "delivered" (P2.6), or {@code null}
 * @param deliveredToAgentAt when an agent's side last received the visitor's messages, or {@code null}
 * @param readByAgentAt when an agent last read the visitor's messages, or {@code null}
 * @param visitorTypedAt when the visitor last reported typing, or {@code null}
 * @param transcriptAddresses where transcripts were mailed to, oldest first
 * @param feedback what the visitor thought of it, oldest first
 */
public record SimulatedSession(
        String id,
        String gatewayId,
        PhoneLine phoneLine,
        String name,
        Visitor visitor,
        String visitorOid,
        Instant startedAt,
        Instant activatedAt,
        Instant idleAt,
        Instant endedAt,
        Instant plannedIdleAt,
        Instant plannedEndAt,
        String activeAgent,
        List<SimulatedMessage> messages,
        Instant deliveredToVisitorAt,
        Instant deliveredToAgentAt,
        Instant readByAgentAt,
        Instant visitorTypedAt,
        List<String> transcriptAddresses,
        List<GivenFeedback> feedback) {

    /** Copies the lists. */
    public SimulatedSession {
        messages = List.copyOf(messages);
        transcriptAddresses = List.copyOf(transcriptAddresses);
        feedback = List.copyOf(feedback);
    }

    /** {@return whether it has ended} */
    public boolean ended() {
        return endedAt != null;
    }

    /** {@return whether an agent has it and it has not ended} */
    public boolean active() {
        return activeAgent != null && !ended();
    }

    /** {@return whether the visitor counts as idle} */
    public boolean idle() {
        return idleAt != null && !ended();
    }

    /** {@return the visitor's messages that no agent has read yet} */
    public long unread() {
        return messages.stream()
                .filter(message -> message.sender() == Sender.VISITOR && !message.read())
                .count();
    }

    /** {@return the texts of all messages, oldest first} */
    public List<String> texts() {
        return messages.stream().map(SimulatedMessage::text).toList();
    }

    /**
     * {@return the texts of one side, oldest first}
     *
     * @param sender whose
     */
    public List<String> texts(Sender sender) {
        return messages.stream()
                .filter(message -> message.sender() == sender)
                .map(SimulatedMessage::text)
                .toList();
    }

    /** {@return id and number of messages; nothing personal} */
    @Override
    public String toString() {
        return "session " + id + " (" + messages.size() + " messages" + (ended() ? ", ended)" : ")");
    }
}

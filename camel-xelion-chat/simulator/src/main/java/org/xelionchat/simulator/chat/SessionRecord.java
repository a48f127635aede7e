package org.xelionchat.simulator.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** One chat while it changes. Only touched under the lock of {@link ChatState}. */
final class SessionRecord {

    final String id;
    final String gatewayId;
    final PhoneLine line;
    final String name;
    final Visitor visitor;
    final String visitorOid;
    final Instant startedAt;
    final List<MessageRecord> messages = new ArrayList<>();
    final List<String> transcriptAddresses = new ArrayList<>();
    final List<GivenFeedback> feedback = new ArrayList<>();

    Instant activatedAt;
    Instant idleAt;
    Instant endedAt;
    Instant plannedIdleAt;
    Instant plannedEndAt;
    String activeAgent;
    Instant deliveredToVisitorAt;
    Instant deliveredToAgentAt;
    Instant readByAgentAt;
    Instant visitorTypedAt;
    boolean owesNoAgentsNotice;
    SilenceTimer.Step nextStep;
    Instant nextStepAt;
    Future<?> silenceTimer;
    long silenceGeneration;

    /** {@code gatewayId}: {@code null} for a session that was not started on one. */
    SessionRecord(
            String id,
            String gatewayId,
            PhoneLine line,
            String name,
            Visitor visitor,
            String visitorOid,
            Instant startedAt) {
        this.id = id;
        this.gatewayId = gatewayId;
        this.line = line;
        this.name = name;
        this.visitor = visitor;
        this.visitorOid = visitorOid;
        this.startedAt = startedAt;
    }

    SimulatedSession view() {
        return new SimulatedSession(
                id,
                gatewayId,
                line,
                name,
                visitor,
                visitorOid,
                startedAt,
                activatedAt,
                idleAt,
                endedAt,
                plannedIdleAt,
                plannedEndAt,
                activeAgent,
                messages.stream().map(MessageRecord::view).toList(),
                deliveredToVisitorAt,
                deliveredToAgentAt,
                readByAgentAt,
                visitorTypedAt,
                transcriptAddresses,
                feedback);
    }

    void markDelivered(Sender sender) {
        for (MessageRecord message : messages) {
            if (message.sender == sender) {
                message.delivered = true;
            }
        }
    }

    void markRead(Sender sender) {
        for (MessageRecord message : messages) {
            if (message.sender == sender) {
                message.delivered = true;
                message.read = true;
            }
        }
    }

    /** One message while it changes. */
    static final class MessageRecord {

        final String id;
        final String communicationId;
        final String text;
        final Sender sender;
        final String senderName;
        final Instant sentAt;
        SimulatedAttachment attachment;
        boolean delivered;
        boolean read;

        MessageRecord(
                String id, String communicationId, String text, Sender sender, String senderName, Instant sentAt) {
            this.id = id;
            this.communicationId = communicationId;
            this.text = text;
            this.sender = sender;
            this.senderName = senderName;
            this.sentAt = sentAt;
        }

        SimulatedMessage view() {
            return new SimulatedMessage(
                    id, communicationId, text, attachment, sender, senderName, sentAt, delivered, read);
        }
    }
}

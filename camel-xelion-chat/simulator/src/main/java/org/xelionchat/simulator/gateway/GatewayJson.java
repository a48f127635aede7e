package org.xelionchat.simulator.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.wire.XelionDate;

/** The gateway API's answers as JSON (P6.1, P6.2, P6.8). */
final class GatewayJson {

    private final boolean plannedDates;

    /**
     * Creates it.
     *
     * @param plannedDates whether idle and end dates tell what is planned (P6.1: "is or will be")
     */
    GatewayJson(boolean plannedDates) {
        this.plannedDates = plannedDates;
    }

    ObjectNode session(SimulatedSession session) {
        return object().put("id", session.id())
                .put("name", session.name())
                // P6.1: "" for a date that is not set
                .put("activatedDate", XelionDate.text(session.activatedAt()))
                .put("idleDate", XelionDate.text(planned(session.idleAt(), session.plannedIdleAt())))
                .put("endDate", XelionDate.text(planned(session.endedAt(), session.plannedEndAt())));
    }

    /** The answer to G3. */
    ObjectNode sent(SimulatedMessage message) {
        // P7.1: in G3 the flag is seen from Xelion. P2.3: repliedChatOid is absent here
        return message(message, message.sender() == Sender.VISITOR);
    }

    /** The answer to G4. */
    ArrayNode list(List<SimulatedMessage> oldestFirst) {
        // P2, P6.8: a bare array, newest first
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            SimulatedMessage message = oldestFirst.get(i);
            // P7.1: in G4 the flag is seen from the visitor, the other way round than in G3 and the event
            list.add(message(message, message.sender() == Sender.AGENT).put("repliedChatOid", ""));
        }
        return list;
    }

    /** G5. P11.5: the key is "object" here. */
    ObjectNode object(String value) {
        return object().put("object", value);
    }

    /** G11. P11.5: the key is "value" here. */
    ObjectNode value(String value) {
        return object().put("value", value);
    }

    /** G12, G13. */
    ObjectNode value(boolean value) {
        return object().put("value", value);
    }

    private Instant planned(Instant happened, Instant planned) {
        return happened == null && plannedDates ? planned : happened;
    }

    private static ObjectNode message(SimulatedMessage message, boolean incoming) {
        return object().put("id", message.id())
                .put("contents", message.text())
                .put("creatorName", message.senderName())
                .put("date", XelionDate.text(message.sentAt()))
                .put("incoming", incoming)
                .put("read", message.read())
                .put("forwarded", false);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

package org.xelionchat.simulator.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One wish of a client (P5.3).
 *
 * @param type wire name of the events
 * @param oid the object whose events they are, empty for none
 * @param wanted whether they are wanted from now on, or no longer
 */
record NotificationRequest(String type, String oid, boolean wanted) {

    /** P7. */
    static final String NEW_CHAT_EVENT = "newChatEvent";

    /** P7: the events of external chats that are bound to a session. */
    private static final Set<String> OF_A_SESSION = Set.of(
            "newExternalChatEvent",
            "chatTypingEvent",
            "chatHasBeenActivatedEvent",
            "chatActiveUserHasBeenChangedEvent",
            "chatHasBeenDeliveredEvent",
            "chatHasBeenReadEvent",
            "chatIsIdleEvent",
            "chatHeartbeatEvent",
            "chatHasBeenEndedEvent",
            "chatNoAgentsAvailableEvent");

    /**
     * Reads a message of one of the two types.
     *
     * @throws IllegalArgumentException if it is not as documented, saying what is wrong
     */
    static List<NotificationRequest> in(JsonNode message) {
        if (message.path("messageType").asText().equals("notificationRequest")) {
            return List.of(of(message));
        }
        JsonNode several = message.path("notifications");
        if (!several.isArray()) {
            throw new IllegalArgumentException("Notification requests missing");
        }
        List<NotificationRequest> requests = new ArrayList<>();
        several.forEach(request -> requests.add(of(request)));
        return requests;
    }

    private static NotificationRequest of(JsonNode request) {
        String type = request.path("notificationType").asText();
        String oid = request.path("oid").asText("");
        JsonNode toggle = request.path("toggle");
        if (!OF_A_SESSION.contains(type) && !type.equals(NEW_CHAT_EVENT)) {
            throw new IllegalArgumentException("No notification type of chats");
        }
        if (OF_A_SESSION.contains(type) && oid.isEmpty()) {
            // P5.4: these need the chat session's oid
            throw new IllegalArgumentException("Notification request without oid");
        }
        // P11.6: a Boolean in the model, a text in the sample
        if (!Set.of("true", "false").contains(toggle.asText())) {
            throw new IllegalArgumentException("Notification request without toggle");
        }
        return new NotificationRequest(type, oid, toggle.asText().equals("true"));
    }
}

package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.MESSAGE_TYPE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenDeliveredEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHasBeenReadEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatIsIdleEvent;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.NewExternalChatEvent;

/** The frames that this side sends on an event socket (P5.3). */
public final class Subscriptions {

    /**
     * Sent back unchanged by the server (P5.3): a sign of life, and a sign that whatever was sent before it has been
     * processed. The echo is no event.
     */
    public static final String TEST = "{\"messageType\":\"test\"}";

    /** Not from an ObjectMapper: whoever only takes events need not wait until all of Jackson is there. */
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * P5.3: the sample lacks chatHasBeenDeliveredEvent, which exists, and newChatEvent, which may tell of messages too
     * (P5.4); one that is told of twice is handed on once.
     */
    private static final List<String> EVENTS = List.of(
            NewExternalChatEvent.TYPE,
            EventFrameParser.NEW_CHAT_EVENT,
            ChatTypingEvent.TYPE,
            ChatHasBeenActivatedEvent.TYPE,
            ChatActiveUserHasBeenChangedEvent.TYPE,
            ChatHasBeenDeliveredEvent.TYPE,
            ChatHasBeenReadEvent.TYPE,
            ChatIsIdleEvent.TYPE,
            ChatHeartbeatEvent.TYPE,
            ChatHasBeenEndedEvent.TYPE,
            ChatNoAgentsAvailableEvent.TYPE);

    private Subscriptions() {}

    /**
     * {@return whether a frame is the echo of a test message}
     *
     * @param frame the text of one whole message
     */
    public static boolean isTest(String frame) {
        // P5.3: exactly the same message; what is longer need not be read for this
        return frame.length() <= 2 * TEST.length()
                && LenientJson.parse(frame)
                        .map(json -> "test".equals(json.at(MESSAGE_TYPE).text()))
                        .orElse(false);
    }

    /**
     * {@return the frame that subscribes to all events of a session}
     *
     * @param sessionId the session
     */
    public static String toSession(String sessionId) {
        ObjectNode request = NODES.objectNode().put("messageType", "multiNotificationRequest");
        ArrayNode notifications = request.putArray("notifications");
        for (String event : EVENTS) {
            // P11: a Boolean in the model, a text in the one sample that is known to be used
            notifications
                    .addObject()
                    .put("notificationType", event)
                    .put("toggle", "true")
                    .put("oid", sessionId);
        }
        return request.toString();
    }
}

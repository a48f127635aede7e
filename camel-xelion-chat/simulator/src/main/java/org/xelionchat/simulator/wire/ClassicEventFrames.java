package org.xelionchat.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SessionEvent;
import org.xelionchat.simulator.chat.SessionTitle;
import org.xelionchat.simulator.chat.SimulatedMessage;

/** Events as they go over an event socket of the classic API: those of messages differ from the gateway's (P7, P7.1). */
public final class ClassicEventFrames {

    /** Assumed; P7 says only that the contents of newChatEvent are cut when long. */
    private static final int LONGEST_CONTENTS = 1000;

    private final EventIds ids;
    private final boolean newChatEvents;

    /**
     * Creates them.
     *
     * @param ids which ids the events of messages tell
     * @param newChatEvents whether {@code newChatEvent} tells of messages
     */
    public ClassicEventFrames(EventIds ids, boolean newChatEvents) {
        this.ids = ids;
        this.newChatEvents = newChatEvents;
    }

    /**
     * {@return the frame that tells of an event}
     *
     * @param session whose it is
     * @param event what happened
     */
    public ObjectNode of(SessionTitle session, SessionEvent event) {
        ObjectNode frame = EventFrames.of(session, event);
        if (event instanceof SessionEvent.NewMessage happened) {
            ObjectNode notification = (ObjectNode) frame.get("notification");
            identify(notification, happened.message());
            if (newChatEvents) {
                frame.put("notificationType", "newChatEvent");
                internal(notification, session, happened.message());
            }
        }
        return frame;
    }

    private void identify(ObjectNode notification, SimulatedMessage message) {
        if (ids == EventIds.COMMUNICATION) {
            notification.remove("chatOid");
        }
        if (ids != EventIds.CHAT) {
            notification.put("communicationOid", message.communicationId());
        }
        if (message.attachment() != null) {
            // P6.4, P7: the attachment is a reference
            notification.set(
                    "reference",
                    References.of(
                            message.attachment().fileName(),
                            message.attachment().oid(),
                            "Attachment"));
        }
        if (message.text().isEmpty()) {
            notification.putNull("contents");
        }
    }

    /** P7: what newChatEvent has besides, or instead. */
    private static void internal(ObjectNode notification, SessionTitle session, SimulatedMessage message) {
        String text = message.text();
        if (text.codePointCount(0, text.length()) > LONGEST_CONTENTS) {
            notification.put("contents", text.substring(0, text.offsetByCodePoints(0, LONGEST_CONTENTS)));
        }
        boolean visitors = message.sender() == Sender.VISITOR;
        notification.remove("creatorName");
        notification.set(
                "creator",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("commonName", message.senderName())
                        .put("objectType", visitors ? "UnknownAddressable" : "Person"));
        notification.set("phoneLine", References.of(session.phoneLine()));
        if (visitors) {
            notification.put("clientId", message.senderName());
        }
        notification
                .put("sessionName", session.name())
                .put("sessionOid", session.id())
                .put("chatSessionType", "external")
                .put("forwarded", false)
                .put("silent", false);
    }
}

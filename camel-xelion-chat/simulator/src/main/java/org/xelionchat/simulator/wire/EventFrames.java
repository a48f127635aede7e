package org.xelionchat.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xelionchat.simulator.chat.AgentName;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SessionEvent;
import org.xelionchat.simulator.chat.SessionTitle;
import org.xelionchat.simulator.chat.SimulatedMessage;

/** Events as they go over an event socket (P5.2, P7). */
public final class EventFrames {

    private EventFrames() {}

    /**
     * {@return the frame that tells of an event}
     *
     * @param session whose it is
     * @param event what happened
     */
    public static ObjectNode of(SessionTitle session, SessionEvent event) {
        if (event instanceof SessionEvent.NewMessage happened) {
            return frame("newExternalChatEvent", message(happened.message()));
        }
        if (event instanceof SessionEvent.Typing happened) {
            // P7: carries no session at all
            return frame("chatTypingEvent", object().put("name", happened.name()));
        }
        if (event instanceof SessionEvent.Activated happened) {
            return frame(
                    "chatHasBeenActivatedEvent",
                    session(session)
                            .put("name", happened.agent().name())
                            .put("givenName", happened.agent().givenName()));
        }
        if (event instanceof SessionEvent.ActiveUserChanged happened) {
            return frame("chatActiveUserHasBeenChangedEvent", activeUser(session, happened.agent()));
        }
        if (event instanceof SessionEvent.NoAgentsAvailable happened) {
            return frame("chatNoAgentsAvailableEvent", session(session).put("message", happened.text()));
        }
        if (event instanceof SessionEvent.Delivered happened) {
            // P7: delivered and read name the session by its display name only
            return frame(
                    "chatHasBeenDeliveredEvent",
                    object().put("sessionName", session.name()).put("date", XelionDate.text(happened.until())));
        }
        if (event instanceof SessionEvent.Read happened) {
            return frame(
                    "chatHasBeenReadEvent",
                    object().put("sessionName", session.name()).put("date", XelionDate.text(happened.until())));
        }
        if (event instanceof SessionEvent.Heartbeat happened) {
            return frame("chatHeartbeatEvent", session(session).put("message", happened.text()));
        }
        if (event instanceof SessionEvent.Idle) {
            return frame("chatIsIdleEvent", session(session));
        }
        if (event instanceof SessionEvent.Ended happened) {
            return frame("chatHasBeenEndedEvent", session(session).put("endedDate", XelionDate.text(happened.at())));
        }
        throw new IllegalArgumentException("No frame for " + event.getClass().getSimpleName());
    }

    private static ObjectNode frame(String type, ObjectNode notification) {
        // P5.2: type at the top, the event's own fields below "notification"
        ObjectNode frame = object().put("notificationType", type);
        frame.set("notification", notification);
        return frame;
    }

    private static ObjectNode message(SimulatedMessage message) {
        // P7: the keys that the vendor's plugin reads; the session is not among them
        return object().put("chatOid", message.id())
                .put("contents", message.text())
                .put("date", XelionDate.text(message.sentAt()))
                .put("creatorName", message.senderName())
                // P7.1: seen from Xelion, the visitor's messages come in
                .put("incoming", message.sender() == Sender.VISITOR);
    }

    private static ObjectNode activeUser(SessionTitle session, AgentName agent) {
        ObjectNode event =
                session(session).put("activeUserName", agent.name()).put("activeUserGivenName", agent.givenName());
        event.set("activeUserProfile", References.of(agent, "UserProfile"));
        event.set("activeUserPerson", References.of(agent, "Person"));
        return event;
    }

    private static ObjectNode session(SessionTitle session) {
        return object().put("sessionOid", session.id()).put("sessionName", session.name());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

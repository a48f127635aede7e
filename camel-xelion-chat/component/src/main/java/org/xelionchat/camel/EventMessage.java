package org.xelionchat.camel;

import java.time.Instant;
import org.apache.camel.Message;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;

/** Puts an event into a message. The names of headers are ours alone; nothing off the wire can choose one. */
final class EventMessage {

    private static final EventHeaders<ChatEvent> ANY = EventHeaders.none()
            .and(XelionChatConstants.EVENT_TYPE, ChatEvent::type)
            .and(XelionChatConstants.SESSION_ID, ChatEvent::sessionId)
            .and(XelionChatConstants.SESSION_NAME, ChatEvent::sessionName)
            .and(XelionChatConstants.MESSAGE_TIMESTAMP, event -> event.receivedAt()
                    .toEpochMilli());

    private static final EventHeaders<NewExternalChatEvent> MESSAGE = ANY.and(
                    XelionChatConstants.MESSAGE_ID,
                    (NewExternalChatEvent event) -> event.message().id())
            .and(XelionChatConstants.SENDER_NAME, event -> event.message().senderName())
            .and(
                    XelionChatConstants.DIRECTION,
                    event -> direction(event.message().direction()))
            .and(XelionChatConstants.MESSAGE_TIMESTAMP, EventMessage::timestamp)
            .and(XelionChatConstants.RECOVERED, NewExternalChatEvent::recovered);

    private static final EventHeaders<ChatTypingEvent> TYPING =
            ANY.and(XelionChatConstants.SENDER_NAME, ChatTypingEvent::name);

    private static final EventHeaders<ChatHasBeenActivatedEvent> ACTIVATED =
            ANY.and(XelionChatConstants.AGENT_NAME, ChatHasBeenActivatedEvent::agentName);

    private static final EventHeaders<ChatActiveUserHasBeenChangedEvent> CHANGED =
            ANY.and(XelionChatConstants.AGENT_NAME, ChatActiveUserHasBeenChangedEvent::agentName);

    private static final EventHeaders<ChatHasBeenEndedEvent> ENDED =
            ANY.and(XelionChatConstants.RECOVERED, ChatHasBeenEndedEvent::recovered);

    private EventMessage() {}

    static void fill(Message message, ChatEvent event) {
        message.setBody(event);
        if (event instanceof NewExternalChatEvent arrived) {
            MESSAGE.fill(message, arrived);
        } else if (event instanceof ChatTypingEvent typing) {
            TYPING.fill(message, typing);
        } else if (event instanceof ChatHasBeenActivatedEvent activated) {
            ACTIVATED.fill(message, activated);
        } else if (event instanceof ChatActiveUserHasBeenChangedEvent changed) {
            CHANGED.fill(message, changed);
        } else if (event instanceof ChatHasBeenEndedEvent ended) {
            ENDED.fill(message, ended);
        } else {
            ANY.fill(message, event);
        }
    }

    private static String direction(Direction direction) {
        return direction == null ? null : direction.text();
    }

    private static long timestamp(NewExternalChatEvent event) {
        Instant sent = event.message().sentAt();
        return (sent == null ? event.receivedAt() : sent).toEpochMilli();
    }
}

package org.xelionchat.camel;

import org.apache.camel.Message;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.NewExternalChatEvent;

/** Puts an event into a message. The names of headers are ours alone; nothing off the wire can choose one. */
final class EventMessage {

    private EventMessage() {}

    static void fill(Message message, ChatEvent event) {
        message.setBody(event);
        set(message, XelionChatConstants.EVENT_TYPE, event.type());
        set(message, XelionChatConstants.SESSION_ID, event.sessionId());
        set(message, XelionChatConstants.SESSION_NAME, event.sessionName());
        set(message, XelionChatConstants.MESSAGE_TIMESTAMP, event.receivedAt().toEpochMilli());
        if (event instanceof NewExternalChatEvent arrived) {
            fill(message, arrived.message());
            set(message, XelionChatConstants.RECOVERED, arrived.recovered());
        } else if (event instanceof ChatTypingEvent typing) {
            set(message, XelionChatConstants.SENDER_NAME, typing.name());
        } else if (event instanceof ChatHasBeenActivatedEvent activated) {
            set(message, XelionChatConstants.AGENT_NAME, activated.agentName());
        } else if (event instanceof ChatActiveUserHasBeenChangedEvent changed) {
            set(message, XelionChatConstants.AGENT_NAME, changed.agentName());
        } else if (event instanceof ChatHasBeenEndedEvent ended) {
            set(message, XelionChatConstants.RECOVERED, ended.recovered());
        }
    }

    private static void fill(Message message, ChatMessage chat) {
        set(message, XelionChatConstants.MESSAGE_ID, chat.id());
        set(message, XelionChatConstants.SENDER_NAME, chat.senderName());
        if (chat.direction() != null) {
            set(message, XelionChatConstants.DIRECTION, chat.direction().text());
        }
        if (chat.sentAt() != null) {
            set(message, XelionChatConstants.MESSAGE_TIMESTAMP, chat.sentAt().toEpochMilli());
        }
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}

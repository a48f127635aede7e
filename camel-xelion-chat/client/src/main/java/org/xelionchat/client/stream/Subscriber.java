package org.xelionchat.client.stream;

import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.StreamStateEvent;

/** Who takes events, over all sessions, and whether he takes any at the moment. */
final class Subscriber {

    private final SubscriptionSettings settings;
    private final EventHandler handler;
    private volatile boolean suspended;
    private volatile boolean closed;

    Subscriber(SubscriptionSettings settings, EventHandler handler) {
        this.settings = settings;
        this.handler = handler;
    }

    SubscriptionSettings settings() {
        return settings;
    }

    EventHandler handler() {
        return handler;
    }

    boolean follows(String sessionId) {
        return settings.sessionId() == null || settings.sessionId().equals(sessionId);
    }

    boolean wants(ChatEvent event) {
        if (event instanceof StreamStateEvent) {
            return settings.streamEvents();
        }
        if (event instanceof NewExternalChatEvent message) {
            return wants(message.message());
        }
        return wantsType(event.type());
    }

    boolean wants(ChatMessage message) {
        return wantsType(NewExternalChatEvent.TYPE)
                && (settings.includeVisitorMessages() || message.direction() != Direction.VISITOR);
    }

    /** The end is always told to the dispatcher, which frees what was remembered; this says whether to hand it on. */
    boolean wantsEnd() {
        return wantsType(ChatHasBeenEndedEvent.TYPE);
    }

    boolean isTaking() {
        return !suspended && !closed;
    }

    void suspend() {
        suspended = true;
    }

    void resume() {
        suspended = false;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    private boolean wantsType(String type) {
        return settings.eventTypes().isEmpty() || settings.eventTypes().contains(type);
    }
}

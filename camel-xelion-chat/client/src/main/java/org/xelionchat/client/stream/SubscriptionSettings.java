package org.xelionchat.client.stream;

import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What a subscriber wants.
 *
 * @param sessionId follow this session only; null for every session of the connection
 * @param eventTypes wire names of the events to hand on; empty for all
 * @param includeVisitorMessages whether the visitor's own messages are handed on as well
 * @param autoDelivered whether a session is marked delivered after a message was handled without a failure
 * @param streamEvents whether {@code streamState} events are handed on
 * @param bufferSize how many events may wait per session
 * @param executor where events are handled and {@code seen} is asked; it may block, and never rejects
 * @param seen which messages were handled before
 */
public record SubscriptionSettings(
        String sessionId,
        Set<String> eventTypes,
        boolean includeVisitorMessages,
        boolean autoDelivered,
        boolean streamEvents,
        int bufferSize,
        Executor executor,
        SeenMessages seen) {

    public SubscriptionSettings {
        eventTypes = Set.copyOf(eventTypes);
    }
}

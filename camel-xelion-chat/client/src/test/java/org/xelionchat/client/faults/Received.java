package org.xelionchat.client.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.stream.EventHandler;
import org.xelionchat.client.stream.SeenMessages;

/** A consumer that remembers what it was handed, and what it has handled. */
final class Received implements EventHandler, SeenMessages {

    private final Map<String, List<ChatEvent>> events = new LinkedHashMap<>();
    private final Map<String, Set<String>> handled = new ConcurrentHashMap<>();

    @Override
    public void handle(ChatEvent event, Done done) {
        synchronized (events) {
            events.computeIfAbsent(event.sessionId(), id -> new ArrayList<>()).add(event);
        }
        done.done(true);
    }

    @Override
    public boolean contains(String sessionId, String messageId) {
        return handled.getOrDefault(sessionId, Set.of()).contains(messageId);
    }

    @Override
    public void add(String sessionId, String messageId) {
        handled.computeIfAbsent(sessionId, id -> new HashSet<>()).add(messageId);
    }

    @Override
    public void forget(String sessionId) {
        handled.remove(sessionId);
    }

    /** {@return a session's events, in the order in which they were handed on} */
    List<ChatEvent> events(String sessionId) {
        synchronized (events) {
            return List.copyOf(events.getOrDefault(sessionId, List.of()));
        }
    }

    /** {@return the texts of a session's messages, in the order in which they were handed on} */
    List<String> texts(String sessionId) {
        return events(sessionId).stream()
                .filter(NewExternalChatEvent.class::isInstance)
                .map(event -> ((NewExternalChatEvent) event).message().text())
                .toList();
    }

    /** {@return how often a session was told to have ended} */
    long ends(String sessionId) {
        return events(sessionId).stream()
                .filter(ChatHasBeenEndedEvent.class::isInstance)
                .count();
    }

    /** {@return what a session was told of its stream} */
    List<StreamStateEvent.State> states(String sessionId) {
        return events(sessionId).stream()
                .filter(StreamStateEvent.class::isInstance)
                .map(event -> ((StreamStateEvent) event).state())
                .toList();
    }

    /** Forgets what was handed on. */
    void clear() {
        synchronized (events) {
            events.clear();
        }
    }
}

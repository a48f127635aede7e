package org.xelionchat.simulator.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xelionchat.simulator.chat.EventOutlet;
import org.xelionchat.simulator.chat.SessionEvent;
import org.xelionchat.simulator.chat.SessionTitle;
import org.xelionchat.simulator.fault.FramePlan;
import org.xelionchat.simulator.fault.OpenSocket;
import org.xelionchat.simulator.fault.OutgoingFrame;
import org.xelionchat.simulator.wire.EventFrames;

/** All event sockets that are open, and the way events take to them. Thread-safe. */
public final class EventSockets implements EventOutlet {

    private final Map<String, List<EventSocket>> open = new ConcurrentHashMap<>();
    private final FramePlan plan;

    /**
     * Creates it.
     *
     * @param plan says what is really sent for an event
     */
    public EventSockets(FramePlan plan) {
        this.plan = plan;
    }

    @Override
    public void push(SessionTitle session, SessionEvent event) {
        List<EventSocket> listening = open.getOrDefault(session.id(), List.of());
        if (listening.isEmpty()) {
            // P12: what happens while nobody listens is not told later; the message list has it
            return;
        }
        ObjectNode json = EventFrames.of(session, event);
        List<OutgoingFrame> frames = plan.framesFor(session.id(), json);
        // P5.1: one socket per session or several is not documented. Assumed: every socket gets every event.
        listening.forEach(socket -> frames.forEach(socket::send));
    }

    /** {@return the sockets that are open} */
    public List<OpenSocket> open() {
        return open.values().stream().<OpenSocket>flatMap(List::stream).toList();
    }

    void add(EventSocket socket) {
        open.compute(socket.sessionId(), (id, sockets) -> {
            List<EventSocket> all = sockets == null ? new CopyOnWriteArrayList<>() : sockets;
            all.add(socket);
            return all;
        });
    }

    void remove(EventSocket socket) {
        open.computeIfPresent(socket.sessionId(), (id, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }
}

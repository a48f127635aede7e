package org.xelionchat.simulator.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.websockets.core.CloseMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.xelionchat.simulator.chat.EventOutlet;
import org.xelionchat.simulator.chat.SessionEvent;
import org.xelionchat.simulator.chat.SessionTitle;
import org.xelionchat.simulator.fault.FramePlan;
import org.xelionchat.simulator.fault.OpenSocket;
import org.xelionchat.simulator.fault.OutgoingFrame;
import org.xelionchat.simulator.wire.ClassicEventFrames;
import org.xelionchat.simulator.wire.EventFrames;

/** All event sockets that are open, and the way events take to them. Thread-safe. */
public final class EventSockets implements EventOutlet {

    /** Stands for all sessions, where a subscription names none. */
    private static final String ANY_SESSION = "";

    private final Set<EventSocket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, List<EventSocket>> bySession = new ConcurrentHashMap<>();
    private final FramePlan plan;
    private final ClassicEventFrames classicFrames;

    /**
     * Creates it.
     *
     * @param plan says what is really sent for an event
     * @param classicFrames what an event looks like on the classic API
     */
    public EventSockets(FramePlan plan, ClassicEventFrames classicFrames) {
        this.plan = plan;
        this.classicFrames = classicFrames;
    }

    @Override
    public void push(SessionTitle session, SessionEvent event) {
        List<EventSocket> listening = new ArrayList<>(bySession.getOrDefault(session.id(), List.of()));
        bySession.getOrDefault(ANY_SESSION, List.of()).stream()
                .filter(socket -> !listening.contains(socket))
                .forEach(listening::add);
        push(session, listening, false, () -> EventFrames.of(session, event));
        push(session, listening, true, () -> classicFrames.of(session, event));
    }

    private void push(SessionTitle session, List<EventSocket> listening, boolean classic, Supplier<ObjectNode> frame) {
        if (listening.stream().noneMatch(socket -> socket.isClassic() == classic)) {
            // P12: what happens while nobody listens is not told later; the message list has it
            return;
        }
        ObjectNode json = frame.get();
        String type = json.path("notificationType").asText();
        List<EventSocket> told = listening.stream()
                .filter(socket -> socket.isClassic() == classic && socket.wants(session.id(), type))
                .toList();
        if (!told.isEmpty()) {
            List<OutgoingFrame> frames = plan.framesFor(session.id(), json);
            // P5.1: one socket per session or several is not documented. Assumed: every socket gets every event.
            told.forEach(socket -> frames.forEach(socket::send));
        }
    }

    /** {@return the sockets that are open} */
    public List<OpenSocket> open() {
        return List.copyOf(open);
    }

    /**
     * Closes the sockets of a login that has ended. Assumed: neither whether nor how is documented.
     *
     * @param login its id
     */
    public void loggedOut(String login) {
        open.stream()
                .filter(socket -> socket.isOf(login))
                .forEach(socket -> socket.close(CloseMessage.MSG_VIOLATES_POLICY, "Not authenticated"));
    }

    void add(EventSocket socket) {
        open.add(socket);
    }

    /** From now on, it may want events of this session, or of any. */
    void carries(EventSocket socket, String sessionId) {
        bySession.compute(sessionId, (id, sockets) -> {
            List<EventSocket> all = sockets == null ? new CopyOnWriteArrayList<>() : sockets;
            if (!all.contains(socket) && open.contains(socket)) {
                all.add(socket);
            }
            return all.isEmpty() ? null : all;
        });
    }

    void remove(EventSocket socket) {
        open.remove(socket);
        socket.sessionIds()
                .forEach(sessionId -> bySession.computeIfPresent(sessionId, (id, sockets) -> {
                    sockets.remove(socket);
                    return sockets.isEmpty() ? null : sockets;
                }));
    }
}

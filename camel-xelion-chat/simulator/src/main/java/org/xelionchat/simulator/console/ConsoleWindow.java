package org.xelionchat.simulator.console;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One open window: whose it is, what it has been told, what it has on view. All calls come on one thread. */
final class ConsoleWindow {

    private final Consumer<Frame> outlet;
    private final Map<String, SessionView> told = new LinkedHashMap<>();
    private final Map<String, Entry> toldEntries = new HashMap<>();
    private String agent;
    private String onView;

    ConsoleWindow(Consumer<Frame> outlet) {
        this.outlet = outlet;
    }

    /** {@return whose window it is; {@code null} before he has joined} */
    String agent() {
        return agent;
    }

    /** {@return the session on view, or {@code null}} */
    String onView() {
        return onView;
    }

    void tell(Frame frame) {
        outlet.accept(frame);
    }

    void joined(Frame.Welcome welcome) {
        agent = welcome.name();
        welcome.sessions().forEach(session -> told.put(session.id(), session));
        tell(welcome);
    }

    void opened(String sessionId, List<Entry> history) {
        onView = sessionId;
        toldEntries.clear();
        history.forEach(entry -> toldEntries.put(entry.key(), entry));
        tell(new Frame.Entries(sessionId, true, history));
    }

    void closed() {
        onView = null;
        toldEntries.clear();
    }

    /** Tells what of this session is new to the window. */
    void changed(SessionView session, List<Entry> history) {
        if (session.id().equals(onView)) {
            List<Entry> fresh = history.stream()
                    .filter(entry -> !entry.equals(toldEntries.put(entry.key(), entry)))
                    .toList();
            if (!fresh.isEmpty()) {
                tell(new Frame.Entries(session.id(), false, fresh));
            }
        }
        if (!session.equals(told.put(session.id(), session))) {
            tell(new Frame.Session(session));
        }
    }

    void forgetSessions() {
        told.keySet().forEach(sessionId -> tell(new Frame.SessionGone(sessionId)));
        told.clear();
        closed();
    }
}

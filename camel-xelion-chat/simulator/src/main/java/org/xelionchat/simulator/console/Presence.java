package org.xelionchat.simulator.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xelionchat.simulator.chat.ChatState;

/**
 * An agent is online from his first window to his last. A window that is loaded again is gone for a moment only, which
 * must not take the gateway offline: so an agent is given some time to come back. All calls come on one thread.
 */
final class Presence {

    private final ChatState state;
    private final ScheduledExecutorService oneByOne;
    private final Duration patience;
    private final Map<String, Integer> windows = new HashMap<>();
    private final Map<String, Future<?>> leaving = new HashMap<>();

    Presence(ChatState state, ScheduledExecutorService oneByOne, Duration patience) {
        this.state = state;
        this.oneByOne = oneByOne;
        this.patience = patience;
    }

    /** One more window of this agent. */
    void comes(String agent) {
        Future<?> departure = leaving.remove(agent);
        if (departure != null) {
            departure.cancel(false);
        } else if (!windows.containsKey(agent)) {
            bringOnline(agent);
        }
        windows.merge(agent, 1, Integer::sum);
    }

    /** One window less; {@code forGood}: he has said so, there is nothing to wait for. */
    void goes(String agent, boolean forGood) {
        windows.computeIfPresent(agent, (name, count) -> count == 1 ? null : count - 1);
        if (windows.containsKey(agent)) {
            return;
        }
        if (forGood) {
            state.setOnline(agent, false);
        } else {
            leaving.put(agent, oneByOne.schedule(() -> hasGone(agent), patience.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** The simulator has forgotten its agents; who has a window is still there. */
    void afterReset() {
        windows.keySet().forEach(this::bringOnline);
    }

    private void bringOnline(String agent) {
        state.hire(agent);
        state.setOnline(agent, true);
    }

    private void hasGone(String agent) {
        if (leaving.remove(agent) != null) {
            state.setOnline(agent, false);
        }
    }
}

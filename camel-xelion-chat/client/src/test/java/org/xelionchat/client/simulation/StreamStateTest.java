package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xelionchat.client.model.StreamStateEvent.State.INTERRUPTED;
import static org.xelionchat.client.model.StreamStateEvent.State.RESTORED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.StreamStateEvent;

/** What a route is told of a stream that breaks again before all has been told of the last time. */
class StreamStateTest {

    private static final long SLOW = 3_000;

    private final FollowedSession session = new FollowedSession(UnaryOperator.identity());
    private final List<StreamStateEvent.State> states = new ArrayList<>();

    @Test
    void anInterruptionIsToldOnceUntilItIsOver() {
        session.tellStates(SLOW, states);
        session.run(60_000);
        session.isCut();
        session.agentSays("still there?");
        awaitLive();
        // the subscriber is still being asked whether he knows the message
        session.isCut();
        session.run(60_000);

        assertThat(states).containsExactly(INTERRUPTED, RESTORED);
    }

    @Test
    void nothingIsRestoredWhileItIsInterrupted() {
        session.tellStates(SLOW, states);
        session.run(60_000);
        session.isCut();
        session.agentSays("still there?");
        awaitLive();
        session.refuses(true);
        session.isCut();
        session.run(60_000);

        assertThat(states).containsExactly(INTERRUPTED);

        session.refuses(false);
        session.run(60_000);

        assertThat(states).containsExactly(INTERRUPTED, RESTORED);
    }

    private void awaitLive() {
        session.run(1);
        while (!session.isLive()) {
            session.run(1);
        }
    }
}

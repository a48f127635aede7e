package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.stream.EventSubscription;

/** A subscriber's threads end when he has been closed: nothing may be asked of them afterwards. */
class ClosedSubscriberTest {

    private final FollowedSession session = new FollowedSession(UnaryOperator.identity());
    private boolean closed;
    private int late;

    @Test
    void aListThatComesLateIsLeftToThoseWhoAreStillThere() {
        for (int millis = 0; millis < 1_000; millis += 5) {
            closed = false;
            EventSubscription other = session.subscribe(this::execute);
            session.run(2_000);
            session.isCut();
            session.agentSays("still there?");
            // the list is read at one of these moments
            session.run(millis);
            other.close().thenRun(() -> closed = true);
            session.run(60_000);
            assertThat(closed).isTrue();
        }
        assertThat(late).isZero();
    }

    private void execute(Runnable task) {
        if (closed) {
            late++;
        } else {
            session.execute(task);
        }
    }
}

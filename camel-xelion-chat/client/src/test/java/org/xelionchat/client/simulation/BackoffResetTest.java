package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The back-off starts anew after a stream has proven itself, and not before: contract section 2, reconnectDelay. */
class BackoffResetTest {

    private final FollowedSession session = new FollowedSession(UnaryOperator.identity());

    @Test
    void socketsThatDieWithinSecondsAreTriedEverMoreRarely() {
        int before = session.attempts();
        for (int second = 0; second < 900; second++) {
            session.run(1_000);
            session.isCut();
        }

        assertThat(session.attempts() - before).isBetween(30, 150);
    }

    @Test
    void aSocketThatLivedForAMinuteIsReplacedAtOnce() {
        for (int i = 0; i < 30; i++) {
            session.run(61_000);
            session.isCut();
            session.run(2_000);
            assertThat(session.isLive()).as("interruption %d", i).isTrue();
        }
    }
}

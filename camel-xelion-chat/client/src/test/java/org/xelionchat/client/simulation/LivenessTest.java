package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a stream pings, and when it gives a silent link up: contract section 2, pingInterval and pongTimeout. */
class LivenessTest {

    /** In the model an answer takes up to 100 ms. */
    private static final long ANSWER = 100;

    private static final int TIMES = 100;

    @ParameterizedTest
    @CsvSource({"20000, 10000", "5000, 5000", "5000, 60000", "5000, 7000"})
    void pingsOncePerIntervalOfSilence(long interval, long timeout) {
        FollowedSession session = session(interval, timeout);
        int before = session.pings();

        session.run(TIMES * (interval + ANSWER));

        assertThat(session.pings() - before).isBetween(TIMES, TIMES + TIMES * (int) ANSWER / (int) interval + 1);
        assertThat(session.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"20000, 10000", "5000, 60000"})
    void doesNotPingWhereSomethingArrives(long interval, long timeout) {
        FollowedSession session = session(interval, timeout);
        session.agentTypes();
        session.run(interval / 2);
        int before = session.pings();

        for (int i = 0; i < TIMES; i++) {
            session.agentTypes();
            session.run(interval / 2);
        }

        assertThat(session.pings()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"20000, 10000", "5000, 5000", "5000, 60000", "5000, 7000"})
    void givesALinkUpThatIsSilentForIntervalAndTimeout(long interval, long timeout) {
        FollowedSession session = session(interval, timeout);
        for (int i = 0; i < TIMES; i++) {
            // some moment between two pings
            session.run(61_000 + i * interval / TIMES);
            session.agentTypes();
            session.run(ANSWER);
            int attempts = session.attempts();
            session.stalls();

            session.run(interval + timeout - 2 * ANSWER);
            assertThat(session.isLive()).as("stall %d, too early", i).isTrue();
            session.run(2 * ANSWER);
            assertThat(session.isLive()).as("stall %d, in time", i).isFalse();
            session.run(5_000);
            assertThat(session.attempts()).isEqualTo(attempts + 1);
        }
    }

    private static FollowedSession session(long interval, long timeout) {
        return new FollowedSession(
                settings -> settings.pingInterval(Duration.ofMillis(interval)).pongTimeout(Duration.ofMillis(timeout)));
    }
}

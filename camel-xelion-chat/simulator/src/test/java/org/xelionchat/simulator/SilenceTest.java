package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.chat.Change.Kind;
import org.xelionchat.simulator.chat.SimulatedSession;

/** What happens while a visitor stays silent. */
class SilenceTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aSilentVisitorIsIdleThenAskedThenSentHome() {
        try (XelionSimulator simulator = XelionSimulator.builder()
                .idleAfter(SHORT)
                .heartbeatAfter(SHORT)
                .endAfter(SHORT)
                .build()
                .start()) {
            List<Kind> changes = new CopyOnWriteArrayList<>();
            simulator.onChange(change -> changes.add(change.kind()));
            String id = new GatewayCaller(simulator).createSession();

            await().until(() -> changes.size() == 4);

            assertThat(changes).containsExactly(Kind.SESSION_STARTED, Kind.IDLE, Kind.HEARTBEAT, Kind.ENDED);
            SimulatedSession session = simulator.session(id);
            assertThat(session.ended()).isTrue();
            assertThat(Duration.between(session.startedAt(), session.idleAt())).isGreaterThanOrEqualTo(SHORT);
            assertThat(Duration.between(session.idleAt(), session.endedAt()))
                    .isGreaterThanOrEqualTo(SHORT.multipliedBy(2));
        }
    }

    @Test
    void withoutAQuestionTheEndFollowsIdle() {
        try (XelionSimulator simulator = XelionSimulator.builder()
                .idleAfter(SHORT)
                .endAfter(SHORT)
                .build()
                .start()) {
            List<Kind> changes = new CopyOnWriteArrayList<>();
            simulator.onChange(change -> changes.add(change.kind()));
            new GatewayCaller(simulator).createSession();

            await().until(() -> changes.size() == 3);

            assertThat(changes).containsExactly(Kind.SESSION_STARTED, Kind.IDLE, Kind.ENDED);
        }
    }

    /** P7: the message may be null. */
    @Test
    void theTextsCanBeChosenOrMissing() {
        try (XelionSimulator simulator = XelionSimulator.builder()
                .heartbeatText(null)
                .noAgentsText("Nobody here")
                .build()
                .start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);
            String id = visitor.createSession();
            EventListener events = visitor.listen(id);

            simulator.asksStillThere(simulator.session(id)).findsNoAgents(simulator.session(id));

            assertThat(events.types(2)).containsExactly("chatHeartbeatEvent", "chatNoAgentsAvailableEvent");
            assertThat(events.texts().get(0)).contains("\"message\":null");
            assertThat(events.texts().get(1)).contains("\"message\":\"Nobody here\"");
        }
    }

    @Test
    void aVisitorWhoShowsLifeIsNotIdleAndHisTimeBeginsAnew() {
        SettableClock clock = new SettableClock();
        try (XelionSimulator simulator =
                XelionSimulator.builder().clock(clock).idleAfter(LONG).build().start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);
            String id = visitor.createSession();
            simulator.becomesIdle(simulator.session(id));
            assertThat(simulator.session(id).idle()).isTrue();
            assertThat(simulator.session(id).plannedIdleAt()).isNull();

            clock.advance(Duration.ofMinutes(5));
            visitor.say(id, "I am back");

            assertThat(simulator.session(id).idle()).isFalse();
            assertThat(simulator.session(id).plannedIdleAt()).isEqualTo("2026-03-01T13:05:00Z");
            assertThat(visitor.get("/sessions/" + id).json().get("idleDate").asText("?"))
                    .isEmpty();

            clock.advance(Duration.ofMinutes(5));
            visitor.post("/sessions/" + id + "/is_typing", null);
            assertThat(simulator.session(id).plannedIdleAt()).isEqualTo("2026-03-01T13:10:00Z");
        }
    }

    @Test
    void plannedDatesLieInTheFuture() {
        SettableClock clock = new SettableClock();
        try (XelionSimulator simulator = XelionSimulator.builder()
                .clock(clock)
                .idleAfter(LONG)
                .heartbeatAfter(LONG)
                .endAfter(LONG)
                .plannedDates(true)
                .build()
                .start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);
            String id = visitor.createSession();

            JsonNode session = visitor.get("/sessions/" + id).json();
            assertThat(session.get("idleDate").asText()).isEqualTo("2026-03-01 13:00:00");
            assertThat(session.get("endDate").asText()).isEqualTo("2026-03-01 15:00:00");
            assertThat(simulator.session(id).ended()).isFalse();

            clock.advance(Duration.ofMinutes(5));
            simulator.becomesIdle(simulator.session(id));
            session = visitor.get("/sessions/" + id).json();
            assertThat(session.get("idleDate").asText()).isEqualTo("2026-03-01 12:05:00");
            assertThat(session.get("endDate").asText()).isEqualTo("2026-03-01 14:05:00");

            simulator.ends(simulator.session(id));
            assertThat(visitor.get("/sessions/" + id).json().get("endDate").asText())
                    .isEqualTo("2026-03-01 12:05:00");
        }
    }

    @Test
    void byDefaultNothingIsPlanned() {
        try (XelionSimulator simulator = XelionSimulator.builder().build().start()) {
            String id = new GatewayCaller(simulator).createSession();

            assertThat(simulator.session(id).plannedIdleAt()).isNull();
            assertThat(simulator.session(id).plannedEndAt()).isNull();
            assertThat(List.of(
                            simulator.session(id).idle(), simulator.session(id).ended()))
                    .containsOnly(false);
        }
    }
}

package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stopping and starting again. */
class RestartTest {

    @Test
    void whatItKnowsSurvivesARestartOnTheSamePort() {
        try (XelionSimulator simulator = XelionSimulator.builder().build().start()) {
            int port = simulator.port();
            GatewayCaller visitor = new GatewayCaller(simulator);
            String id = visitor.createSession();
            EventListener events = visitor.listen(id);
            visitor.say(id, "before");

            long begin = System.nanoTime();
            simulator.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            events.broken();
            assertThat(simulator.isRunning()).isFalse();
            assertThat(simulator.sockets().open()).isZero();
            assertThatThrownBy(() -> visitor.get("/status"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(ConnectException.class);
            simulator.agent("Wesley").activate(id).says("while it was down");
            simulator.faults().sockets().cut();

            simulator.start().start();

            assertThat(simulator.port()).isEqualTo(port);
            EventListener again = visitor.listen(id);
            visitor.say(id, "after");
            simulator.agent("Wesley").in(id).says("hello again");
            assertThat(again.events(1).toString()).contains("hello again");
            assertThat(simulator.session(id).texts())
                    .containsExactly("before", "while it was down", "after", "hello again");
        }
    }

    @Test
    void aTakenPortIsAClearError() {
        try (XelionSimulator first = XelionSimulator.builder().build().start();
                XelionSimulator second =
                        XelionSimulator.builder().port(first.port()).build()) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on localhost");
            assertThat(second.isRunning()).isFalse();
        }
    }

    @Test
    void whatBecameDueMeanwhileHappensAfterTheStart() {
        SettableClock clock = new SettableClock();
        try (XelionSimulator simulator = XelionSimulator.builder()
                .clock(clock)
                .idleAfter(Duration.ofHours(1))
                .build()
                .start()) {
            String id = new GatewayCaller(simulator).createSession();

            simulator.stop();
            clock.advance(Duration.ofHours(2));
            assertThat(simulator.session(id).idle()).isFalse();
            simulator.start();

            await().until(() -> simulator.session(id).idle());
        }
    }

    @Test
    void afterwardsNoThreadIsLeft() {
        try (XelionSimulator simulator =
                XelionSimulator.builder().idleAfter(Duration.ofHours(1)).build().start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);
            visitor.listen(visitor.createSession());
        }
        await().atMost(Duration.ofSeconds(15))
                .until(() -> SimulatorThreadNames.now().isEmpty());
    }
}

package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.xelionchat.simulator.journal.Operation.CREATE_SESSION;
import static org.xelionchat.simulator.journal.Operation.GET_STATUS;
import static org.xelionchat.simulator.journal.Operation.OPEN_EVENTS;
import static org.xelionchat.simulator.journal.Operation.SEND_MESSAGE;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.ApiCaller.Answered;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.fault.NextCall;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** Faults that strike at a call. */
@XelionSimulatorTest
class CallFaultsTest {

    private final XelionSimulator simulator;
    private final GatewayCaller visitor;
    private final SimulatedSession session;

    CallFaultsTest(XelionSimulator simulator) {
        this.simulator = simulator;
        this.visitor = new GatewayCaller(simulator);
        this.session = simulator.session(visitor.createSession());
    }

    @Test
    void answersWithAnErrorWithoutActing() {
        simulator.faults().nextCall(SEND_MESSAGE).times(2).answers(500);

        assertThat(visitor.say(session.id(), "one").status()).isEqualTo(500);
        Answered second = visitor.say(session.id(), "two");
        assertThat(second.status()).isEqualTo(500);
        assertThat(second.body()).isEqualTo("Server error");
        assertThat(simulator.faults().pending()).isFalse();
        assertThat(visitor.say(session.id(), "three").status()).isEqualTo(200);
        assertThat(simulator.session(session.id()).texts()).containsExactly("three");
        assertThat(simulator.calls().of(SEND_MESSAGE).answered(500).count()).isEqualTo(2);
    }

    @Test
    void tellsWhenToTryAgain() {
        simulator.faults().nextCall().retryAfter(Duration.ofSeconds(7)).answers(429);
        simulator
                .faults()
                .nextCall()
                .retryAfter(Instant.parse("2026-03-01T12:00:05Z"))
                .answersText(503, "busy");

        Answered first = visitor.get("/status");
        Answered second = visitor.get("/status");

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.retryAfter()).isEqualTo("7");
        assertThat(first.body()).isEqualTo("Too many concurrent requests");
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.retryAfter()).isEqualTo("Sun, 01 Mar 2026 12:00:05 GMT");
        assertThat(second.body()).isEqualTo("busy");
        assertThat(second.contentType()).startsWith("text/plain");
    }

    @Test
    void answersWithAnyJson() {
        simulator.faults().nextCall(GET_STATUS).answersJson(200, "{\"object\": \"online\"}");

        Answered answer = visitor.get("/status");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.body()).isEqualTo("{\"object\": \"online\"}");
    }

    @Test
    void answersWithAnErrorAfterActing() {
        simulator.faults().nextCall(SEND_MESSAGE).actsButAnswers(500);
        simulator.faults().nextCall(SEND_MESSAGE).actsButAnswersText(200, "<html>");

        assertThat(visitor.say(session.id(), "one").status()).isEqualTo(500);
        assertThat(visitor.say(session.id(), "two").body()).isEqualTo("<html>");

        assertThat(simulator.session(session.id()).texts()).containsExactly("one", "two");
    }

    @Test
    void closesTheConnectionBeforeActing() {
        simulator.faults().nextCall(SEND_MESSAGE).dropsConnection();

        assertThatThrownBy(() -> visitor.say(session.id(), "one")).isInstanceOf(UncheckedIOException.class);

        assertThat(simulator.session(session.id()).messages()).isEmpty();
        assertThat(simulator.calls().of(SEND_MESSAGE).last().orElseThrow().answer())
                .isEmpty();
        assertThat(visitor.say(session.id(), "two").status()).isEqualTo(200);
    }

    @Test
    void closesTheConnectionAfterActing() {
        simulator.faults().nextCall(SEND_MESSAGE).actsButDropsConnection();

        assertThatThrownBy(() -> visitor.say(session.id(), "one")).isInstanceOf(UncheckedIOException.class);

        assertThat(simulator.session(session.id()).texts()).containsExactly("one");
    }

    @Test
    void neverAnswers() {
        simulator.faults().nextCall(SEND_MESSAGE).neverAnswers();
        CompletableFuture<Answered> first = sending("one");
        await().until(() -> simulator.calls().of(SEND_MESSAGE).count() == 1);
        simulator.faults().nextCall(SEND_MESSAGE).actsButNeverAnswers();
        CompletableFuture<Answered> second = sending("two");
        await().until(() -> simulator.calls().of(SEND_MESSAGE).count() == 2);

        assertThat(visitor.say(session.id(), "three").status()).isEqualTo(200);

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(simulator.session(session.id()).texts()).containsExactly("two", "three");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCallerWhoIsNeverAnsweredAndLeavesLeavesNoConnectionBehind(boolean acts) throws Exception {
        NextCall next = simulator.faults().nextCall(GET_STATUS);
        if (acts) {
            next.actsButNeverAnswers();
        } else {
            next.neverAnswers();
        }
        URI status = URI.create(simulator.gatewayUri() + "/status");
        try (RawConnection caller =
                RawConnection.call(status, simulator.gateway().accessToken())) {
            await().until(() -> simulator.calls().of(GET_STATUS).count() == 1);

            caller.leave();

            assertThat(caller.readOnce()).isEmpty();
        }
    }

    @Test
    void answersLate() throws Exception {
        simulator.faults().nextCall(SEND_MESSAGE).answersLate(Duration.ofMillis(300));
        long begin = System.nanoTime();

        CompletableFuture<Answered> answer = sending("one");

        await().until(() -> simulator.session(session.id()).texts().size() == 1);
        assertThat(answer).isNotDone();
        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(System.nanoTime() - begin)
                .isGreaterThan(Duration.ofMillis(300).toNanos());
    }

    @Test
    void actsLate() throws Exception {
        simulator.faults().nextCall(SEND_MESSAGE).actsLate(Duration.ofSeconds(1));

        CompletableFuture<Answered> answer = sending("one");

        await().until(() -> simulator.calls().of(SEND_MESSAGE).count() == 1);
        assertThat(simulator.session(session.id()).texts()).isEmpty();
        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(simulator.session(session.id()).texts()).containsExactly("one");
    }

    @Test
    void strikesOnlyWhereItIsToldTo() {
        String other = visitor.createSession();
        simulator.faults().nextCall(SEND_MESSAGE).inSession(session).answers(500);

        assertThat(visitor.get("/status").status()).isEqualTo(200);
        assertThat(visitor.say(other, "one").status()).isEqualTo(200);
        assertThat(visitor.say(session.id(), "one").status()).isEqualTo(500);
        assertThat(visitor.say(session.id(), "two").status()).isEqualTo(200);
    }

    @Test
    void strikesInTheOrderOfArming() {
        simulator.faults().nextCall(GET_STATUS).answers(500).nextCall().answers(503);

        assertThat(visitor.get("/validate").status()).isEqualTo(503);
        assertThat(visitor.get("/status").status()).isEqualTo(500);
        assertThat(visitor.get("/status").status()).isEqualTo(200);
    }

    @Test
    void strikesUntilItIsTakenAway() {
        simulator.faults().nextCall(CREATE_SESSION).always().answers(503);
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.post("/sessions", "{\"clientId\": \"peter\"}").status())
                    .isEqualTo(503);
        }

        simulator.faults().clear();

        assertThat(visitor.post("/sessions", "{\"clientId\": \"peter\"}").status())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> simulator.faults().nextCall(OPEN_EVENTS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.faults().nextCall().times(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private CompletableFuture<Answered> sending(String text) {
        return visitor.sendAsync("POST", "/sessions/" + session.id() + "/messages", "{\"text\": \"" + text + "\"}");
    }
}

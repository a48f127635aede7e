package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** Faults that strike at the handshake of an event socket. */
@XelionSimulatorTest
class HandshakeFaultsTest {

    private final XelionSimulator simulator;
    private final GatewayCaller visitor;
    private final SimulatedSession session;

    HandshakeFaultsTest(XelionSimulator simulator) {
        this.simulator = simulator;
        this.visitor = new GatewayCaller(simulator);
        this.session = simulator.session(visitor.createSession());
    }

    @Test
    void isRefusedWithAStatus() {
        simulator.faults().nextHandshake().times(2).isRefused(503);

        for (int i = 0; i < 2; i++) {
            URI url = visitor.eventUrl(session.id());
            assertThatThrownBy(() -> visitor.listenTo(url))
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(503));
        }
        visitor.listen(session.id());

        assertThat(simulator.sockets().list()).hasSize(1);
        assertThat(simulator.sockets().connecting()).isZero();
        assertThat(simulator.calls().of(Operation.OPEN_EVENTS).answered(503).count())
                .isEqualTo(2);
    }

    @Test
    void isAcceptedAndClosedAtOnce() {
        simulator.faults().nextHandshake().isExpired();

        EventListener events = visitor.listen(session.id());

        assertThat(events.closed()).isEqualTo(1008);
        assertThat(events.closeReason()).isEqualTo("URL has expired");
        assertThat(simulator.sockets().list()).isEmpty();
    }

    @Test
    void isLate() throws Exception {
        simulator.faults().nextHandshake().isLate(Duration.ofSeconds(1));
        EventListener events = new EventListener();

        CompletableFuture<WebSocket> opening = visitor.connect(visitor.eventUrl(session.id()), events);

        await().until(() -> simulator.sockets().connecting(session.id()) == 1);
        assertThat(opening).isNotDone();
        opening.get(10, TimeUnit.SECONDS);
        simulator.agent("Wesley").in(session).says("hello");
        assertThat(events.types(1)).containsExactly("newExternalChatEvent");
        assertThat(simulator.sockets().connecting()).isZero();
        assertThat(simulator.sockets().maxConnecting(session.id())).isEqualTo(1);
    }

    @Test
    void hangsUntilTheClientGivesUp() throws Exception {
        simulator.faults().nextHandshake().times(3).hangs();
        RawConnection[] waiting = new RawConnection[3];
        for (int i = 0; i < 3; i++) {
            waiting[i] = RawConnection.handshake(visitor.eventUrl(session.id()));
        }
        await().until(() -> simulator.sockets().connecting() == 3);

        waiting[0].close();
        await().until(() -> simulator.sockets().connecting(session.id()) == 2);
        waiting[1].close();
        waiting[2].close();
        await().until(() -> simulator.sockets().connecting() == 0);

        assertThat(simulator.sockets().maxConnecting()).isEqualTo(3);
        assertThat(simulator.sockets().list()).isEmpty();
    }

    @Test
    void aClientThatGivesUpBeforeALateAnswerLeavesNothingBehind() throws Exception {
        simulator.faults().nextHandshake().isLate(Duration.ofSeconds(1));
        RawConnection waiting = RawConnection.handshake(visitor.eventUrl(session.id()));
        await().until(() -> simulator.sockets().connecting() == 1);

        waiting.close();

        await().until(() -> simulator.sockets().connecting() == 0);
        visitor.listen(session.id());
        await().during(Duration.ofMillis(1_200))
                .until(() -> simulator.sockets().list().size() == 1);
    }

    @Test
    void dropsTheConnection() throws Exception {
        simulator.faults().nextHandshake().dropsConnection();

        try (RawConnection handshake = RawConnection.handshake(visitor.eventUrl(session.id()))) {
            assertThat(handshake.readOnce()).isEmpty();
        }

        assertThat(simulator.sockets().connecting()).isZero();
        assertThat(simulator.sockets().maxConnecting()).isEqualTo(1);
    }

    /** One read of the raw connection holds the handshake's answer and the whole frame. */
    @Test
    void carriesTheFirstFrameInTheSamePacket() throws Exception {
        simulator
                .faults()
                .nextHandshake()
                .carries(opened -> simulator.agent("Wesley").activate(opened).says("at once"));

        try (RawConnection handshake = RawConnection.handshake(visitor.eventUrl(session.id()))) {
            String first = handshake.readOnce();

            assertThat(first).startsWith("HTTP/1.1 101 ");
            assertThat(first).contains("chatHasBeenActivatedEvent").contains("\"contents\":\"at once\"");
        }
    }

    @Test
    void withoutAFaultAnswerAndFrameAreApart() throws Exception {
        try (RawConnection handshake = RawConnection.handshake(visitor.eventUrl(session.id()))) {
            String first = handshake.readOnce();
            simulator.agent("Wesley").in(session).says("later");

            assertThat(first).startsWith("HTTP/1.1 101 ").doesNotContain("later");
            assertThat(handshake.readOnce()).contains("later");
        }
    }

    @Test
    void whatIsCarriedReachesAnOrdinaryClient() {
        simulator
                .faults()
                .nextHandshake()
                .carries(opened -> simulator.agent("Wesley").activate(opened).says("at once"));

        EventListener events = visitor.listen(session.id());
        simulator.agent("Wesley").in(session).says("later");

        assertThat(events.types(3))
                .containsExactly("chatHasBeenActivatedEvent", "newExternalChatEvent", "newExternalChatEvent");
    }

    @Test
    void strikesOnlyTheSessionItIsToldTo() {
        String other = visitor.createSession();
        simulator.faults().nextHandshake().inSession(session).isExpired();

        EventListener fine = visitor.listen(other);
        EventListener struck = visitor.listen(session.id());

        assertThat(struck.closed()).isEqualTo(1008);
        assertThat(fine.closeCode()).isNull();
    }
}

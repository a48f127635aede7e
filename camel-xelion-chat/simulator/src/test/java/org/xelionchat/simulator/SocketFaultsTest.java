package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.RecordedSocket.End;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** Faults of the event sockets that are open. */
@XelionSimulatorTest
class SocketFaultsTest {

    private final XelionSimulator simulator;
    private final GatewayCaller visitor;
    private final SimulatedSession session;
    private final EventListener events;

    SocketFaultsTest(XelionSimulator simulator) {
        this.simulator = simulator;
        this.visitor = new GatewayCaller(simulator);
        this.session = simulator.session(visitor.createSession());
        this.events = visitor.listen(session.id());
    }

    @Test
    void areClosedWithACode() {
        simulator.faults().sockets().close(1011, "internal error");

        assertThat(events.closed()).isEqualTo(1011);
        assertThat(events.closeReason()).isEqualTo("internal error");
        await().until(() -> simulator.sockets().open() == 0);
        assertThat(end()).isEqualTo(End.CLOSED_BY_SIMULATOR);
        await().until(() -> simulator.sockets().closeCodes(session.id()).equals(List.of(1011)));
    }

    @Test
    void areCutWithoutACloseFrame() {
        simulator.faults().sockets(session).cut();

        events.broken();
        await().until(() -> simulator.sockets().open() == 0);
        assertThat(end()).isEqualTo(End.CUT_BY_SIMULATOR);
        assertThat(simulator.sockets().closeCodes()).isEmpty();
    }

    @Test
    void areReset() {
        simulator.faults().sockets(session).reset();

        events.broken();
        assertThat(events.error()).hasStackTraceContaining("reset");
        assertThat(end()).isEqualTo(End.CUT_BY_SIMULATOR);
    }

    @Test
    void stallAndResume() {
        simulator.faults().sockets(session).stall();
        simulator.agent("Wesley").in(session).says("one").says("two");
        events.socket().sendPing(ByteBuffer.wrap(new byte[] {1})).join();

        await().during(Duration.ofMillis(300)).until(() -> events.texts().isEmpty() && events.pongs() == 0);
        assertThat(simulator.sockets().pings()).isZero();
        assertThat(simulator.sockets().open(session.id())).isEqualTo(1);
        assertThat(events.error()).isNull();

        simulator.faults().sockets(session).resume();

        assertThat(events.events(2).toString()).contains("one", "two");
        await().until(() -> events.pongs() == 1);
        simulator.agent("Wesley").in(session).says("three");
        assertThat(events.events(3).get(2).toString()).contains("three");
        assertThat(simulator.sockets().pings()).isEqualTo(1);
    }

    @Test
    void aStalledSocketIsNotOpenAnyMoreWhenTheClientHasLeftIt() {
        simulator.faults().sockets().stall();

        events.socket().abort();

        await().until(() -> simulator.sockets().open(session.id()) == 0);
        assertThat(end()).isEqualTo(End.CUT_BY_CLIENT);
    }

    @Test
    void aStalledSocketGivesNoCloseFrameEither() {
        simulator.faults().sockets().stall();
        events.socket().sendClose(1000, "").join();

        await().during(Duration.ofMillis(300)).until(() -> events.closeCode() == null);

        simulator.faults().sockets().resume();
        assertThat(events.closed()).isEqualTo(1000);
        assertThat(simulator.sockets().closeCodes()).containsExactly(1000);
    }

    @Test
    void aStalledSocketCanBeCut() {
        simulator.faults().sockets().stall();
        simulator.agent("Wesley").in(session).says("never seen");

        simulator.faults().sockets().cut();

        events.broken();
        assertThat(events.texts()).isEmpty();
    }

    @Test
    void sendAnythingAtAll() {
        simulator
                .faults()
                .sockets()
                .send("no JSON")
                .send("")
                .sendBinary(new byte[] {1, 2, 3})
                .ping();

        await().until(() -> events.texts().equals(List.of("no JSON", ""))
                && events.binaries() == 1
                && events.pings() == 1
                && simulator.sockets().list().get(0).pongs() == 1);
    }

    @Test
    void strikeOnlyTheSessionTheyAreToldTo() {
        String other = visitor.createSession();
        EventListener others = visitor.listen(other);

        simulator.faults().sockets(session).close(1001, "");

        assertThat(events.closed()).isEqualTo(1001);
        simulator.agent("Wesley").in(other).says("still here");
        assertThat(others.types(1)).containsExactly("newExternalChatEvent");
        assertThat(others.closeCode()).isNull();
    }

    private End end() {
        return simulator.sockets().list(session.id()).get(0).end();
    }
}

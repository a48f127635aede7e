package org.xelionchat.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventTransport;
import org.xelionchat.simulator.SimulatedAgent;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.fault.NextHandshake;
import org.xelionchat.simulator.journal.RecordedSocket;

/** Event sockets against the simulator, with the faults that it knows. */
@Timeout(60)
class EventsFromSimulatorTest {

    private final TestThreads threads = new TestThreads();
    private final RecordingListener listener = new RecordingListener();
    private XelionSimulator simulator;
    private HttpTransport http;
    private EventTransport transport;

    @BeforeEach
    void start() {
        use(XelionSimulator.builder().build());
    }

    private void use(XelionSimulator other) {
        simulator = other.start();
        XelionChatSettings.Builder settings = XelionChatSettings.builder()
                .host(simulator.host())
                .secure(simulator.isSecure())
                .gatewayId(simulator.gateway().id());
        if (simulator.isSecure()) {
            settings.sslContext(simulator.clientSslContext());
        }
        http = new HttpTransport(settings.build(), threads.resources());
        transport = TransportUnderTest.over(http);
    }

    @AfterEach
    void stop() {
        closeTransports();
        threads.awaitIoThreadsEnded();
        simulator.close();
        threads.close();
        assertThat(listener.calls()).doesNotContain("two at a time");
    }

    @ParameterizedTest(name = "TLS {0}")
    @ValueSource(booleans = {false, true})
    void missesNoEventThatArrivesWithTheHandshakesAnswer(boolean tls) throws Exception {
        if (tls) {
            simulator.close();
            closeTransports();
            use(XelionSimulator.builder().tls().build());
        }
        SimulatedAgent agent = simulator.agent("Wesley");
        simulator.faults().nextHandshake().carries(session -> agent.says(session, "hello"));

        open(session());

        await().until(() -> listener.calls().size() == 2);
        assertThat(listener.calls().get(0)).isEqualTo("open");
        assertThat(listener.calls().get(1)).startsWith("text:");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("401", (Consumer<NextHandshake>) next -> next.isRefused(401)),
                Arguments.of("404", (Consumer<NextHandshake>) next -> next.isRefused(404)),
                Arguments.of("503", (Consumer<NextHandshake>) next -> next.isRefused(503)),
                Arguments.of("dropped", (Consumer<NextHandshake>) NextHandshake::dropsConnection),
                Arguments.of("hanging", (Consumer<NextHandshake>) NextHandshake::hangs));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void tellsOfARefusal(String name, Consumer<NextHandshake> fault) throws Exception {
        fault.accept(simulator.faults().nextHandshake());

        transport.open(url(session()), Duration.ofMillis(500), listener);

        assertThat(listener.awaitClosed()).isInstanceOf(XelionConnectionException.class);
        assertThat(listener.calls()).containsExactly("closed:1006");
    }

    @Test
    void isNotOpenedByALateAnswer() throws Exception {
        simulator.faults().nextHandshake().isLate(Duration.ofMillis(600));

        transport.open(url(session()), Duration.ofMillis(200), listener);
        listener.awaitClosed();

        await().until(() ->
                simulator.sockets().open() == 0 && simulator.sockets().connecting() == 0);
        assertThat(listener.calls()).containsExactly("closed:1006");
    }

    @Test
    void waitsForASlowAnswer() throws Exception {
        simulator.faults().nextHandshake().isLate(Duration.ofMillis(400));

        open(session());

        await().until(() -> listener.calls().contains("open"));
    }

    @Test
    void tellsThatAnAddressHasExpired() throws Exception {
        simulator.faults().nextHandshake().isExpired();

        open(session());

        listener.awaitClosed();
        assertThat(listener.calls().get(0)).isEqualTo("open");
        assertThat(listener.calls().get(listener.calls().size() - 1)).startsWith("closed:1");
    }

    @Test
    void tellsACloseCode() throws Exception {
        open(session());
        await().until(() -> listener.calls().contains("open"));

        simulator.faults().sockets().close(1011, "going down");

        assertThat(listener.awaitClosed()).isNull();
        assertThat(listener.calls()).containsExactly("open", "closed:1011");
    }

    @Test
    void tellsOfACut() throws Exception {
        open(session());
        await().until(() -> listener.calls().contains("open"));

        simulator.faults().sockets().cut();

        listener.awaitClosed();
        assertThat(listener.calls()).containsExactly("open", "closed:1006");
    }

    @Test
    void readsFragmentsAndRefusesWhatIsTooLong() throws Exception {
        SimulatedSession session = session();
        open(session);
        await().until(() -> listener.calls().contains("open"));

        simulator.faults().nextFrame().isFragmented(7);
        simulator.agent("Wesley").says(session, "in pieces");
        await().until(() -> listener.calls().stream().anyMatch(call -> call.startsWith("text:")));
        simulator.faults().nextFrame().isOversized(2 << 20);
        simulator.agent("Wesley").says(session, "too long");

        assertThat(listener.awaitClosed()).isInstanceOf(XelionProtocolException.class);
        assertThat(listener.calls()).hasSize(3).last().isEqualTo("closed:1006");
    }

    @Test
    void pingsAndSaysGoodBye() throws Exception {
        SimulatedSession session = session();
        EventSocket socket = open(session);
        await().until(() -> listener.calls().contains("open"));

        socket.ping();
        await().until(() -> listener.calls().equals(List.of("open", "activity")));
        socket.close();

        assertThat(listener.awaitClosed()).isNull();
        assertThat(listener.calls()).endsWith("closed:1000");
        await().until(() -> simulator.sockets().open() == 0);
        RecordedSocket recorded = simulator.sockets().list().get(0);
        assertThat(recorded.end()).isEqualTo(RecordedSocket.End.CLOSED_BY_CLIENT);
        assertThat(recorded.clientCloseCode()).hasValue(1000);
        assertThat(recorded.pings()).isEqualTo(1);
    }

    private void closeTransports() {
        transport.close().thenCompose(closed -> http.close()).join();
    }

    private SimulatedSession session() {
        HttpCall create = new HttpCall(
                "createSession",
                null,
                "POST",
                simulator.gatewayUri().getRawPath() + "/sessions",
                "{\"clientId\":\"peter\"}",
                false,
                () -> simulator.gateway().accessToken());
        assertThat(http.send(create).join().status()).isEqualTo(200);
        return simulator.onlySession();
    }

    private URI url(SimulatedSession session) {
        HttpCall ask = new HttpCall(
                "getEventUrl",
                session.id(),
                "GET",
                simulator.gatewayUri().getRawPath() + "/sessions/" + session.id() + "/websocket",
                null,
                true,
                () -> simulator.gateway().accessToken());
        String body = http.send(ask).join().body();
        return URI.create(body.replaceAll(".*\"(wss?:[^\"]+)\".*", "$1"));
    }

    private EventSocket open(SimulatedSession session) {
        return transport.open(url(session), Duration.ofSeconds(5), listener);
    }
}

package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** The same over TLS, with a certificate made for it. */
class TlsTest {

    @RegisterExtension
    static final XelionSimulatorExtension XELION =
            XelionSimulatorExtension.with(simulator -> simulator.tls("xelion.test"));

    private final XelionSimulator simulator = XELION.simulator();

    @Test
    void callsAndEventsAreEncrypted() {
        GatewayCaller visitor = new GatewayCaller(simulator);
        String id = visitor.createSession();
        assertThat(simulator.uri().getScheme()).isEqualTo("https");
        URI url = visitor.eventUrl(id);
        assertThat(url.getScheme()).isEqualTo("wss");

        EventListener events = visitor.listenTo(url);
        simulator.agent("Wesley").activate(id).says("hello");

        assertThat(events.types(2)).containsExactly("chatHasBeenActivatedEvent", "newExternalChatEvent");
    }

    @Test
    void faultsStrikeTheSameWay() {
        GatewayCaller visitor = new GatewayCaller(simulator);
        SimulatedSession session = simulator.session(visitor.createSession());
        simulator
                .faults()
                .nextHandshake()
                .carries(opened -> simulator.agent("Wesley").activate(opened).says("at once"));
        EventListener events = visitor.listen(session.id());
        assertThat(events.types(2)).containsExactly("chatHasBeenActivatedEvent", "newExternalChatEvent");

        simulator.faults().sockets(session).stall();
        simulator.agent("Wesley").in(session).says("after the stall");
        events.socket().sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        simulator.faults().sockets(session).resume();
        assertThat(events.events(3).get(2).toString()).contains("after the stall");
        await().until(() -> events.pongs() == 1);

        simulator.faults().sockets(session).stall();
        events.socket().abort();
        await().until(() -> simulator.sockets().open(session.id()) == 0);
        EventListener again = visitor.listen(session.id());
        simulator.faults().sockets(session).cut();
        again.broken();
    }

    @Test
    void whoDoesNotTrustTheCertificateDoesNotGetIn() {
        HttpClient stranger = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.gatewayUri() + "/status"))
                .build();

        assertThatThrownBy(() -> stranger.send(request, BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void theCertificateIsGoodForTheNamesGivenAndForNow() throws Exception {
        X509Certificate certificate = (X509Certificate) simulator
                .trustStore()
                .getCertificate(simulator.trustStore().aliases().nextElement());

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .contains("localhost", "127.0.0.1", "xelion.test");
        certificate.checkValidity(Date.from(Instant.now()));
        certificate.verify(certificate.getPublicKey());
        assertThat(simulator
                        .trustStore()
                        .isKeyEntry(simulator.trustStore().aliases().nextElement()))
                .isFalse();
    }
}

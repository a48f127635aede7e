package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** Encrypted connections, to a simulator whose certificate nobody knows. */
class TlsTest extends ChatTestSupport {

    private static final String PASSWORD = "changeit";

    @RegisterExtension
    static final XelionSimulatorExtension SECURE =
            XelionSimulatorExtension.with(simulator -> simulator.tls().bindAddress("0.0.0.0"));

    /** An address of this machine for which the certificate is not good. */
    private static final String OTHER_HOST = "127.0.0.2";

    @TempDir
    Path directory;

    @Override
    void configure(XelionChatComponent component) {
        component.getConfiguration().setHost("https://" + SECURE.simulator().host());
        component.getConfiguration().setSecure(true);
    }

    @Test
    void refusesACertificateThatItDoesNotTrust() {
        Exchange exchange = send("xelion-chat:validate", null);

        assertThat(exchange.getException()).isInstanceOf(XelionConnectionException.class);
        assertThat(SECURE.simulator().calls().isEmpty()).isTrue();
    }

    @Test
    void trustsWhatItsSslContextParametersTrust() throws Exception {
        context.getRegistry().bind("trusting", trusting());
        RecordedEvents events = record("xelion-chat:events?sslContextParameters=#trusting");

        Exchange created = send(
                "xelion-chat:createSession?sslContextParameters=#trusting",
                new org.xelionchat.client.model.Visitor("peter"));
        SECURE.simulator().agent("Wesley").says(SECURE.simulator().onlySession(), "hello");

        assertThat(created.getException()).isNull();
        events.awaitTexts("hello");
    }

    @Test
    void trustsWhatTheContextTrustsWhenToldTo() throws Exception {
        context.setSSLContextParameters(trusting());
        component().setUseGlobalSslContextParameters(true);

        assertThat(send("xelion-chat:validate", null).getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void receivesEventsWithWhatTheContextTrusts() throws Exception {
        context.setSSLContextParameters(trusting());
        component().setUseGlobalSslContextParameters(true);
        RecordedEvents events = record("xelion-chat:events");

        createSession("peter");
        SECURE.simulator().agent("Wesley").says(SECURE.simulator().onlySession(), "hello");

        events.awaitTexts("hello");
    }

    @Test
    void callsNoHostThatTheCertificateIsNotFor() throws Exception {
        context.getRegistry().bind("trusting", trusting());

        Exchange exchange = send("xelion-chat:validate?sslContextParameters=#trusting&host=" + otherHost(), null);

        assertThat(exchange.getException())
                .isInstanceOf(XelionConnectionException.class)
                .hasRootCauseInstanceOf(CertificateException.class);
        assertThat(SECURE.simulator().calls().isEmpty()).isTrue();
    }

    @Test
    void receivesNoEventsFromAHostThatTheCertificateIsNotFor() throws Exception {
        context.getRegistry().bind("trusting", trusting());
        SECURE.simulator()
                .faults()
                .nextCall(Operation.GET_EVENT_URL)
                .times(3)
                .answersJson(200, "{\"object\":\"wss://" + otherHost() + "/websocket/1\"}");
        RecordedEvents events = record("xelion-chat:events?sslContextParameters=#trusting&" + QUICK);

        send(
                "xelion-chat:createSession?awaitFollowed=0&sslContextParameters=#trusting",
                new org.xelionchat.client.model.Visitor("peter"));
        SECURE.simulator().agent("Wesley").says(SECURE.simulator().onlySession(), "hello");

        events.awaitTexts("hello");
        assertThat(SECURE.simulator().calls().of(Operation.GET_EVENT_URL).count())
                .isEqualTo(4);
        assertThat(SECURE.simulator().sockets().list()).hasSize(1);
    }

    private static String otherHost() {
        return OTHER_HOST + ":" + SECURE.simulator().port();
    }

    @Test
    void doesNotAskTheContextWithoutBeingToldTo() throws Exception {
        context.setSSLContextParameters(trusting());

        assertThat(send("xelion-chat:validate", null).getException()).isInstanceOf(XelionConnectionException.class);
    }

    private SSLContextParameters trusting() throws GeneralSecurityException, IOException {
        Path file = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            SECURE.simulator().trustStore().store(out, PASSWORD.toCharArray());
        }
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setType("PKCS12");
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}

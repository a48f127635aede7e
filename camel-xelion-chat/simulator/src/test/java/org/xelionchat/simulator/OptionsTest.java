package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpHandler;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.ApiCaller.Answered;
import org.xelionchat.simulator.wire.ErrorForm;

/** What can be configured. */
class OptionsTest {

    @Test
    void errorsCanBeJson() {
        try (XelionSimulator simulator =
                XelionSimulator.builder().errors(ErrorForm.JSON).build().start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);

            Answered answer = visitor.get("/sessions/99");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.contentType()).startsWith("application/json");
            JsonNode error = answer.json();
            assertThat(error.get("errorCode").intValue()).isEqualTo(10100);
            assertThat(error.get("message").asText()).contains("session");
            assertThat(error.get("info").asText())
                    .isEqualTo("resource=GET /portal/chat/master/gateways/1234567/sessions/99");
            simulator.faults().nextCall().answers(429);
            assertThat(visitor.get("/status").json().get("errorCode").intValue())
                    .isEqualTo(10400);
        }
    }

    @Test
    void tenantLineAgentsAndSeveralGateways() {
        try (XelionSimulator simulator = XelionSimulator.builder()
                .tenant("acme gmbh")
                .lineName("Sales")
                .agents()
                .gateway("one", "first")
                .gateway("two", "second")
                .transcriptEnabled(false)
                .build()
                .start()) {
            assertThat(simulator.gateway().id()).isEqualTo("one");
            assertThat(simulator.gatewayUri().getRawPath()).isEqualTo("/portal/chat/acme%20gmbh/gateways/one");
            GatewayCaller two = new GatewayCaller(
                    simulator, simulator.gatewayUri(simulator.gateway("two")).toString(), "second");

            String id = two.createSession();

            assertThat(simulator.session(id).name()).isEqualTo("External Chat Sales < - > peter");
            assertThat(simulator.session(id).gatewayId()).isEqualTo("two");
            assertThat(two.get("/status").body()).contains("offline");
            assertThat(two.get("/transcript_enabled").body()).contains("false");
            assertThat(simulator.isOnline()).isFalse();
            assertThatThrownBy(() -> simulator.gateway("three")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** P7.1. */
    @Test
    void theVisitorsOwnMessagesCanComeBackAsEvents() {
        try (XelionSimulator simulator =
                XelionSimulator.builder().echoVisitorMessages(true).build().start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);
            String id = visitor.createSession();
            EventListener events = visitor.listen(id);

            String message = visitor.say(id, "hello").json().get("id").asText();

            JsonNode echo = events.events(1).get(0).get("notification");
            assertThat(echo.get("chatOid").asText()).isEqualTo(message);
            assertThat(echo.get("incoming").booleanValue()).isTrue();
        }
    }

    /** P2.5: the host may differ from that of the calls. */
    @Test
    void theEventHostCanDiffer() {
        try (XelionSimulator simulator = XelionSimulator.builder()
                .eventHost("events.example.org:8443")
                .eventUrlLifetime(Duration.ofSeconds(5))
                .build()
                .start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);

            URI url = visitor.eventUrl(visitor.createSession());

            assertThat(url.getScheme()).isEqualTo("ws");
            assertThat(url.getAuthority()).isEqualTo("events.example.org:8443");
        }
    }

    @Test
    void byDefaultTheEventHostIsTheAddressThatTheCallerUsed() {
        try (XelionSimulator simulator = XelionSimulator.builder().build().start()) {
            GatewayCaller visitor = new GatewayCaller(
                    simulator, simulator.gatewayUri().toString().replace("localhost", "127.0.0.1"), "token");

            assertThat(visitor.eventUrl(visitor.createSession()).getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void pagesCanBeMountedOnTheSamePort() {
        HttpHandler page = exchange -> exchange.getResponseSender().send("page " + exchange.getRequestURI());
        try (XelionSimulator simulator =
                XelionSimulator.builder().build().start().mount("/shop", page)) {
            GatewayCaller browser = new GatewayCaller(simulator, simulator.uri().toString(), null);

            assertThat(browser.get("/shop").body()).isEqualTo("page /shop");
            assertThat(browser.get("/shop/x").body()).isEqualTo("page /shop/x");
            assertThat(browser.get("/shopping").status()).isEqualTo(404);
            assertThat(simulator.calls().count()).isEqualTo(1);
            assertThatThrownBy(() -> simulator.mount("/portal", page)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> simulator.mount("/websocket", page)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPlainSimulatorHasNoCertificate() {
        try (XelionSimulator simulator = XelionSimulator.builder().build()) {
            assertThat(simulator.isSecure()).isFalse();
            assertThatThrownBy(simulator::clientSslContext).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(simulator::trustStore).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void onlySessionWantsExactlyOne() {
        try (XelionSimulator simulator = XelionSimulator.builder().build().start()) {
            assertThatThrownBy(simulator::onlySession).isInstanceOf(IllegalStateException.class);
            GatewayCaller visitor = new GatewayCaller(simulator);
            String id = visitor.createSession();
            assertThat(simulator.onlySession().id()).isEqualTo(id);
            visitor.createSession();
            assertThatThrownBy(simulator::onlySession).isInstanceOf(IllegalStateException.class);
        }
    }

    /** P2.4: ids are numbers; whoever sorts them as texts is to be found out soon. */
    @Test
    void idsGrowOverAPowerOfTenEarly() {
        try (XelionSimulator simulator = XelionSimulator.builder().build().start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);
            String first = visitor.createSession();
            String last = first;
            for (int i = 0; i < 20; i++) {
                String next = visitor.createSession();
                assertThat(Long.parseLong(next)).isGreaterThan(Long.parseLong(last));
                last = next;
            }
            assertThat(last.compareTo(first)).isNegative();
        }
    }
}

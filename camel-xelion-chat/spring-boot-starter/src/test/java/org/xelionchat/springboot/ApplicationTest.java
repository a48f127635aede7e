package org.xelionchat.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringBootVersion;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/**
 * An application as users have it: the starter, Actuator, a web server and the simulator. It uses nothing that differs between
 * Spring Boot 3 and 4, so that the same classes run on both.
 */
class ApplicationTest {

    private static final String TOKEN = "s3cret-of-the-gateway";

    @RegisterExtension
    static final XelionSimulatorExtension XELION =
            XelionSimulatorExtension.with(simulator -> simulator.gateway(XelionSimulator.DEFAULT_GATEWAY_ID, TOKEN));

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void runsOnWhatTheBuildNames(XelionSimulator xelion) {
        try (Application application = Application.start(xelion)) {
            assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
            assertThat(application.camel().getVersion()).isEqualTo(System.getProperty("camel.version"));
            assertThat(XelionChatComponentConfiguration.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .endsWith(System.getProperty("starter.location"));
        }
    }

    @Test
    void chatsBothWays(XelionSimulator xelion) {
        try (Application application = Application.start(xelion)) {
            String session = application.createSession("peter");
            application.send(session, "hello");
            xelion.agent(XelionSimulator.DEFAULT_AGENT).in(session).says("good morning");

            await().until(() -> application.said().equals(List.of("good morning")));
            assertThat(xelion.session(session).messages()).extracting("text").containsExactly("hello", "good morning");
        }
    }

    @Test
    void isHealthyWithDetails(XelionSimulator xelion) throws Exception {
        try (Application application = Application.start(xelion, "camel.health.exposure-level=full")) {
            application.createSession("peter");

            await().untilAsserted(() -> {
                JsonNode details = consumer(application.get("/actuator/health"), 200);
                assertThat(details.path("sessions.followed").asText()).isEqualTo("1");
                assertThat(details.path("sessions.live").asText()).isEqualTo("1");
                assertThat(details.path("credentials.refused").asText()).isEqualTo("false");
                assertThat(details.path("connection").asText()).startsWith(xelion.host() + "#");
            });
            assertThat(status(application.get("/actuator/health/readiness"), 200))
                    .isEqualTo("UP");
        }
    }

    @Test
    void isNotReadyWhenCredentialsAreRefused(XelionSimulator xelion) throws Exception {
        try (Application application = Application.start(
                xelion, "management.endpoint.health.group.readiness.include=readinessState,camelReadinessState")) {
            String session = application.createSession("peter");
            xelion.gateway().accessToken("another");
            xelion.faults().sockets().cut();

            await().untilAsserted(() -> {
                HttpResponse<String> answer = application.get("/actuator/health");
                assertThat(status(answer, 503)).isEqualTo("DOWN");
                assertThat(consumer(answer, 503).path("credentials.refused").asText())
                        .isEqualTo("true");
                assertThat(answer.body()).doesNotContain(TOKEN);
            });
            assertThat(status(application.get("/actuator/health/readiness"), 503))
                    .isIn("DOWN", "OUT_OF_SERVICE");
            assertThat(status(application.get("/actuator/health/liveness"), 200))
                    .isEqualTo("UP");

            xelion.gateway().accessToken(TOKEN);
            await().untilAsserted(() ->
                    assertThat(status(application.get("/actuator/health"), 200)).isEqualTo("UP"));
            xelion.agent(XelionSimulator.DEFAULT_AGENT).in(session).says("welcome back");
            await().until(() -> application.said().contains("welcome back"));
        }
    }

    @Test
    void countsInMetersAsLongAsTheConnectionIsOpen(XelionSimulator xelion) throws Exception {
        try (Application application = Application.start(xelion)) {
            String session = application.createSession("peter");
            xelion.agent(XelionSimulator.DEFAULT_AGENT).in(session).says("one").says("two");
            await().until(() -> application.said().size() == 2);
            xelion.faults().sockets().cut();
            await().untilAsserted(() -> assertThat(meter(application, "xelion.chat.stream.connects"))
                    .isEqualTo(2));

            assertThat(meter(application, "xelion.chat.sessions.followed")).isEqualTo(1);
            assertThat(meter(application, "xelion.chat.streams.live")).isEqualTo(1);
            assertThat(meter(application, "xelion.chat.stream.interruptions")).isEqualTo(1);
            assertThat(meter(application, "xelion.chat.credentials.refused")).isZero();
            assertThat(meter(application, "xelion.chat.events.last"))
                    .isGreaterThan(1.6e9)
                    .isLessThan(1e11);
            JsonNode tags = json.readTree(application
                            .get("/actuator/metrics/xelion.chat.events.received")
                            .body())
                    .get("availableTags");
            assertThat(tags.findValuesAsText("tag")).containsExactlyInAnyOrder("component", "connection");
            assertThat(tags.toString()).contains(xelion.host() + "#").doesNotContain(TOKEN);

            application.camel().getRouteController().stopRoute("events");
            // the producers that a template keeps are the connection's last
            application.camel().removeEndpoints("xelion-chat:createSession");
            application.bean(ProducerTemplate.class).stop();

            assertThat(application
                            .get("/actuator/metrics/xelion.chat.streams.live")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void keepsSecretsOutOfActuator(XelionSimulator xelion) {
        try (Application application = Application.start(
                xelion,
                "camel.component.xelion-chat.proxy-host=localhost",
                "camel.component.xelion-chat.proxy-port=1",
                "camel.component.xelion-chat.proxyUsername=s3cret-of-the-proxy",
                "camel.component.xelion-chat.proxy_password=s3cret-of-the-proxy",
                "CAMEL_COMPONENT_XELIONCHAT_PROXYPASSWORD=s3cret-of-the-proxy",
                "management.endpoint.env.show-values=always",
                "management.endpoint.configprops.show-values=always")) {
            for (String endpoint : List.of("env", "configprops")) {
                assertThat(application.get("/actuator/" + endpoint).body())
                        .contains(XelionSimulator.DEFAULT_GATEWAY_ID)
                        .doesNotContain("s3cret");
            }
            assertThat(application
                            .get("/actuator/env/camel.component.xelion-chat.access-token")
                            .body())
                    .contains("******");
        }
    }

    @Test
    void showsNoValuesUnlessAskedTo(XelionSimulator xelion) {
        try (Application application = Application.start(xelion)) {
            for (String endpoint : List.of("env", "configprops")) {
                assertThat(application.get("/actuator/" + endpoint).body())
                        .contains("camel.component.xelion-chat")
                        .doesNotContain(TOKEN, XelionSimulator.DEFAULT_GATEWAY_ID);
            }
        }
    }

    @Test
    void stopsWithoutLeavingSocketsOrThreads(XelionSimulator xelion) {
        String session;
        try (Application application = Application.start(xelion)) {
            session = application.createSession("peter");
            assertThat(HealthCheckHelper.invokeReadiness(application.camel()))
                    .allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
            await().until(() -> xelion.sockets().open(session) == 1);
        }
        await().until(() -> xelion.sockets().open(session) == 0);
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("XelionChat")));
    }

    private String status(HttpResponse<String> answer, int expected) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return json.readTree(answer.body()).path("status").asText();
    }

    /** {@return the details of the consumer's check, as Actuator shows them} */
    private JsonNode consumer(HttpResponse<String> answer, int expected) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        JsonNode details = json.readTree(answer.body()).findValue("consumer:events.data");
        assertThat(details).as(answer.body()).isNotNull();
        return details;
    }

    private double meter(Application application, String name) throws IOException {
        HttpResponse<String> answer = application.get("/actuator/metrics/" + name);
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        return json.readTree(answer.body())
                .get("measurements")
                .get(0)
                .get("value")
                .asDouble();
    }
}

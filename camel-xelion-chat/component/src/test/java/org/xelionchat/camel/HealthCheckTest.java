package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.journal.Operation;

/** Readiness of consumers, as Camel's health check tells it. */
class HealthCheckTest extends ChatTestSupport {

    private static final String IMPATIENT = "xelion-chat:events?pingInterval=100ms&pongTimeout=100ms&" + QUICK;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckRegistry.get(context).register(new ConsumersHealthCheckRepository());
        return context;
    }

    @Test
    void isUpWithoutSessions() throws Exception {
        record("xelion-chat:events");

        Result result = readiness();

        assertThat(result.getCheck().getId()).isEqualTo("consumer:events");
        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails()).containsEntry("sessions.followed", 0).containsEntry("sessions.live", 0);
    }

    @Test
    void isUpWithALiveStreamAndCounts() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        createSession("peter");
        String id = createSession("paul");
        wesleyIn(id).says("hello");
        events.awaitTexts("hello");

        Result result = readiness();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails())
                .containsEntry("sessions.followed", 2)
                .containsEntry("sessions.live", 2)
                .containsEntry("connect.attempts", 2L)
                .containsEntry("credentials.refused", false)
                .containsKeys("last.live", "last.event");
        assertThat(result.getDetails().get("connection").toString()).startsWith(xelion().host() + "#");
    }

    @Test
    void isDownWhenNoStreamIsLiveForTooLongAndUpAgainWhenOneIs() throws Exception {
        record(IMPATIENT);
        String id = createSession("peter");
        xelion().faults().nextHandshake().always().isRefused(503);
        xelion().faults().sockets().cut();

        await().untilAsserted(() -> assertThat(readiness().getState()).isEqualTo(State.DOWN));
        Result down = readiness();
        assertThat(down.getMessage().orElseThrow()).contains("No event stream").contains(xelion().host());
        assertThat(down.getDetails()).containsEntry("sessions.live", 0).containsKey("last.error");

        xelion().faults().clear();
        await().untilAsserted(() -> assertThat(readiness().getState()).isEqualTo(State.UP));
        assertThat(xelion().sockets().open(id)).isEqualTo(1);
    }

    @Test
    void isDownWhenCredentialsAreRefusedAndUpAgainWhenTheyAreCorrected() throws Exception {
        spoilCredentials(component().getConfiguration());
        xelion().faults().clear();
        record("xelion-chat:events?" + QUICK);
        inSession("xelion-chat:followSession", "1", null);

        await().untilAsserted(() -> assertThat(readiness().getState()).isEqualTo(State.DOWN));
        assertThat(readiness().getMessage().orElseThrow()).contains("refuses the credentials");
        assertThat(readiness().getDetails()).containsEntry("credentials.refused", true);

        pointAtSimulator(component().getConfiguration());
        createSession("peter");
        await().untilAsserted(() -> assertThat(readiness().getState()).isEqualTo(State.UP));
    }

    @Test
    void neverTouchesLiveness() throws Exception {
        record(IMPATIENT);
        xelion().faults().nextCall(Operation.GET_EVENT_URL).always().answers(503);
        send("xelion-chat:createSession?awaitFollowed=0", new Visitor("peter"));
        await().untilAsserted(() -> assertThat(readiness().getState()).isEqualTo(State.DOWN));

        HealthCheck check = ((XelionChatConsumer) context.getRoute("events").getConsumer()).getHealthCheck();
        assertThat(check.isLiveness()).isFalse();
        assertThat(check.isReadiness()).isTrue();
        assertThat(HealthCheckHelper.invokeLiveness(context))
                .allSatisfy(result -> assertThat(result.getState()).isEqualTo(State.UP));
    }

    @Test
    void canBeTurnedOff() throws Exception {
        component().setHealthCheckConsumerEnabled(false);
        record(IMPATIENT);
        xelion().faults().nextCall(Operation.GET_EVENT_URL).always().answers(503);
        send("xelion-chat:createSession?awaitFollowed=0", new Visitor("peter"));
        await().until(() -> xelion().calls().of(Operation.GET_EVENT_URL).count() > 5);

        assertThat(readiness().getDetails()).doesNotContainKey("sessions.followed");
        assertThat(readiness().getState()).isEqualTo(State.UP);
    }

    @Test
    void saysNothingOfAStoppedConsumerItself() throws Exception {
        record("xelion-chat:events");
        XelionChatConsumer consumer =
                (XelionChatConsumer) context.getRoute("events").getConsumer();
        HealthCheck check = consumer.getHealthCheck();
        context.getRouteController().stopRoute("events");

        assertThat(check.call(Map.of()).getState()).isEqualTo(State.UNKNOWN);
    }

    private Result readiness() {
        Collection<Result> results = HealthCheckHelper.invokeReadiness(context);
        Optional<Result> result = results.stream()
                .filter(candidate -> candidate.getCheck().getId().equals("consumer:events"))
                .findFirst();
        assertThat(result).isPresent();
        return result.get();
    }
}

package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumer behind Camel's {@code master}, which starts it where and when this node leads. */
@Tag("build-line")
class MasterTest extends ChatTestSupport {

    private static final String LEADING = "consumer:events:xelion-chat";

    @TempDir
    Path locks;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckRegistry.get(context).register(new ConsumersHealthCheckRepository());
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockDelay(1, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(10, TimeUnit.MILLISECONDS);
        context.addService(cluster);
        return context;
    }

    @Test
    void readinessIsThatOfTheConsumerBehindIt() throws Exception {
        RecordedEvents events = record("master:chat:xelion-chat:events?pingInterval=100ms&pongTimeout=100ms&" + QUICK);
        await().until(() -> readiness().isPresent());
        String id = createSession("peter");
        wesleyIn(id).says("hello");
        events.awaitTexts("hello");
        assertThat(readiness().orElseThrow().getState()).isEqualTo(State.UP);
        assertThat(readiness().orElseThrow().getDetails()).containsEntry("sessions.live", 1);

        xelion().faults().nextHandshake().always().isRefused(503);
        xelion().faults().sockets().cut();
        await().untilAsserted(
                        () -> assertThat(readiness().orElseThrow().getState()).isEqualTo(State.DOWN));

        xelion().faults().clear();
        await().untilAsserted(
                        () -> assertThat(readiness().orElseThrow().getState()).isEqualTo(State.UP));
    }

    @Test
    void aNodeThatDoesNotLeadHasNothingToTell() throws Exception {
        record("master:chat:xelion-chat:events");
        await().until(() -> readiness().isPresent());

        context.getRouteController().stopRoute("events");
        assertThat(readiness()).isEmpty();

        context.getRouteController().startRoute("events");
        await().until(() -> readiness().isPresent());
        assertThat(readiness().orElseThrow().getState()).isEqualTo(State.UP);
    }

    @Test
    void canBeTurnedOff() throws Exception {
        component().setHealthCheckConsumerEnabled(false);
        RecordedEvents events = record("master:chat:xelion-chat:events");
        String id = createSession("peter");
        wesleyIn(id).says("hello");
        events.awaitTexts("hello");

        assertThat(readiness()).isEmpty();
    }

    private Optional<Result> readiness() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals(LEADING))
                .findFirst();
    }
}

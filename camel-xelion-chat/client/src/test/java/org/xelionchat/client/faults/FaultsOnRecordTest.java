package org.xelionchat.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.stream.EventHandler.Done;
import org.xelionchat.client.stream.EventSubscription;
import org.xelionchat.client.stream.SubscriptionSettings;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedSocket;

/** Faults that other components for chats and web sockets are on record with, as far as no other test holds them. */
@Timeout(60)
@ParameterizedClass
@EnumSource(ChatApiGeneration.class)
class FaultsOnRecordTest {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ChatApiGeneration api;
    private World world;
    private String session;

    FaultsOnRecordTest(ChatApiGeneration api) {
        this.api = api;
    }

    @BeforeEach
    void start() {
        world = World.impatient(api, false);
        session = world.foreignSession();
    }

    @AfterEach
    void stop() {
        world.close();
        executor.shutdownNow();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aSlowHandshakeIsNotOvertakenByAnotherAttemptAndNothingComesAfterTheEnd() {
        world.simulator().faults().nextHandshake().always().isLate(World.TIME_OUT.dividedBy(2));
        EventSubscription subscription = world.subscribe(session);
        world.client().followSession(session).join();
        await().until(() -> world.simulator().sockets().connecting() == 1);
        await().until(() -> world.client().statistics().live() == 1);
        world.client().reconnect();
        await().until(() -> world.simulator().sockets().connecting() == 1);
        subscription.close().join();

        await().during(World.TIME_OUT)
                .atMost(World.TIME_OUT.multipliedBy(3))
                .until(() -> world.simulator().sockets().open() == 0
                        && world.simulator().sockets().connecting() == 0);
        assertThat(world.simulator().sockets().maxConnecting()).isEqualTo(1);
        assertThat(world.simulator().sockets().maxOpen()).isEqualTo(1);
        assertThat(world.client().statistics().connectAttempts()).isEqualTo(2);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aConsumerThatBlocksDoesNotKeepPongsAndPingsFromFlowing() {
        CountDownLatch release = new CountDownLatch(1);
        world.client()
                .subscribe(
                        new SubscriptionSettings(session, Set.of(), false, false, false, 2, executor, new Received()),
                        (event, done) -> block(release, done));
        world.client().followSession(session).join();
        await().until(() -> world.client().statistics().live() == 1);
        for (int i = 0; i < 20; i++) {
            world.simulator().agent("Wesley").says(world.simulator().session(session), "message " + i);
        }

        for (int i = 1; i <= 5; i++) {
            int pings = i;
            world.simulator().faults().sockets(session).ping();
            await().until(() -> socket().pongs() == pings && socket().pings() >= pings);
        }

        assertThat(world.client().statistics().interruptions()).isZero();
        release.countDown();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void anAddressThatIsClosedAtOnceIsTriedMoreAndMoreRarelyAndNeverTwice() {
        world.simulator().faults().nextHandshake().always().isExpired();
        world.subscribe(session);
        world.client().followSession(session).join();

        Instant begun = Instant.now();
        await().until(() -> world.client().statistics().connectAttempts() > 10);
        Duration took = Duration.between(begun, Instant.now());
        long attempts = world.client().statistics().connectAttempts();
        int addresses = world.simulator().calls().of(Operation.GET_EVENT_URL).count();

        // the delays are up to 50, 100, 200 and then 400 ms
        assertThat(took).isGreaterThan(Duration.ofMillis(300));
        assertThat(addresses).isGreaterThanOrEqualTo((int) attempts);
        assertThat(world.simulator().calls().unexpected()).isEmpty();
        world.simulator().faults().clear();
        await().until(() -> world.client().statistics().live() == 1);
    }

    private RecordedSocket socket() {
        List<RecordedSocket> sockets = world.simulator().sockets().list(session);
        assertThat(sockets).hasSize(1);
        return sockets.get(0);
    }

    private static void block(CountDownLatch release, Done done) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        done.done(true);
    }
}

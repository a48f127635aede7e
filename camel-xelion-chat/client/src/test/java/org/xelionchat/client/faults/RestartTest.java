package org.xelionchat.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.simulator.SimulatedAgent;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.journal.RecordedSocket;

/** Xelion restarts under many followed sessions: all come back, one after another, and miss nothing. */
@Timeout(180)
class RestartTest {

    private static final int SESSIONS = 500;
    /** The default of maximumConcurrentConnects. */
    private static final int AT_A_TIME = 32;

    private static final Duration WINDOW = Duration.ofMillis(100);

    @ParameterizedTest
    @EnumSource(ChatApiGeneration.class)
    void bringsEverySessionBack(ChatApiGeneration api) {
        try (World world = World.ordinary(api)) {
            XelionSimulator xelion = world.simulator();
            SimulatedAgent agent = xelion.agent("Wesley");
            StreamStatistics statistics = world.client().statistics();
            world.subscribe(null);
            List<String> sessions = sessions(world);
            soon().until(() -> statistics.live() == SESSIONS);
            xelion.sessions().forEach(session -> agent.says(session, "before"));
            awaitTexts(world, sessions, List.of("before"));

            xelion.stop();
            soon().until(() -> statistics.live() == 0);
            xelion.sessions().forEach(session -> agent.says(session, "meanwhile"));
            // as slow as after a real start, so that handshakes overlap
            xelion.faults().nextHandshake().always().isLate(WINDOW);
            Instant restarted = Instant.now();
            xelion.start();
            soon().until(() -> statistics.live() == SESSIONS);
            Duration took = Duration.between(restarted, Instant.now());
            xelion.sessions().forEach(session -> agent.says(session, "after"));
            awaitTexts(world, sessions, List.of("before", "meanwhile", "after"));

            List<Instant> opened = openedSince(xelion, restarted);
            Map<Long, Long> perWindow = perWindow(opened, restarted);
            System.out.printf(
                    "Xelion restarted: %d of %d sessions live again after %d ms, at most %d handshakes at a time;"
                            + " reconnects per %d ms: %s%n",
                    statistics.live(),
                    SESSIONS,
                    took.toMillis(),
                    xelion.sockets().maxConnecting(),
                    WINDOW.toMillis(),
                    perWindow);
            assertThat(xelion.sockets().maxConnecting()).isBetween(1, AT_A_TIME);
            assertThat(xelion.sockets().maxOpenPerSession()).isEqualTo(1);
            assertThat(opened).as("each session reconnects once").hasSize(SESSIONS);
            assertThat(perWindow.values()).as("no storm").allMatch(share -> share <= SESSIONS / 4);
            assertThat(xelion.calls().unexpected()).isEmpty();
            xelion.sessions().forEach(agent::ends);
            soon().until(() -> statistics.followed() == 0);
            assertThat(sessions).allMatch(session -> world.received().ends(session) == 1);
        }
    }

    private static List<String> sessions(World world) {
        List<CompletableFuture<ChatSession>> made = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            made.add(world.client().createSession(new Visitor("visitor " + i, null, null), world.line()));
            if (i % AT_A_TIME == 0) {
                made.get(i).join();
            }
        }
        return made.stream().map(CompletableFuture::join).map(ChatSession::id).toList();
    }

    private static void awaitTexts(World world, List<String> sessions, List<String> texts) {
        soon().untilAsserted(() -> assertThat(sessions)
                .allSatisfy(
                        session -> assertThat(world.received().texts(session)).isEqualTo(texts)));
    }

    private static List<Instant> openedSince(XelionSimulator xelion, Instant then) {
        return xelion.sockets().list().stream()
                .map(RecordedSocket::openedAt)
                .filter(at -> !at.isBefore(then))
                .sorted()
                .toList();
    }

    private static Map<Long, Long> perWindow(List<Instant> opened, Instant since) {
        Map<Long, Long> counts = new TreeMap<>();
        opened.forEach(at -> counts.merge(Duration.between(since, at).dividedBy(WINDOW), 1L, Long::sum));
        return counts;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}

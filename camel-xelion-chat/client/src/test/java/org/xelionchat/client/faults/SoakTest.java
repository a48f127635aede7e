package org.xelionchat.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.simulator.SimulatedAgent;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedMessage;

/**
 * Two hundred conversations under random faults, round after round on one client: nothing is lost or repeated, the order
 * is kept, and when a round's sessions have ended nothing of them is left. 30 seconds of it, or as many minutes as
 * {@code -Dsoak.minutes} says; {@code -Dsoak.seed} chooses the faults.
 */
class SoakTest {

    private static final int SESSIONS = 200;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    /** For what is remembered of ended sessions for minutes, and for what the JVM itself does. */
    private static final long HEAP_SLACK = 16 << 20;

    /** For what the JVM itself opens. */
    private static final int DESCRIPTOR_SLACK = 4;

    private final long seed = Long.getLong("soak.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<Long> heaps = new ArrayList<>();
    private final List<Integer> descriptors = new ArrayList<>();
    private int messages;
    private int sent;
    private int unsent;

    /** Each for half of the time, but long enough to compare two rounds. */
    @ParameterizedTest
    @EnumSource(ChatApiGeneration.class)
    void losesNothingRepeatsNothingAndStaysAsSmallAsItWas(ChatApiGeneration api) {
        Integer minutes = Integer.getInteger("soak.minutes");
        Duration all = minutes == null ? SHORTEST : Duration.ofMinutes(minutes);
        Instant end = Instant.now().plus(all.dividedBy(ChatApiGeneration.values().length));
        System.out.printf("Soak of %s with -Dsoak.seed=%d%n", api, seed);
        try (World world = World.resilient(api)) {
            Mischief mischief = new Mischief(world, random.split());
            world.subscribe(null);
            // the first call takes a busy machine long; this one is repeated where that of a new session is not
            world.client().validate().join();
            do {
                round(world, mischief);
                measure(world);
            } while (heaps.size() < 2 || Instant.now().plus(ROUND).isBefore(end));
            report(world.client().statistics(), mischief);

            assertThat(messages).isPositive();
            assertThat(sent).isPositive();
            assertThat(heaps.get(heaps.size() - 1))
                    .as("heap after each round: %s", heaps)
                    .isLessThan(heaps.get(0) + HEAP_SLACK);
        }
    }

    private void round(World world, Mischief mischief) {
        XelionSimulator xelion = world.simulator();
        SimulatedAgent agent = xelion.agent("Wesley");
        List<String> sessions = sessions(world);
        Map<String, List<String>> said = new HashMap<>();
        Map<String, List<CompletableFuture<ChatMessage>>> sends = new HashMap<>();
        soon().until(() -> world.client().statistics().live() == SESSIONS);

        Instant end = Instant.now().plus(ROUND);
        while (Instant.now().isBefore(end)) {
            for (int i = 0; i < 5; i++) {
                String session = any(sessions);
                String text = "agent " + messages++;
                said.computeIfAbsent(session, id -> new ArrayList<>()).add(text);
                agent.says(xelion.session(session), text);
            }
            String session = any(sessions);
            sends.computeIfAbsent(session, id -> new ArrayList<>())
                    .add(world.client().sendMessage(session, new OutgoingMessage("visitor " + (sent + unsent))));
            unsent++;
            if (random.nextInt(3) == 0) {
                mischief.strike(any(sessions));
            }
            LockSupport.parkNanos(PAUSE);
        }
        mischief.stop();

        soon().untilAsserted(() -> assertThat(sessions)
                .allSatisfy(session ->
                        assertThat(world.received().texts(session)).isEqualTo(said.getOrDefault(session, List.of()))));
        sends.forEach((session, calls) -> checkSends(xelion, session, calls));
        soon().until(() -> world.client().statistics().live() == SESSIONS);
        xelion.sessions().forEach(agent::ends);
        soon().until(() -> world.client().statistics().followed() == 0);
        assertThat(sessions).allMatch(session -> world.received().ends(session) == 1);
        assertThat(sessions).allSatisfy(session -> assertThat(world.received().texts(session))
                .isEqualTo(said.getOrDefault(session, List.of())));
        assertThat(xelion.calls().unexpected()).isEmpty();
        xelion.reset();
        world.received().clear();
    }

    /** Whatever succeeded is there once, in the order of the calls; what failed may be there, but not twice. */
    private void checkSends(XelionSimulator xelion, String session, List<CompletableFuture<ChatMessage>> calls) {
        List<String> confirmed = new ArrayList<>();
        for (CompletableFuture<ChatMessage> call : calls) {
            String id = call.handle((message, failure) -> failure == null ? message.id() : null)
                    .join();
            if (id != null) {
                confirmed.add(id);
                sent++;
                unsent--;
            }
        }
        List<String> there = xelion.session(session).messages().stream()
                .filter(message -> message.sender() == Sender.VISITOR)
                .map(SimulatedMessage::id)
                .filter(confirmed::contains)
                .toList();
        assertThat(there).isEqualTo(confirmed);
        assertThat(confirmed).doesNotHaveDuplicates();
        assertThat(xelion.session(session).texts(Sender.VISITOR)).doesNotHaveDuplicates();
    }

    private List<String> sessions(World world) {
        List<CompletableFuture<ChatSession>> made = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            made.add(world.client().createSession(new Visitor("visitor " + i), world.line()));
            if (i % 20 == 0) {
                made.get(i).join();
            }
        }
        return made.stream().map(CompletableFuture::join).map(ChatSession::id).toList();
    }

    private String any(List<String> sessions) {
        return sessions.get(random.nextInt(sessions.size()));
    }

    /** Pooled connections would hide others that nobody closes; nor may a call of the next round meet one that ends. */
    private void measure(World world) {
        world.link().hangUp();
        soon().untilAsserted(() -> assertThat(world.link().connections())
                .as("connections that the client or the simulator does not close")
                .isZero());
        if (!descriptors.isEmpty()) {
            soon().untilAsserted(() -> assertThat(openDescriptors())
                    .as("file descriptors; after earlier rounds %s", descriptors)
                    .isLessThan(descriptors.get(0) + DESCRIPTOR_SLACK));
        }
        descriptors.add(openDescriptors());
        System.gc();
        heaps.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** {@return how many there are, on Linux} */
    private static int openDescriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private void report(StreamStatistics statistics, Mischief mischief) {
        System.out.printf(
                "Soak: %d rounds of %d sessions; %d messages to visitors, all handed on once, in order; %d sends confirmed,"
                        + " %d failed or uncertain, none twice%n",
                heaps.size(), SESSIONS, messages, sent, unsent);
        System.out.printf(
                "Soak: %d connects, %d interruptions, %d messages recovered; heap after each round %s KiB, file"
                        + " descriptors %s%n",
                statistics.connects(),
                statistics.interruptions(),
                statistics.recoveredMessages(),
                heaps.stream().map(heap -> heap >> 10).toList(),
                descriptors);
        System.out.printf("Soak: faults %s%n", mischief.done());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}

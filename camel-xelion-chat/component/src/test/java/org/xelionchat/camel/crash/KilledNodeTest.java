package org.xelionchat.camel.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/**
 * A program that is killed again and again while messages flow. {@code -Dcrash.seed} repeats the choices of a run,
 * {@code -Dcrash.kills} makes it longer.
 */
@Tag("jdbc")
class KilledNodeTest {

    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("crash.kills", 4);
    private static final int PAUSE = 10;

    /** Logins on classic that the dead may leave behind: each occupies one of nine user spaces. */
    private static final int LOGINS = 8;

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    @TempDir
    Path folder;

    private int lives;

    @ParameterizedTest
    @CsvSource({"FILE, GATEWAY", "JDBC, GATEWAY", "JDBC, CLASSIC"})
    void losesNothingAndRepeatsOnlyWhatWasInFlight(ChatNode.Setup setup, ChatApiGeneration api) throws Exception {
        Random random = new Random(SEED);
        XelionSimulator xelion = XELION.simulator();
        try (Conversations conversations = new Conversations(xelion, new Random(SEED), PAUSE)) {
            for (int kill = 0; kill < KILLS; kill++) {
                liveAndDie(setup, api, conversations, random);
            }
            int repeated = liveUntilAllIsProcessed(setup, api, conversations);
            liveOnceMoreAndRepeatNothing(setup, api, conversations);
            System.out.printf(
                    "Killed node, %s, %s: seed %d, %d lives, %d sessions, %d messages, 0 lost, %d repeated%n",
                    setup, api, SEED, lives, xelion.sessions().size(), conversations.messages(), repeated);
        }
    }

    private void liveAndDie(ChatNode.Setup setup, ChatApiGeneration api, Conversations conversations, Random random)
            throws Exception {
        try (NodeProcess node = fork(setup, api)) {
            boolean diesEarly = lives > 1 && random.nextInt(4) == 0;
            if (diesEarly) {
                node.killAfter(random.nextInt(2500));
                return;
            }
            node.awaitStarted();
            int processed = journal().size();
            conversations.join(node.createSession("visitor of " + node.life()));
            awaitJournal(processed + 1 + random.nextInt(100));
            // one who has been told that his session is there must not be forgotten either
            conversations.join(node.createSession("last visitor of " + node.life()));
            node.killAfter(random.nextInt(30));
        }
    }

    private int liveUntilAllIsProcessed(ChatNode.Setup setup, ChatApiGeneration api, Conversations conversations)
            throws Exception {
        try (NodeProcess node = fork(setup, api)) {
            node.awaitStarted();
            conversations.fallSilent();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(conversations.wereProcessed(journal())).isTrue());
            return conversations.checkAgainst(journal());
        }
    }

    /** Nothing was in flight at the last kill, or was journalled and perhaps not remembered yet: at most one per session. */
    private void liveOnceMoreAndRepeatNothing(ChatNode.Setup setup, ChatApiGeneration api, Conversations conversations)
            throws Exception {
        try (NodeProcess node = fork(setup, api)) {
            node.awaitStarted();
            String session = node.createSession("visitor of the end");
            conversations.join(session);
            conversations.say(session);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(conversations.wereProcessed(journal())).isTrue());
            conversations.checkAgainst(journal());
        }
    }

    private NodeProcess fork(ChatNode.Setup setup, ChatApiGeneration api) throws Exception {
        lives++;
        if (lives % LOGINS == 0) {
            // P3.1: sooner or later the server ends what the dead have left
            XELION.simulator().accounts().endSessions();
        }
        String database = folder.resolve("sessions").toString();
        return NodeProcess.fork(setup, "life-" + lives, XELION.simulator().host(), database, folder, api);
    }

    private void awaitJournal(int size) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> journal().size() >= size);
    }

    private List<Journal.Entry> journal() {
        return Journal.read(folder);
    }
}

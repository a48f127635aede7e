package org.xelionchat.camel.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** Two nodes of which one leads, and the leader is killed again and again. Options as in {@link KilledNodeTest}. */
@Tag("build-line")
class FailoverTest {

    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final int PAUSE = 20;

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    @TempDir
    Path folder;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private int lives;

    @ParameterizedTest
    @EnumSource
    void theOtherNodeGoesOnWhereTheLeaderWasKilled(ChatApiGeneration api) throws Exception {
        Random random = new Random(SEED);
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Conversations conversations = new Conversations(XELION.simulator(), new Random(SEED), PAUSE)) {
            fork(database, api);
            fork(database, api);
            conversations.join(nodes.get(0).createSession("one's visitor"));
            // whoever does not lead makes sessions as well; the leader finds them in the store
            conversations.join(nodes.get(1).createSession("the other's visitor"));
            for (int kill = 0; kill < KILLS; kill++) {
                awaitJournal(journal().size() + 1 + random.nextInt(100));
                NodeProcess leader = leader();
                leader.killAfter(random.nextInt(30));
                nodes.remove(leader);
                NodeProcess follower = nodes.get(0);
                await().atMost(Duration.ofSeconds(30)).until(() -> leader() == follower);
                fork(database, api);
                conversations.join(
                        nodes.get(1).createSession("visitor of " + nodes.get(1).life()));
            }
            conversations.fallSilent();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(conversations.wereProcessed(journal())).isTrue());

            int repeated = conversations.checkAgainst(journal());
            assertThat(leaders()).doesNotHaveDuplicates().hasSize(KILLS + 1);
            System.out.printf(
                    "Two nodes, %s: seed %d, %d leaders killed, %d messages, 0 lost, %d repeated%n",
                    api, SEED, KILLS, conversations.messages(), repeated);
            killAll();
        }
    }

    @AfterEach
    void killAll() {
        nodes.forEach(NodeProcess::close);
    }

    private void fork(EmbeddedPostgres database, ChatApiGeneration api) throws Exception {
        lives++;
        NodeProcess node = NodeProcess.fork(
                ChatNode.Setup.CLUSTER,
                "life-" + lives,
                XELION.simulator().host(),
                database.getJdbcUrl("postgres", "postgres"),
                folder,
                api);
        nodes.add(node);
        node.awaitStarted();
    }

    /** {@return the node that processed last; none if that was one that is dead} */
    private NodeProcess leader() {
        List<Journal.Entry> journal = journal();
        String life = journal.get(journal.size() - 1).life();
        return nodes.stream()
                .filter(node -> node.life().equals(life))
                .findFirst()
                .orElse(null);
    }

    /** {@return who processed, in the order of their turns} */
    private List<String> leaders() {
        List<String> leaders = new ArrayList<>();
        for (Journal.Entry entry : journal()) {
            if (leaders.isEmpty() || !leaders.get(leaders.size() - 1).equals(entry.life())) {
                leaders.add(entry.life());
            }
        }
        return leaders;
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

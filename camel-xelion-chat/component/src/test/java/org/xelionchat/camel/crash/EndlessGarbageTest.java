package org.xelionchat.camel.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** One session's socket brings garbage for ever, and its route never comes back: the others must not notice. */
@Tag("build-line")
class EndlessGarbageTest {

    private static final long ENOUGH_BYTES = 300L << 20;

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    @TempDir
    Path folder;

    @Test
    void exhaustsNoMemoryAndStopsNoOtherSession() throws Exception {
        XelionSimulator xelion = XELION.simulator();
        try (GarbageServer garbage = new GarbageServer();
                Conversations conversations = new Conversations(xelion, new Random(1), 20);
                NodeProcess node = NodeProcess.fork(
                        ChatNode.Setup.BESIEGED, "life-1", xelion.host(), "none", folder, ChatApiGeneration.GATEWAY)) {
            node.awaitStarted();
            String url = "{\"object\":\"" + garbage.url() + "\"}";
            xelion.faults().nextCall(Operation.GET_EVENT_URL).always().answersJson(200, url);
            String besieged = node.createSession("besieged");
            await().until(() -> garbage.connections() > 0);
            xelion.faults().clear();
            xelion.faults()
                    .nextCall(Operation.GET_EVENT_URL)
                    .always()
                    .inSession(besieged)
                    .answersJson(200, url);
            for (int visitor = 1; visitor <= 5; visitor++) {
                conversations.join(node.createSession("visitor " + visitor));
            }

            await().atMost(Duration.ofMinutes(1)).until(() -> !node.isAlive() || garbage.bytes() > ENOUGH_BYTES);
            assertThat(node.isAlive()).isTrue();
            conversations.fallSilent();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !node.isAlive() || conversations.wereProcessed(Journal.read(folder)));

            assertThat(node.isAlive()).isTrue();
            assertThat(conversations.checkAgainst(Journal.read(folder))).isZero();
            System.out.printf(
                    "Garbage: %d MB in %d frames over %d connections, into %s of memory; %d messages of others, 0 lost%n",
                    garbage.bytes() >> 20,
                    garbage.frames(),
                    garbage.connections(),
                    NodeProcess.MEMORY,
                    conversations.messages());
        }
    }
}

package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** Many visitors and agents at once. */
class ManySessionsTest {

    private static final int SESSIONS = 40;
    private static final int MESSAGES = 50;

    @RegisterExtension
    static final XelionSimulatorExtension XELION =
            XelionSimulatorExtension.with(simulator -> simulator.echoVisitorMessages(true));

    @Test
    void allMessagesArriveInTheirOrder() {
        XelionSimulator simulator = XELION.simulator();
        GatewayCaller visitor = new GatewayCaller(simulator);
        List<String> threads = SimulatorThreadNames.now();
        Map<String, EventListener> listeners = new HashMap<>();
        for (int i = 0; i < SESSIONS; i++) {
            String id = visitor.createSession();
            listeners.put(id, visitor.listen(id));
        }
        ExecutorService agents = Executors.newFixedThreadPool(4);
        List<CompletableFuture<?>> talks = new ArrayList<>();
        for (String id : listeners.keySet()) {
            talks.add(CompletableFuture.runAsync(
                    () -> texts("agent")
                            .forEach(text -> simulator.agent("Wesley").in(id).says(text)),
                    agents));
            CompletableFuture<?> talk = CompletableFuture.completedFuture(null);
            for (String text : texts("visitor")) {
                talk = talk.thenCompose(done ->
                        visitor.sendAsync("POST", "/sessions/" + id + "/messages", "{\"text\":\"" + text + "\"}"));
            }
            talks.add(talk);
        }
        CompletableFuture.allOf(talks.toArray(CompletableFuture[]::new)).join();
        agents.shutdown();

        listeners.forEach((id, listener) -> {
            assertThat(simulator.session(id).texts(Sender.VISITOR)).isEqualTo(texts("visitor"));
            List<String> heard = listener.events(2 * MESSAGES).stream()
                    .map(event -> event.path("notification").path("contents").asText())
                    .toList();
            assertThat(heard).isEqualTo(simulator.session(id).texts());
            assertThat(heard.stream().filter(text -> text.startsWith("agent"))).isEqualTo(texts("agent"));
        });
        assertThat(simulator.sockets().open()).isEqualTo(SESSIONS);
        assertThat(simulator.sockets().maxOpenPerSession()).isEqualTo(1);
        assertThat(SimulatorThreadNames.now()).hasSizeLessThanOrEqualTo(threads.size());

        listeners.values().forEach(listener -> listener.socket().abort());
        await().atMost(Duration.ofSeconds(10)).until(() -> simulator.sockets().open() == 0);
    }

    private static List<String> texts(String who) {
        return IntStream.range(0, MESSAGES).mapToObj(i -> who + " " + i).toList();
    }
}

package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.simulator.chat.Sender;

/** Many conversations at once, on connections that keep breaking. */
class ParallelSessionsTest extends ChatTestSupport {

    private static final int SESSIONS = 20;
    private static final int MESSAGES = 50;
    private static final int CUTS = 40;
    private static final long SEED = 20_261_122;

    @Test
    void loseNothingRepeatNothingAndKeepTheOrder() throws Exception {
        RecordedEvents fromAgents = record("xelion-chat:events?" + QUICK, "agents");
        RecordedEvents fromBoth = record("xelion-chat:events?includeVisitorMessages=true&" + QUICK, "both");
        addRoute(builder -> builder.from("direct:visitor-says").to("xelion-chat:sendMessage"));
        List<String> ids = IntStream.range(0, SESSIONS)
                .mapToObj(i -> createSession("visitor " + i))
                .toList();
        List<String> visitors = texts("visitor");
        List<String> agents = texts("agent");

        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            AtomicInteger busy = new AtomicInteger(2 * SESSIONS);
            List<CompletableFuture<Void>> conversations = ids.stream()
                    .flatMap(id -> List.of(
                            CompletableFuture.runAsync(() -> visitors.forEach(text -> say(id, text)), people)
                                    .whenComplete((done, failure) -> busy.decrementAndGet()),
                            CompletableFuture.runAsync(
                                            () -> agents.forEach(
                                                    text -> wesleyIn(id).says(text)),
                                            people)
                                    .whenComplete((done, failure) -> busy.decrementAndGet()))
                            .stream())
                    .toList();
            Random random = new Random(SEED);
            for (int cut = 0; cut < CUTS || busy.get() > 0; cut++) {
                String id = ids.get(random.nextInt(SESSIONS));
                switch (random.nextInt(4)) {
                    case 0 -> xelion().faults().sockets(id).cut();
                    case 1 -> xelion().faults().sockets(id).reset();
                    case 2 -> xelion().faults().sockets(id).close(1011, "on purpose");
                    default -> xelion().faults().nextFrame().inSession(id).isDuplicated();
                }
                int sockets = xelion().sockets().list().size();
                int left = busy.get();
                // the next fault when something has happened since this one
                await().until(() -> xelion().sockets().list().size() > sockets || busy.get() < left || busy.get() == 0);
            }
            CompletableFuture.allOf(conversations.toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);
        } finally {
            people.shutdownNow();
        }
        xelion().faults().sockets().cut();

        for (String id : ids) {
            await().untilAsserted(() -> assertThat(fromAgents.texts(id)).isEqualTo(agents));
            await().untilAsserted(() -> assertThat(fromBoth.texts(id)).hasSize(2 * MESSAGES));
            assertThat(fromBoth.texts(id).stream().filter(agents::contains)).isEqualTo(agents);
            assertThat(xelion().session(id).texts(Sender.VISITOR)).isEqualTo(visitors);
            assertThat(messageIds(fromBoth, id)).doesNotHaveDuplicates();
        }
        await().untilAsserted(() -> assertThat(xelion().sockets().list()).hasSizeGreaterThan(SESSIONS + CUTS / 4));
        assertThat(xelion().sockets().maxOpenPerSession()).isEqualTo(1);
        assertThat(xelion().sockets().maxConnecting()).isLessThanOrEqualTo(32);
    }

    private void say(String id, String text) {
        Exchange exchange = inSession("direct:visitor-says", id, text);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ChatMessage.class).text()).isEqualTo(text);
    }

    private static List<String> texts(String who) {
        return IntStream.range(0, MESSAGES).mapToObj(i -> who + " " + i).toList();
    }

    private static List<String> messageIds(RecordedEvents events, String sessionId) {
        return events.all().stream()
                .map(RecordedEvents.Recorded::event)
                .filter(event -> event.sessionId().equals(sessionId))
                .filter(NewExternalChatEvent.class::isInstance)
                .map(event -> ((NewExternalChatEvent) event).message().id())
                .toList();
    }
}

package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.InMemoryChatSessionStore;

/** What consumers remember of messages, and where. */
class IdempotentRepositoryTest extends ChatTestSupport {

    /** Survives contexts, as a data base would. */
    private final RecordingRepository repository = new RecordingRepository();

    private final ChatSessionStore store = new InMemoryChatSessionStore();

    @Override
    void configure(XelionChatComponent component) {
        component.setSessionStore(store);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("repository", repository);
        return context;
    }

    @Test
    void keysTellRouteConnectionSessionAndMessage() throws Exception {
        RecordedEvents events = record("xelion-chat:events?idempotentRepository=#repository", "myRoute");
        String id = createSession("peter");
        String message = wesley().says(xelion().session(id), "hello").id();

        events.awaitTexts("hello");

        await().untilAsserted(() -> assertThat(repository.added)
                .hasSize(keysOf(1))
                .anySatisfy(key -> assertThat(key).endsWith("/" + message))
                .allSatisfy(key -> assertThat(key).matches("myRoute/[0-9a-f]{8,}/" + id + "/\\d+")));
        assertThat(repository.asked).containsAll(repository.added);
    }

    @Test
    void keysAreHashedWhenTheyAreLong() throws Exception {
        String routeId = "route-with-a-very-long-name-".repeat(4);
        RecordedEvents events = record("xelion-chat:events?idempotentRepository=#repository", routeId);
        String id = createSession("peter");

        wesleyIn(id).says("one").says("two");

        events.awaitTexts("one", "two");
        await().untilAsserted(
                        () -> assertThat(repository.added).hasSize(keysOf(2)).doesNotHaveDuplicates());
        assertThat(repository.added).allSatisfy(key -> assertThat(key).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void isTheSameOnAnotherNode() throws Exception {
        RecordedEvents events = record("xelion-chat:events?idempotentRepository=#repository");
        String id = createSession("peter");
        wesleyIn(id).says("one");
        events.awaitTexts("one");
        await().until(() -> repository.added.size() == keysOf(1));
        context.stop();
        wesleyIn(id).says("two");

        try (DefaultCamelContext node = new DefaultCamelContext()) {
            node.addComponent("xelion-chat", newComponent());
            node.getRegistry().bind("repository", repository);
            RecordedEvents there = new RecordedEvents();
            node.addRoutes(new org.apache.camel.builder.RouteBuilder() {
                @Override
                public void configure() {
                    from("xelion-chat:events?idempotentRepository=#repository")
                            .routeId("events")
                            .process(there);
                }
            });
            node.start();

            there.awaitTexts("two");
        }
    }

    @Test
    void servesManyRoutes() throws Exception {
        RecordedEvents one = record("xelion-chat:events?idempotentRepository=#repository", "one");
        RecordedEvents other = record("xelion-chat:events?idempotentRepository=#repository", "other");
        String id = createSession("peter");

        wesleyIn(id).says("hello");

        one.awaitTexts("hello");
        other.awaitTexts("hello");
        await().untilAsserted(() -> assertThat(repository.added).hasSize(keysOf(2)));
    }

    @Test
    void isToldWhenTheExchangeIsDoneAlsoWhenItFailed() throws Exception {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch leaveRoute = new CountDownLatch(1);
        context.getRegistry().bind("quiet", new RecordedFailures());
        addRoute(builder -> builder.from("xelion-chat:events?idempotentRepository=#repository&exceptionHandler=#quiet")
                .errorHandler(builder.noErrorHandler())
                .process(exchange -> {
                    inRoute.countDown();
                    leaveRoute.await(10, TimeUnit.SECONDS);
                    throw new IllegalStateException("on purpose");
                }));
        String id = createSession("peter");
        wesleyIn(id).says("hello");
        assertThat(inRoute.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(repository.asked).hasSize(keysOf(1));
        assertThat(repository.added).isEmpty();
        leaveRoute.countDown();
        await().untilAsserted(() -> assertThat(repository.added).hasSize(keysOf(1)));
        assertThat(repository.threads).allSatisfy(thread -> assertThat(thread).contains("XelionChatConsumer"));
    }

    @Test
    void isStartedWithTheRouteAndStoppedWithTheContextOnly() throws Exception {
        record("xelion-chat:events?idempotentRepository=#repository");
        assertThat(repository.isStarted()).isTrue();

        context.getRouteController().stopRoute("events");
        assertThat(repository.isStarted()).isTrue();

        context.stop();
        assertThat(repository.isStopped()).isTrue();
    }

    @Test
    void worksWithCamelsOwn() throws Exception {
        context.getRegistry().bind("camels", MemoryIdempotentRepository.memoryIdempotentRepository(1000));
        RecordedEvents events = record("xelion-chat:events?idempotentRepository=#camels");
        String id = createSession("peter");
        wesleyIn(id).says("one");
        events.awaitTexts("one");
        context.getRouteController().stopRoute("events");
        wesleyIn(id).says("two");

        context.getRouteController().startRoute("events");

        events.awaitTexts("one", "two");
    }

    @Test
    void memoryIsFreedWhenTheSessionEnds() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");
        String message = wesley().says(xelion().session(id), "hello").id();
        events.awaitTexts("hello");
        await().until(() -> component().handledMessages().of("events").contains(id, message));

        wesleyIn(id).ends();

        await().until(() -> !component().handledMessages().of("events").contains(id, message));
    }

    @Test
    void memoryIsFreedWhenTheRouteIsRemoved() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");
        String message = wesley().says(xelion().session(id), "hello").id();
        events.awaitTexts("hello");
        await().until(() -> component().handledMessages().of("events").contains(id, message));

        context.getRouteController().stopRoute("events");
        assertThat(component().handledMessages().of("events").contains(id, message))
                .isTrue();
        context.removeRoute("events");

        assertThat(component().handledMessages().of("events").contains(id, message))
                .isFalse();
    }

    /** P7.1: a classic message has two ids. */
    private int keysOf(int messages) {
        return api == ChatApiGeneration.CLASSIC ? 2 * messages : messages;
    }

    /** Remembers, and tells what it was asked. */
    private static final class RecordingRepository extends ServiceSupport implements IdempotentRepository {

        private final Set<String> keys = ConcurrentHashMap.newKeySet();
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<String> added = new CopyOnWriteArrayList<>();
        private final List<String> threads = new CopyOnWriteArrayList<>();

        @Override
        public boolean add(String key) {
            threads.add(Thread.currentThread().getName());
            added.add(key);
            return keys.add(key);
        }

        @Override
        public boolean contains(String key) {
            threads.add(Thread.currentThread().getName());
            asked.add(key);
            return keys.contains(key);
        }

        @Override
        public boolean remove(String key) {
            return keys.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            return true;
        }

        @Override
        public void clear() {
            keys.clear();
        }
    }
}

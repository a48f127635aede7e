package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.spi.ExchangeFactory;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.NewExternalChatEvent;

/** Exchanges that Camel takes from a pool and puts back. */
class PooledExchangesTest extends ChatTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = new DefaultCamelContext() {
            @Override
            protected ExchangeFactory createExchangeFactory() {
                return new PooledExchangeFactory();
            }
        };
        context.addComponent("xelion-chat", newComponent());
        return context;
    }

    @Test
    void carriesNothingOverFromOneEventToTheNext() throws Exception {
        RecordedFailures failures = new RecordedFailures();
        context.getRegistry().bind("failures", failures);
        RecordedEvents events = new RecordedEvents();
        Set<Integer> exchanges = ConcurrentHashMap.newKeySet();
        addRoute(builder -> builder.from("xelion-chat:events?exceptionHandler=#failures")
                .errorHandler(builder.noErrorHandler())
                .process(events)
                .process(exchange -> exchanges.add(System.identityHashCode(exchange)))
                .process(exchange -> {
                    if (exchange.getMessage().getBody() instanceof NewExternalChatEvent event
                            && event.message().text().endsWith("3")) {
                        throw new IllegalStateException("on purpose");
                    }
                }));
        String id = createSession("peter");

        for (int i = 0; i < 20; i++) {
            wesleyIn(id).says("message " + i).types();
        }

        await().untilAsserted(() -> assertThat(events.texts()).hasSize(20));
        await().untilAsserted(() -> assertThat(failures.all()).hasSize(2));
        assertThat(exchanges).hasSizeLessThan(events.all().size() / 2);
        assertThat(events.all()).allSatisfy(recorded -> {
            if (recorded.event() instanceof NewExternalChatEvent event) {
                assertThat(recorded.headers())
                        .containsEntry(
                                XelionChatConstants.MESSAGE_ID, event.message().id());
            } else {
                assertThat(recorded.headers()).doesNotContainKey(XelionChatConstants.MESSAGE_ID);
            }
        });
    }
}

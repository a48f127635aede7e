package org.xelionchat.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.InMemoryChatSessionStore;
import org.xelionchat.client.store.StoredSession;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

@XelionSimulatorTest
class PeopleRoutesTest {

    @Test
    void waitsUntilItIsKnownWhoseChatItIs(XelionSimulator xelion) throws Exception {
        SlowStore store = new SlowStore();
        OpenChats chats = new OpenChats(store);
        CamelContext camel = new DefaultCamelContext();
        try {
            XelionChatComponent component = new XelionChatComponent();
            component.setSessionStore(chats);
            component.getConfiguration().setHost(xelion.uri().toString());
            component.getConfiguration().setGatewayId(xelion.gateway().id());
            component.getConfiguration().setAccessToken(xelion.gateway().accessToken());
            Gateway gateway = new Gateway("shop", "", "", "", "");
            camel.addComponent(gateway.scheme(), component);
            camel.getRegistry().bind("handled", new MemoryIdempotentRepository());
            camel.addRoutes(new PeopleRoutes(gateway, Script.standard(), chats));
            MockEndpoint told = camel.getEndpoint("mock:told", MockEndpoint.class);
            told.expectedMessageCount(1);
            camel.addRoutes(new TellingToMock());
            camel.start();

            ProducerTemplate template = camel.createProducerTemplate();
            template.asyncRequestBodyAndHeaders(
                    gateway.scheme() + ":createSession", null, Map.of(XelionChatConstants.CLIENT_ID, "peter"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            xelion.sessions().size() == 1 && xelion.sockets().open() == 1);
            xelion.agent("Wesley").says(xelion.onlySession(), "Good morning");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> camel.getInflightRepository().size("people-shop") == 1);
            store.written.countDown();

            told.assertIsSatisfied();
            Entry entry = told.getExchanges().get(0).getMessage().getBody(Entry.class);
            assertThat(entry.customer()).isEqualTo("peter");
            assertThat(entry.text()).isEqualTo("Good morning");
            assertThat(entry.tellsCustomer()).isTrue();
        } finally {
            camel.stop();
        }
    }

    /** One whose writing takes until it is told to be done. */
    private static final class SlowStore implements ChatSessionStore {

        private final CountDownLatch written = new CountDownLatch(1);
        private final InMemoryChatSessionStore store = new InMemoryChatSessionStore();

        @Override
        public void save(String connection, StoredSession session) {
            try {
                written.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            store.save(connection, session);
        }

        @Override
        public void remove(String connection, String sessionId) {
            store.remove(connection, sessionId);
        }

        @Override
        public List<StoredSession> findOpen(String connection) {
            return store.findOpen(connection);
        }
    }

    private static final class TellingToMock extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:tell").to("mock:told");
        }
    }
}

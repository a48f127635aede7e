package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xelionchat.client.model.Visitor;

/**
 * The contract of asynchronous producers, on every path: the callback is called exactly once, agrees with the value that
 * was returned, comes when the result or the exception is in the exchange, and nobody waits.
 */
class ProducerCallbackTest extends ChatTestSupport {

    private static final Duration DELAY = Duration.ofMillis(150);

    static Stream<XelionChatOperation> operations() {
        return Stream.of(XelionChatOperation.values()).filter(operation -> operation != XelionChatOperation.events);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onSuccess(XelionChatOperation operation) throws Exception {
        Call call = new Call(operation, createSession("peter")).start();

        await().untilAsserted(() -> assertThat(call.callbacks).hasSize(1));
        assertThat(call.callbacks.get(0).doneSync()).isEqualTo(call.returned);
        if (isSupported(operation)) {
            assertThat(call.callbacks.get(0).failure()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onFailure(XelionChatOperation operation) throws Exception {
        String id = createSession("peter");
        xelion().faults().nextCall().always().answers(400);

        Call call = new Call(operation, id).start();

        await().untilAsserted(() -> assertThat(call.callbacks).hasSize(1));
        assertThat(call.callbacks.get(0).doneSync()).isEqualTo(call.returned);
        assertThat(call.callbacks.get(0).failure()).isSameAs(call.exchange.getException());
        if (!List.of(XelionChatOperation.followSession, XelionChatOperation.unfollowSession)
                .contains(operation)) {
            assertThat(call.exchange.getException()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onABadRequest(XelionChatOperation operation) throws Exception {
        Call call = new Call(operation, " ").withBody(new Object()).start();

        await().untilAsserted(() -> assertThat(call.callbacks).hasSize(1));
        assertThat(call.callbacks.get(0).doneSync()).isEqualTo(call.returned);
        assertThat(call.callbacks.get(0).failure()).isSameAs(call.exchange.getException());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whenTheServerIsSlow(XelionChatOperation operation) throws Exception {
        String id = createSession("peter");
        xelion().faults().nextCall().answersLate(DELAY);

        Call call = new Call(operation, id).start();

        assertThat(call.took).isLessThan(DELAY);
        await().untilAsserted(() -> assertThat(call.callbacks).hasSize(1));
        assertThat(call.callbacks.get(0).doneSync()).isEqualTo(call.returned);
        assertThat(call.callbacks.get(0).threadName()).doesNotContain("XelionChatIO");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whenTheConnectionBreaks(XelionChatOperation operation) throws Exception {
        component().getConfiguration().setMaximumRetries(0);
        String id = createSession("peter");
        xelion().faults().nextCall().times(10).dropsConnection();

        Call call = new Call(operation, id).start();

        await().untilAsserted(() -> assertThat(call.callbacks).hasSize(1));
        assertThat(call.callbacks.get(0).doneSync()).isEqualTo(call.returned);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whenItIsStoppedMeanwhile(XelionChatOperation operation) throws Exception {
        String id = createSession("peter");
        xelion().faults().nextCall().always().neverAnswers();
        Call call = new Call(operation, id).start();
        // the goodbye that follows may be answered
        xelion().faults().clear();

        context.stop();

        await().untilAsserted(() -> assertThat(call.callbacks).hasSize(1));
        assertThat(call.callbacks.get(0).doneSync()).isEqualTo(call.returned);
    }

    /** What a callback saw. */
    private record Called(boolean doneSync, Throwable failure, String threadName) {}

    /** One exchange on its way through a producer of its own. */
    private final class Call implements AsyncCallback {

        private final List<Called> callbacks = new CopyOnWriteArrayList<>();
        private final AsyncProducer producer;
        private final Exchange exchange;
        private boolean returned;
        private Duration took;

        private Call(XelionChatOperation operation, String sessionId) throws Exception {
            producer = context.getEndpoint("xelion-chat:" + operation).createAsyncProducer();
            // as a part of the context, which starts and stops it
            context.addService(producer);
            exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setHeader(XelionChatConstants.SESSION_ID, sessionId);
            exchange.getMessage()
                    .setBody(
                            switch (operation) {
                                case createSession -> new Visitor("peter");
                                case sendFeedback -> "{\"rating\": 5}";
                                default -> "peter@example.org";
                            });
        }

        private Call withBody(Object body) {
            exchange.getMessage().setBody(body);
            return this;
        }

        private Call start() {
            long started = System.nanoTime();
            returned = producer.process(exchange, this);
            took = Duration.ofNanos(System.nanoTime() - started);
            return this;
        }

        @Override
        public void done(boolean doneSync) {
            callbacks.add(new Called(
                    doneSync, exchange.getException(), Thread.currentThread().getName()));
        }
    }
}

package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xelionchat.client.ChatSessionEndedException;
import org.xelionchat.client.ChatSessionStoreException;
import org.xelionchat.client.UncertainDeliveryException;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.StoredSession;
import org.xelionchat.simulator.journal.Operation;

/** What goes wrong at Xelion or on the way there, and how the exchange tells. */
class ProducerFailuresTest extends ChatTestSupport {

    /** Operations that make one call and fail with it. */
    static Stream<XelionChatOperation> calls() {
        return EnumSet.complementOf(EnumSet.of(
                        XelionChatOperation.events,
                        XelionChatOperation.validate,
                        XelionChatOperation.followSession,
                        XelionChatOperation.unfollowSession))
                .stream();
    }

    static Stream<Arguments> callsAndStatuses() {
        return calls().flatMap(operation ->
                Stream.of(400, 404, 429, 500, 502, 503, 504).map(status -> Arguments.of(operation, status)));
    }

    @ParameterizedTest
    @MethodSource("callsAndStatuses")
    void tellsTheStatusOfTheAnswer(XelionChatOperation operation, int status) {
        component().getConfiguration().setMaximumRetries(0);
        component().getConfiguration().setConfirmUncertainSends(false);
        String id = createSession("peter");
        xelion().faults().nextCall().times(2).answersText(status, "no luck");

        Exchange exchange = call(operation, id);

        if (isUnsupported(operation, exchange)) {
            return;
        }
        assertThat(exchange.getException()).isInstanceOfSatisfying(XelionChatException.class, failure -> {
            assertThat(failure.getOperation()).isEqualTo(operation.name());
            assertThat(failure.getHttpStatus()).isEqualTo(status);
            assertThat(failure.isRetryable()).isEqualTo(status == 429 || status > 500);
        });
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.STATUS_CODE))
                .isEqualTo(status);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(XelionChatConstants.ERROR_CODE);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void tellsXelionsErrorCode(XelionChatOperation operation) {
        String id = createSession("peter");
        xelion().faults()
                .nextCall()
                .times(2)
                .answersJson(400, "{\"errorCode\": 10203, \"message\": \"Invalid\", \"info\": \"resource\"}");

        Exchange exchange = call(operation, id);

        if (isUnsupported(operation, exchange)) {
            return;
        }
        assertThat(exchange.getException()).isInstanceOf(XelionChatException.class);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.STATUS_CODE))
                .isEqualTo(400);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.ERROR_CODE))
                .isEqualTo(10203);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void tellsRefusedCredentials(XelionChatOperation operation) {
        String id = createSession("peter");
        xelion().faults().nextCall().times(2).answers(403);

        Exchange exchange = call(operation, id);

        if (isUnsupported(operation, exchange)) {
            return;
        }
        assertThat(exchange.getException()).isInstanceOf(XelionAuthenticationException.class);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.STATUS_CODE))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void tellsThatThereIsNoConnection(XelionChatOperation operation) {
        component().getConfiguration().setMaximumRetries(0);
        String id = createSession("peter");
        xelion().stop();
        try {
            // finds the connection that was kept broken; a message on its way there would be an uncertain one
            inSession("xelion-chat:getSession", id, null);

            Exchange exchange = call(operation, id);

            if (isUnsupported(operation, exchange)) {
                return;
            }
            assertThat(exchange.getException()).isInstanceOf(XelionConnectionException.class);
            assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(XelionChatConstants.STATUS_CODE);
        } finally {
            xelion().start();
        }
    }

    @Test
    void repeatsWhatIsSafeToRepeat() {
        String id = createSession("peter");
        xelion().faults().nextCall(Operation.GET_SESSION).times(2).answers(503);

        Exchange exchange = inSession("xelion-chat:getSession", id, null);

        assertThat(exchange.getMessage().getBody(ChatSession.class).id()).isEqualTo(id);
        assertThat(xelion().calls().of(Operation.GET_SESSION).count()).isEqualTo(3);
    }

    @Test
    void doesNotRepeatWhatMayHaveHappened() {
        xelion().faults().nextCall(Operation.CREATE_SESSION).actsButAnswers(503);

        Exchange exchange = send("xelion-chat:createSession", new Visitor("peter"));

        assertThat(exchange.getException()).isInstanceOf(XelionChatException.class);
        assertThat(xelion().calls().of(Operation.CREATE_SESSION).count()).isEqualTo(1);
    }

    @Test
    void honoursRetryAfter() {
        String id = createSession("peter");
        xelion().faults()
                .nextCall(Operation.GET_SESSION)
                .retryAfter(Duration.ofSeconds(1))
                .answers(429);
        assertThat(inSession("xelion-chat:getSession", id, null).getException()).isNull();

        xelion().faults()
                .nextCall(Operation.GET_SESSION)
                .retryAfter(Duration.ofSeconds(61))
                .answers(429);
        assertThat(inSession("xelion-chat:getSession", id, null).getException())
                .isInstanceOfSatisfying(XelionChatException.class, failure -> {
                    assertThat(failure.isRetryable()).isTrue();
                    assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(61));
                });
    }

    @Test
    void clearsTheStatusOfAnEarlierFailure() {
        Exchange exchange = send(
                "xelion-chat:validate",
                null,
                Map.of(XelionChatConstants.STATUS_CODE, 500, XelionChatConstants.ERROR_CODE, 11000));

        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(XelionChatConstants.STATUS_CODE, XelionChatConstants.ERROR_CODE);
    }

    @Test
    void tellsAnAnswerThatCannotBeUnderstood() {
        String id = createSession("peter");
        xelion().faults().nextCall(Operation.GET_SESSION).answersText(200, "<html>hello</html>");

        assertThat(inSession("xelion-chat:getSession", id, null).getException())
                .isInstanceOf(XelionProtocolException.class);
    }

    @Test
    void tellsThatTheSessionHasEnded() {
        String id = createSession("peter");
        wesleyIn(id).ends();

        assertThat(inSession("xelion-chat:sendMessage", id, "too late").getException())
                .isInstanceOfSatisfying(ChatSessionEndedException.class, failure -> assertThat(failure.getSessionId())
                        .isEqualTo(id));
    }

    @Test
    void settlesASendWhoseAnswerWasLost() {
        String id = createSession("peter");
        xelion().faults().nextCall(Operation.SEND_MESSAGE).actsButDropsConnection();

        Exchange exchange = inSession("xelion-chat:sendMessage", id, "hello");

        assertThat(exchange.getMessage().getBody(ChatMessage.class).text()).isEqualTo("hello");
        assertThat(xelion().session(id).texts()).containsExactly("hello");
    }

    @Test
    void leavesASendUnsettledWhenToldTo() {
        String id = createSession("peter");
        xelion().faults().nextCall(Operation.SEND_MESSAGE).actsButDropsConnection();

        Exchange exchange = inSession("xelion-chat:sendMessage?confirmUncertainSends=false", id, "hello");

        assertThat(exchange.getException()).isInstanceOf(XelionChatException.class);
        assertThat(xelion().calls().of(Operation.SEND_MESSAGE).count()).isEqualTo(1);
        assertThat(xelion().calls().of(Operation.GET_MESSAGES).isEmpty()).isTrue();
    }

    @Test
    void tellsThatASendCouldNotBeSettled() {
        component().getConfiguration().setRequestTimeout(Duration.ofMillis(300));
        String id = createSession("peter");
        xelion().faults().nextCall(Operation.SEND_MESSAGE).neverAnswers();

        Exchange exchange = inSession("xelion-chat:sendMessage", id, "hello");

        assertThat(exchange.getException()).isInstanceOf(UncertainDeliveryException.class);
        assertThat(xelion().calls().of(Operation.SEND_MESSAGE).count()).isEqualTo(1);
    }

    @Test
    void tellsThatTheStoreFailedAfterTheCall() {
        component().setSessionStore(new BrokenStore());

        assertThat(send("xelion-chat:createSession", new Visitor("peter")).getException())
                .isInstanceOfSatisfying(ChatSessionStoreException.class, failure -> assertThat(failure.getSession())
                        .extracting(ChatSession::id)
                        .isEqualTo(xelion().onlySession().id()));
    }

    @Test
    void refusesToCallWhenItIsStopped() throws Exception {
        Endpoint endpoint = context.getEndpoint("xelion-chat:getSession");
        Exchange exchange = endpoint.createExchange();

        endpoint.createAsyncProducer().process(exchange);

        assertThat(exchange.getException()).isInstanceOf(IllegalStateException.class);
    }

    /** Tells an operation that this API does not have, of which the failure must be another one. */
    private boolean isUnsupported(XelionChatOperation operation, Exchange exchange) {
        if (isSupported(operation)) {
            return false;
        }
        assertThat(exchange.getException())
                .isInstanceOf(UnsupportedChatOperationException.class)
                .hasMessageContaining(operation.name());
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(XelionChatConstants.STATUS_CODE, XelionChatConstants.ERROR_CODE);
        return true;
    }

    private Exchange call(XelionChatOperation operation, String sessionId) {
        Object body =
                switch (operation) {
                    case createSession -> new Visitor("paul");
                    case sendTranscript -> "peter@example.org";
                    case sendFeedback -> "{\"rating\": 5}";
                    default -> "hello";
                };
        return inSession("xelion-chat:" + operation, sessionId, body);
    }

    private static final class BrokenStore implements ChatSessionStore {

        @Override
        public void save(String connection, StoredSession session) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public void remove(String connection, String sessionId) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public List<StoredSession> findOpen(String connection) {
            return List.of();
        }
    }
}

package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.simulator.journal.Operation;

/** What endpoints share, and what they must agree on. */
class SharedConnectionTest extends ChatTestSupport {

    @ParameterizedTest
    @CsvSource({
        "secure, false, true",
        "accessToken, one, other",
        "connectTimeout, 1s, 2s",
        "requestTimeout, 1s, 2s",
        "maximumRetries, 1, 2",
        "proxyPort, 1001, 1002",
        "proxyUsername, one, other",
        "proxyPassword, one, other",
        "typingInterval, 1s, 2s",
        "confirmUncertainSends, false, true",
        "awaitFollowed, 1s, 2s"
    })
    void producersMustAgree(String option, String one, String other) {
        String proxy = option.startsWith("proxy") ? "&proxyHost=p" : "";
        proxy += proxy.isEmpty() || option.equals("proxyPort") ? "" : "&proxyPort=1000";
        proxy += option.equals("proxyPassword") ? "&proxyUsername=u" : "";
        start("xelion-chat:getStatus?" + option + "=" + one + proxy);

        String failure = StackTraces.of(failureOf("xelion-chat:validate?" + option + "=" + other + proxy));

        assertThat(failure)
                .contains(option + " must have the same value on all endpoints of the connection " + xelion().host());
    }

    @Test
    void producersMustAgreeOnTls() {
        context.getRegistry().bind("one", new SSLContextParameters());
        context.getRegistry().bind("other", new SSLContextParameters());
        start("xelion-chat:getStatus?sslContextParameters=#one");

        assertThat(StackTraces.of(failureOf("xelion-chat:validate?sslContextParameters=#other")))
                .contains("sslContextParameters must have the same value");
    }

    @Test
    void proxiesMustBeTheSame() {
        start("xelion-chat:getStatus?proxyHost=one&proxyPort=1");

        assertThat(StackTraces.of(failureOf("xelion-chat:validate?proxyHost=other&proxyPort=1")))
                .contains("proxyHost must have the same value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maximumConcurrentConnects=1",
                "recoverMessages=false",
                "reconnectDelay=1s",
                "maximumReconnectDelay=1s",
                "pingInterval=0",
                "pongTimeout=1s",
                "subscribe=always",
                "requestTimeout=1s"
            })
    void consumersMustAgree(String option) throws Exception {
        record("xelion-chat:events", "one");

        Throwable failure = catchThrowable(() -> record("xelion-chat:events?" + option, "other"));

        assertThat(StackTraces.of(failure)).contains(option.split("=")[0] + " must have the same value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessionId=1",
                "eventTypes=chatTypingEvent",
                "includeVisitorMessages=true",
                "autoDelivered=false",
                "streamEvents=true",
                "bufferSize=1",
                "maximumThreads=1"
            })
    void consumersMayDifferInWhatIsTheirOwn(String option) throws Exception {
        record("xelion-chat:events", "one");
        record("xelion-chat:events?" + option, "other");

        assertThat(context.getRouteController().getRouteStatus("other").isStarted())
                .isTrue();
    }

    @Test
    void producersHaveNoSayInStreamsNorConsumersInCalls() throws Exception {
        start("xelion-chat:createSession?pingInterval=1s&reconnectDelay=1m&maximumReconnectDelay=1m&subscribe=always");
        RecordedEvents events = record("xelion-chat:events?typingInterval=1h&awaitFollowed=0&" + QUICK);
        String id = createSession("peter");
        assertThat(xelion().sockets().open(id)).isEqualTo(1);

        // back at once, not after the producer's minute
        xelion().faults().sockets().cut();
        await().untilAsserted(() -> assertThat(xelion().sockets().list(id)).hasSize(2));
        wesleyIn(id).says("hello");

        events.awaitTexts("hello");
    }

    @Test
    void aConsumerThatComesLaterHasItsSayInStreams() throws Exception {
        String id = createSession("peter");
        RecordedEvents events = record("xelion-chat:events?subscribe=always&pingInterval=100ms&pongTimeout=1s");
        wesleyIn(id).says("hello");
        events.awaitTexts("hello");

        assertThat(xelion().sockets().list(id).get(0).frames())
                .singleElement()
                .asString()
                .contains("multiNotification");
        await().until(() -> xelion().sockets().pings(id) > 1);
    }

    @Test
    void anOptionOfCallsCountsWhereItIsSet() throws Exception {
        record("xelion-chat:events");
        String id = createSession("peter");
        start("xelion-chat:sendMessage");

        inSession("xelion-chat:notifyTyping?typingInterval=0", id, null);
        Exchange second = inSession("xelion-chat:notifyTyping?typingInterval=0", id, null);

        assertThat(second.getMessage().getHeaders()).doesNotContainKey(XelionChatConstants.SUPPRESSED);
        assertThat(xelion().calls().of(Operation.NOTIFY_TYPING).count()).isEqualTo(2);
    }

    @Test
    void endpointsOfOtherGatewaysDoNotShare() {
        start("xelion-chat:getStatus?requestTimeout=1s");
        start("xelion-chat:getStatus?requestTimeout=2s&gatewayId=other");
        start("xelion-chat:getStatus?requestTimeout=3s&tenant=other");
        start("xelion-chat:getStatus?requestTimeout=4s&host=other.example");

        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void opensAgainAfterTheLastEndpointWasStopped() throws Exception {
        addRoute(builder ->
                builder.from("direct:status").routeId("status").to("xelion-chat:getStatus?requestTimeout=1s"));
        assertThat(send("direct:status", null).getException()).isNull();
        context.getRouteController().stopRoute("status");

        // no contradiction any more: the connection is gone
        addRoute(builder -> builder.from("direct:other").to("xelion-chat:getStatus?requestTimeout=2s"));

        assertThat(send("direct:other", null).getException()).isNull();
    }

    @Test
    void closesWithTheLastEndpointOnly() throws Exception {
        addRoute(builder -> builder.from("direct:status").routeId("status").to("xelion-chat:getStatus"));
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");

        context.getRouteController().stopRoute("status");
        wesleyIn(id).says("hello");

        events.awaitTexts("hello");
        assertThat(xelion().sockets().list(id)).hasSize(1);
    }

    @Test
    void aCorrectedTokenOnTheComponentTakesEffectWithoutARestart() throws Exception {
        component().getConfiguration().setAccessToken("wrong");
        addRoute(builder -> builder.from("direct:status").to("xelion-chat:getStatus"));
        assertThat(send("direct:status", null).getException()).isNotNull();

        component().getConfiguration().setAccessToken(xelion().gateway().accessToken());

        assertThat(send("direct:status", null).getException()).isNull();
        // and an endpoint that comes now is in no contradiction to those that came before
        assertThat(send("xelion-chat:validate", null).getException()).isNull();
    }

    @Test
    void aTokenOfAnEndpointsOwnIsNotTheComponents() {
        component().getConfiguration().setAccessToken("wrong");

        Exchange exchange = send(
                "xelion-chat:getStatus?accessToken=RAW(" + xelion().gateway().accessToken() + ")", null);

        assertThat(exchange.getException()).isNull();
    }

    @Test
    void twoComponentsDoNotShare() throws Exception {
        XelionChatComponent other = newComponent();
        other.getConfiguration().setRequestTimeout(Duration.ofSeconds(1));
        context.addComponent("other-chat", other);
        start("xelion-chat:getStatus");
        context.getComponent("other-chat");

        assertThat(send("other-chat:getStatus", null).getException()).isNull();
    }

    @Test
    void listenersHearOnceOfEachConnectionAndOfItsEnd() throws Exception {
        Map<String, StreamStatistics> open = new ConcurrentHashMap<>();
        List<String> heard = new CopyOnWriteArrayList<>();
        component().addConnectionListener(new ConnectionListener() {
            @Override
            public void connectionOpened(String connectionName, StreamStatistics statistics) {
                heard.add("opened");
                open.put(connectionName, statistics);
            }

            @Override
            public void connectionClosed(String connectionName) {
                heard.add("closed");
                open.remove(connectionName);
            }
        });
        record("xelion-chat:events");
        record("xelion-chat:events?eventTypes=chatTypingEvent", "typing");
        String name = ((XelionChatConsumer) context.getRoute("events").getConsumer()).connectionName();

        assertThat(open).containsOnlyKeys(name);
        createSession("peter");
        assertThat(open.get(name).followed()).isEqualTo(1);

        context.getRouteController().stopRoute("events");
        assertThat(heard).containsExactly("opened");
        context.stop();
        assertThat(heard).containsExactly("opened", "closed");
        assertThat(open).isEmpty();
    }

    private void start(String uri) {
        Throwable failure = failureOf(uri);
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }

    private Throwable failureOf(String uri) {
        return catchThrowable(() -> {
            Endpoint endpoint = context.getEndpoint(uri);
            context.addService(endpoint.createAsyncProducer());
        });
    }
}

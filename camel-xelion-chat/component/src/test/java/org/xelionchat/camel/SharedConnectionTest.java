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
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.simulator.journal.Operation;

/** What endpoints share, and what they must agree on. */
class SharedConnectionTest extends ChatTestSupport {

    @ParameterizedTest
    @CsvSource({
        "secure, false, true",
        "connectTimeout, 1s, 2s",
        "requestTimeout, 1s, 2s",
        "maximumRetries, 1, 2",
        "proxyPort, 1001, 1002",
        "proxyUsername, one, other",
        "proxyPassword, one, other",
        "typingInterval, 1s, 2s",
        "confirmUncertainSends, false, true",
        "awaitFollowed, 1s, 2s",
        "phoneLineOid, 1, 2"
    })
    void producersMustAgree(String option, String one, String other) {
        String proxy = option.startsWith("proxy") ? "&proxyHost=p" : "";
        proxy += proxy.isEmpty() || option.equals("proxyPort") ? "" : "&proxyPort=1000";
        proxy += option.equals("proxyPassword") ? "&proxyUsername=u" : "";
        start("xelion-chat:validate?" + option + "=" + one + proxy);

        String failure = StackTraces.of(failureOf("xelion-chat:getSession?" + option + "=" + other + proxy));

        assertThat(failure)
                .contains(option + " must have the same value on all endpoints of the connection " + xelion().host());
    }

    @Test
    void producersMustAgreeOnSecrets() {
        start("xelion-chat:validate?" + secret() + "=one");

        String failure = StackTraces.of(failureOf("xelion-chat:getSession?" + secret() + "=other"));

        assertThat(failure).contains(secret() + " must have the same value").doesNotContain("=other");
    }

    @Test
    void producersMustAgreeOnTls() {
        context.getRegistry().bind("one", new SSLContextParameters());
        context.getRegistry().bind("other", new SSLContextParameters());
        start("xelion-chat:validate?sslContextParameters=#one");

        assertThat(StackTraces.of(failureOf("xelion-chat:getSession?sslContextParameters=#other")))
                .contains("sslContextParameters must have the same value");
    }

    @Test
    void proxiesMustBeTheSame() {
        start("xelion-chat:validate?proxyHost=one&proxyPort=1");

        assertThat(StackTraces.of(failureOf("xelion-chat:getSession?proxyHost=other&proxyPort=1")))
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
                // after it come test messages, beside the pings
                .first()
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
    void endpointsOfOtherAccountsDoNotShare() {
        List<String> accounts =
                switch (api) {
                    case GATEWAY -> List.of("gatewayId=other");
                    case CLASSIC -> List.of("userSpace=other", "username=other");
                };
        start("xelion-chat:validate?requestTimeout=1s");
        start("xelion-chat:validate?requestTimeout=2s&tenant=other");
        start("xelion-chat:validate?requestTimeout=3s&host=other.example");
        for (String account : accounts) {
            start("xelion-chat:validate?requestTimeout=4s&" + account);
        }

        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void endpointsOfOtherApisDoNotShare() {
        XelionChatConfiguration both = component().getConfiguration();
        both.setGatewayId("1");
        both.setAccessToken("t");
        both.setUsername("u");
        both.setPassword("p");

        start("xelion-chat:validate?requestTimeout=1s&api=gateway");
        start("xelion-chat:validate?requestTimeout=2s&api=classic");

        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void opensAgainAfterTheLastEndpointWasStopped() throws Exception {
        addRoute(builder -> builder.from("direct:check").routeId("check").to("xelion-chat:validate?requestTimeout=1s"));
        assertThat(send("direct:check", null).getException()).isNull();
        context.getRouteController().stopRoute("check");

        // no contradiction any more: the connection is gone
        addRoute(builder -> builder.from("direct:other").to("xelion-chat:validate?requestTimeout=2s"));

        assertThat(send("direct:other", null).getException()).isNull();
    }

    @Test
    void closesWithTheLastEndpointOnly() throws Exception {
        addRoute(builder -> builder.from("direct:check").routeId("check").to("xelion-chat:validate"));
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");

        context.getRouteController().stopRoute("check");
        wesleyIn(id).says("hello");

        events.awaitTexts("hello");
        assertThat(xelion().sockets().list(id)).hasSize(1);
    }

    @Test
    void aCorrectedSecretOnTheComponentTakesEffectWithoutARestart() throws Exception {
        spoilCredentials(component().getConfiguration());
        addRoute(builder -> builder.from("direct:start").to("xelion-chat:createSession"));
        assertThat(send("direct:start", new Visitor("peter")).getException()).isNotNull();

        pointAtSimulator(component().getConfiguration());

        assertThat(send("direct:start", new Visitor("peter")).getException()).isNull();
        // and an endpoint that comes now is in no contradiction to those that came before
        assertThat(send("xelion-chat:validate", null).getException()).isNull();
    }

    @Test
    void aSecretOfAnEndpointsOwnIsNotTheComponents() {
        XelionChatConfiguration right = new XelionChatConfiguration();
        pointAtSimulator(right);
        String own = api == ChatApiGeneration.GATEWAY ? right.getAccessToken() : right.getPassword();
        spoilCredentials(component().getConfiguration());

        Exchange exchange = send("xelion-chat:validate?" + secret() + "=RAW(" + own + ")", null);

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void twoComponentsDoNotShare() throws Exception {
        XelionChatComponent other = newComponent();
        other.getConfiguration().setRequestTimeout(Duration.ofSeconds(1));
        context.addComponent("other-chat", other);
        start("xelion-chat:validate");
        context.getComponent("other-chat");

        assertThat(send("other-chat:validate", null).getException()).isNull();
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

    private String secret() {
        return api == ChatApiGeneration.GATEWAY ? "accessToken" : "password";
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

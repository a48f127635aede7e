package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.InetAddressUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.Subscribing;

/** Options: where they come from, and what is refused when a route starts. Nothing is ever connected to. */
class ConfigurationTest {

    private static final String COMPLETE = "host=xelion.example&gatewayId=1&accessToken=t";
    private static final String CLASSIC = "api=classic&host=xelion.example&username=u&password=p";

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("getStatus?gatewayId=1&accessToken=t", "host is required"),
                refused("getStatus?host=RAW( )&gatewayId=1&accessToken=t", "host is required"),
                refused("getStatus?host=xelion.example/chat&gatewayId=1&accessToken=t", "host must be name[:port]"),
                refused("getStatus?host=xelion.example/&gatewayId=1&accessToken=t", "host must be name[:port]"),
                refused("getStatus?host=https://xelion.example/chat&gatewayId=1", "host must be name[:port]"),
                refused("getStatus?host=me:pass@xelion.example&gatewayId=1", "host must be name[:port]"),
                refused("getStatus?host=RAW(xelion.example?a=b)&gatewayId=1", "host must be name[:port]"),
                refused("getStatus?host=xelion.example:0&gatewayId=1", "host must be name[:port]"),
                refused("getStatus?host=xelion.example:65536&gatewayId=1", "host must be name[:port]"),
                refused("getStatus?host=xelion.example:https&gatewayId=1", "host must be name[:port]"),
                refused("getStatus?host=ftp://xelion.example&gatewayId=1", "host must be name[:port]"),
                refused("getStatus?host=https://xelion.example&secure=false", "secure must not be false"),
                refused("getStatus?host=xelion.example&accessToken=t", "gatewayId is required"),
                refused("getStatus?host=xelion.example&gatewayId=RAW( )&accessToken=t", "gatewayId is required"),
                refused("getStatus?host=xelion.example&gatewayId=1", "accessToken is required"),
                refused("getStatus?host=xelion.example&gatewayId=1&accessToken=RAW( )", "accessToken is required"),
                refused("getStatus?" + COMPLETE.replace("gatewayId", "username"), "api=classic"),
                refused("validate?api=classic&" + COMPLETE, "username is required for the classic API"),
                refused("validate?api=classic&" + COMPLETE, "api=gateway"),
                refused("validate?api=classic&host=xelion.example&username=u", "password is required for the classic"),
                refused("validate?username=RAW( )&api=classic&host=xelion.example&password=p", "username is required"),
                refused("validate?password=RAW( )&api=classic&host=xelion.example&username=u", "password is required"),
                refused("validate?userSpace=" + "x".repeat(201) + "&" + CLASSIC, "userSpace must have at most 200"),
                refused("validate?phoneLineOid=RAW( )&" + CLASSIC, "phoneLineOid must be the oid of a phone line"),
                refused("validate?appKey=k&" + CLASSIC, "appKey"),
                refused("getStatus?api=modern&" + COMPLETE, "api"),
                refused("events?" + COMPLETE, "operation must not be events on a producer"),
                refused("dance?" + COMPLETE, "operation must be one of [createSession, "),
                refused("getStatus?dance=true&" + COMPLETE, "dance"),
                refused("getStatus?connectTimeout=0&" + COMPLETE, "connectTimeout must be a duration longer than zero"),
                refused("getStatus?connectTimeout=soon&" + COMPLETE, "connectTimeout"),
                refused("getStatus?requestTimeout=-1s&" + COMPLETE, "requestTimeout"),
                refused("getStatus?maximumRetries=-1&" + COMPLETE, "maximumRetries must be at least 0"),
                refused(
                        "getStatus?typingInterval=-1&" + COMPLETE,
                        "typingInterval must be a duration of zero or longer"),
                refused("getStatus?awaitFollowed=-1&" + COMPLETE, "awaitFollowed must be a duration of zero or longer"),
                refused("getStatus?sessionId=RAW( )&" + COMPLETE, "sessionId must be the id of a session"),
                refused("getStatus?proxyHost=proxy&" + COMPLETE, "proxyPort is required with proxyHost"),
                refused("getStatus?proxyHost=proxy&proxyPort=70000&" + COMPLETE, "proxyPort is required"),
                refused("getStatus?proxyPort=8080&" + COMPLETE, "proxyHost is required with proxyPort"),
                refused("getStatus?proxyUsername=me&" + COMPLETE, "proxyHost is required with proxyUsername"),
                refused(
                        "getStatus?proxyHost=proxy&proxyPort=8080&proxyPassword=secret&" + COMPLETE,
                        "proxyUsername is required with proxyPassword"));
    }

    static Stream<Arguments> refusedOnConsumers() {
        return Stream.of(
                refused("events?gatewayId=1&accessToken=t", "host is required"),
                refused("sendMessage?" + COMPLETE, "operation must be events on a consumer, not sendMessage"),
                refused("events?api=classic&" + COMPLETE, "username is required for the classic API"),
                refused("events?autoDelivered=maybe&" + CLASSIC, "autoDelivered must be auto, true or false"),
                refused("events?eventTypes=newChatEvent&" + COMPLETE, "eventTypes must be a comma-separated list of"),
                refused("events?eventTypes=chatTypingEvent,dance&" + COMPLETE, "newExternalChatEvent, chatTypingEvent"),
                refused("events?autoDelivered=maybe&" + COMPLETE, "autoDelivered must be auto, true or false"),
                refused("events?bufferSize=0&" + COMPLETE, "bufferSize must be at least 1"),
                refused("events?maximumThreads=0&" + COMPLETE, "maximumThreads must be at least 1"),
                refused("events?maximumConcurrentConnects=0&" + COMPLETE, "maximumConcurrentConnects must be at least"),
                refused("events?reconnectDelay=0&" + COMPLETE, "reconnectDelay must be a duration longer than zero"),
                refused("events?maximumReconnectDelay=100ms&" + COMPLETE, "must not be shorter than reconnectDelay"),
                refused("events?pingInterval=-1&" + COMPLETE, "pingInterval must be a duration of zero or longer"),
                refused("events?pongTimeout=0&" + COMPLETE, "pongTimeout must be a duration longer than zero"),
                refused("events?subscribe=never&" + COMPLETE, "subscribe"),
                refused("events?eventTransport=tcp&" + COMPLETE, "eventTransport must be ahc or ahc-ws"),
                refused("events?idempotentRepository=#missing&" + COMPLETE, "idempotentRepository"),
                refused("events?sslContextParameters=#missing&" + COMPLETE, "sslContextParameters"));
    }

    private static Arguments refused(String rest, String message) {
        return Arguments.of(rest, message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAProducersOptions(String rest, String message) throws Exception {
        assertThat(failureOf(rest, false)).contains(message);
    }

    @ParameterizedTest
    @MethodSource("refusedOnConsumers")
    void refusesAConsumersOptions(String rest, String message) throws Exception {
        assertThat(failureOf(rest, true)).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "xelion.example, xelion.example, true",
        "' xelion.example ', xelion.example, true",
        "Xelion.Example:8443, xelion.example:8443, true",
        "https://xelion.example, xelion.example, true",
        "HTTPS://xelion.example:443, xelion.example:443, true",
        "http://localhost:8080, localhost:8080, false",
        "xelion_sim:80, xelion_sim:80, true",
        "192.0.2.1:80, 192.0.2.1:80, true",
        "[2001:db8::1]:80, [2001:db8::1]:80, true",
    })
    void readsTheHostLeniently(String option, String address, boolean secure) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            XelionChatEndpoint endpoint = context.getEndpoint("xelion-chat:getStatus", XelionChatEndpoint.class);
            endpoint.getConfiguration().setHost(option);

            assertThat(endpoint.host().address()).isEqualTo(address);
            assertThat(endpoint.isSecure()).isEqualTo(secure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void readsAnEmptyTenantAsMaster(String tenant) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            XelionChatEndpoint endpoint = context.getEndpoint("xelion-chat:getStatus", XelionChatEndpoint.class);
            endpoint.getConfiguration().setTenant(tenant);

            assertThat(endpoint.tenant()).isEqualTo("master");
        }
    }

    @Test
    void bindsEveryOptionOfAnEndpoint() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            XelionChatConfiguration configuration = context.getEndpoint(
                            "xelion-chat:events?host=xelion.example&tenant=t&api=classic&secure=false&gatewayId=7"
                                    + "&accessToken=RAW(a+b&c%d)&username=n&password=RAW(e+f)&userSpace=g"
                                    + "&phoneLineOid=8&connectTimeout=1s&requestTimeout=2m&maximumRetries=3"
                                    + "&maximumConcurrentConnects=4&proxyHost=p&proxyPort=5&proxyUsername=u"
                                    + "&proxyPassword=w&sessionId=6&typingInterval=7s&confirmUncertainSends=false"
                                    + "&awaitFollowed=8s&eventTypes=chatTypingEvent&includeVisitorMessages=true"
                                    + "&autoDelivered=true&streamEvents=true&bufferSize=9&maximumThreads=10"
                                    + "&recoverMessages=false&reconnectDelay=11ms&maximumReconnectDelay=12s"
                                    + "&pingInterval=0&pongTimeout=13s&subscribe=always&eventTransport=ahc-ws",
                            XelionChatEndpoint.class)
                    .getConfiguration();

            XelionChatConfiguration expected = new XelionChatConfiguration();
            expected.setHost("xelion.example");
            expected.setTenant("t");
            expected.setApi(ChatApiGeneration.CLASSIC);
            expected.setSecure(false);
            expected.setGatewayId("7");
            expected.setAccessToken("a+b&c%d");
            expected.setUsername("n");
            expected.setPassword("e+f");
            expected.setUserSpace("g");
            expected.setPhoneLineOid("8");
            expected.setConnectTimeout(Duration.ofSeconds(1));
            expected.setRequestTimeout(Duration.ofMinutes(2));
            expected.setMaximumRetries(3);
            expected.setMaximumConcurrentConnects(4);
            expected.setProxyHost("p");
            expected.setProxyPort(5);
            expected.setProxyUsername("u");
            expected.setProxyPassword("w");
            expected.setSessionId("6");
            expected.setTypingInterval(Duration.ofSeconds(7));
            expected.setConfirmUncertainSends(false);
            expected.setAwaitFollowed(Duration.ofSeconds(8));
            expected.setEventTypes("chatTypingEvent");
            expected.setIncludeVisitorMessages(true);
            expected.setAutoDelivered("true");
            expected.setStreamEvents(true);
            expected.setBufferSize(9);
            expected.setMaximumThreads(10);
            expected.setRecoverMessages(false);
            expected.setReconnectDelay(Duration.ofMillis(11));
            expected.setMaximumReconnectDelay(Duration.ofSeconds(12));
            expected.setPingInterval(Duration.ZERO);
            expected.setPongTimeout(Duration.ofSeconds(13));
            expected.setSubscribe(Subscribing.ALWAYS);
            expected.setEventTransport("ahc-ws");
            assertThat(configuration).usingRecursiveComparison().isEqualTo(expected);
            assertThat(configuration).usingRecursiveComparison().isNotEqualTo(new XelionChatConfiguration());
        }
    }

    @Test
    void hasTheDefaultsOfTheContract() {
        XelionChatConfiguration defaults = new XelionChatConfiguration();

        assertThat(defaults.getTenant()).isEqualTo("master");
        assertThat(defaults.getApi()).isEqualTo(ChatApiGeneration.GATEWAY);
        assertThat(defaults.getUserSpace()).isNull();
        assertThat(defaults.getPhoneLineOid()).isNull();
        assertThat(defaults.isSecure()).isTrue();
        assertThat(defaults.getConnectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.getRequestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.getMaximumRetries()).isEqualTo(2);
        assertThat(defaults.getMaximumConcurrentConnects()).isEqualTo(32);
        assertThat(defaults.getTypingInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.isConfirmUncertainSends()).isTrue();
        assertThat(defaults.getAwaitFollowed()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.getEventTypes()).isNull();
        assertThat(defaults.isIncludeVisitorMessages()).isFalse();
        assertThat(defaults.getAutoDelivered()).isEqualTo("auto");
        assertThat(defaults.isStreamEvents()).isFalse();
        assertThat(defaults.getBufferSize()).isEqualTo(256);
        assertThat(defaults.getMaximumThreads()).isEqualTo(20);
        assertThat(defaults.isRecoverMessages()).isTrue();
        assertThat(defaults.getReconnectDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(defaults.getMaximumReconnectDelay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.getPingInterval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(defaults.getPongTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.getSubscribe()).isEqualTo(Subscribing.AUTO);
        assertThat(defaults.getEventTransport()).isEqualTo("ahc");
        assertThat(new XelionChatComponent().getStoreInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(new XelionChatComponent().getAppKey()).isNull();
        assertThat(new XelionChatComponent().getClassicDeliveredPath())
                .isEqualTo("PUT chats/{sessionId}/delivered/external");
        assertThat(new XelionChatComponent().getClassicTypingPath())
                .isEqualTo("POST chats/{sessionId}/is_typing/external");
        assertThat(new XelionChatComponent().getClassicClosePath()).isEqualTo("POST chats/{sessionId}/close/external");
        assertThat(new XelionChatComponent().isHealthCheckConsumerEnabled()).isTrue();
        assertThat(new XelionChatComponent().isUseGlobalSslContextParameters()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"auto, GATEWAY, true", "auto, CLASSIC, false", "true, CLASSIC, true", "FALSE, GATEWAY, false"})
    void marksAsDeliveredByItselfWhereTheCallIsDocumented(String option, ChatApiGeneration api, boolean marks) {
        assertThat(ConfigurationCheck.autoDelivered(option, api)).isEqualTo(marks);
    }

    @Test
    void takesTheOptionsOfBothApisAndUsesThoseOfOne() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();

            for (String api : new String[] {"gateway", "classic"}) {
                String uri = "xelion-chat:validate?username=u&password=p&api=" + api + "&" + COMPLETE;
                assertThat(context.getEndpoint(uri).createProducer()).isNotNull();
            }
        }
    }

    @Test
    void hasAUserSpaceOfThisHostUnlessToldOtherwise() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            String own = InetAddressUtil.getLocalHostNameSafe();
            XelionChatEndpoint endpoint =
                    context.getEndpoint("xelion-chat:validate?" + CLASSIC, XelionChatEndpoint.class);
            assertThat(endpoint.userSpace()).isEqualTo("camel-xelion-chat-" + own);
            endpoint.getConfiguration().setUserSpace(" ");
            assertThat(endpoint.userSpace()).isEqualTo("camel-xelion-chat-" + own);
            endpoint.getConfiguration().setUserSpace("mine");
            assertThat(endpoint.userSpace()).isEqualTo("mine");
        }
    }

    @Test
    void keepsTheBeginningOfALongHostName() {
        assertThat(UserSpace.ofHost("node-7." + "x".repeat(240)))
                .startsWith("camel-xelion-chat-node-7.x")
                .hasSize(200);
        assertThat(UserSpace.isShortEnough("x".repeat(200))).isTrue();
        assertThat(UserSpace.isShortEnough("x".repeat(201))).isFalse();
    }

    @Test
    void takesOptionsFromTheComponentUnlessTheEndpointHasItsOwn() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            XelionChatComponent component = context.getComponent("xelion-chat", XelionChatComponent.class);
            component.getConfiguration().setHost("xelion.example");
            component.getConfiguration().setRequestTimeout(Duration.ofSeconds(1));

            XelionChatConfiguration inherited = configuration(context, "xelion-chat:getStatus");
            XelionChatConfiguration own = configuration(context, "xelion-chat:getStatus?requestTimeout=2s");

            assertThat(inherited.getHost()).isEqualTo("xelion.example");
            assertThat(inherited.getRequestTimeout()).isEqualTo(Duration.ofSeconds(1));
            assertThat(own.getRequestTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(component.getConfiguration().getRequestTimeout()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void takesOptionsFromPropertyPlaceholders() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.setProperty("xelion.host", "xelion.example");
            properties.setProperty("xelion.token", "a+b");
            properties.setProperty("xelion.timeout", "5s");
            context.getPropertiesComponent().setInitialProperties(properties);

            XelionChatConfiguration configuration = configuration(
                    context,
                    "xelion-chat:getStatus?host={{xelion.host}}&accessToken=RAW({{xelion.token}})"
                            + "&requestTimeout={{xelion.timeout}}&tenant={{xelion.tenant:master}}");

            assertThat(configuration.getHost()).isEqualTo("xelion.example");
            assertThat(configuration.getAccessToken()).isEqualTo("a+b");
            assertThat(configuration.getRequestTimeout()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void refusesComponentOptionsThatCannotWork() {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            XelionChatComponent component = new XelionChatComponent(context);
            component.setStoreInterval(Duration.ZERO);
            assertThatThrownBy(component::init).hasMessageContaining("storeInterval must be a duration longer than");
            XelionChatComponent other = new XelionChatComponent(context);
            other.setSessionStore(null);
            assertThatThrownBy(other::init).hasMessageContaining("sessionStore must be a ChatSessionStore");
            XelionChatComponent delivered = new XelionChatComponent(context);
            delivered.setClassicDeliveredPath("chats/{sessionId}/delivered");
            assertThatThrownBy(delivered::init)
                    .hasMessageContaining("classicDeliveredPath must be a method and a path");
            XelionChatComponent typing = new XelionChatComponent(context);
            typing.setClassicTypingPath("POST chats/is_typing");
            assertThatThrownBy(typing::init).hasMessageContaining("classicTypingPath must be a method and a path");
            XelionChatComponent close = new XelionChatComponent(context);
            close.setClassicClosePath(null);
            assertThatThrownBy(close::init).hasMessageContaining("classicClosePath must be a method and a path");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void checksALazyProducerWithItsFirstExchange() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .errorHandler(noErrorHandler())
                            .to("xelion-chat:getStatus?lazyStartProducer=true");
                }
            });
            context.start();

            assertThat(StackTraces.of(catchThrowable(
                            () -> context.createProducerTemplate().sendBody("direct:start", null))))
                    .contains("host is required");
        }
    }

    @Test
    void showsNoSecretOfAConfigurationItRefuses() throws Exception {
        String failure = failureOf(
                "getStatus?host=xelion.example&accessToken=CANARY&proxyUsername=CANARY&proxyPassword=CANARY", false);
        String classic = failureOf(
                "validate?api=classic&host=xelion.example&username=CANARY&password=CANARY&userSpace=" + "x".repeat(201),
                false);

        assertThat(failure).contains("gatewayId is required").doesNotContain("CANARY");
        assertThat(classic).contains("userSpace must have").doesNotContain("CANARY");
    }

    @Test
    void showsNoSecretThatWasPutIntoTheHost() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            XelionChatEndpoint endpoint = context.getEndpoint("xelion-chat:getStatus", XelionChatEndpoint.class);
            endpoint.getConfiguration().setHost("me:CANARY@xelion.example");

            assertThatThrownBy(endpoint::createProducer)
                    .hasMessageContaining("host must be")
                    .hasMessageNotContaining("CANARY");
        }
    }

    private static XelionChatConfiguration configuration(CamelContext context, String uri) {
        return context.getEndpoint(uri, XelionChatEndpoint.class).getConfiguration();
    }

    /** Starts a context with one route, and tells all that Camel says of its failure. */
    private static String failureOf(String rest, boolean consumer) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    if (consumer) {
                        from("xelion-chat:" + rest).to("mock:events");
                    } else {
                        from("direct:start").to("xelion-chat:" + rest);
                    }
                }
            });
            return StackTraces.of(catchThrowable(context::start));
        }
    }
}

package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.journal.Operation;

/**
 * A canary in every secret (access token; user name, password and app key; proxy credentials) and in what people write, the
 * tokens that Xelion gives, and the secret that event URLs hold. None of them may appear in a log line, an exception, a
 * printed URI, a JMX attribute or a health detail, whatever goes wrong.
 */
class SecretsTest extends ChatTestSupport {

    private static final String CANARY = "CANARY";
    private static final String TOKEN = CANARY + "-token/with=odd-characters";

    static final String USERNAME = CANARY + " the=administrator";
    static final String PASSWORD = CANARY + "-password/with=odd-characters";
    private static final String APP_KEY = CANARY + "-app-key";

    /** What the simulator's event URLs have before their secret. */
    private static final String EVENT_URL = "/websocket/-1/";

    private final RecordedLog log = new RecordedLog();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("org.xelionchat");
    private final List<String> seen = new ArrayList<>();

    /** Deprecated on the newest line only, and the one way that all lines have. */
    @Override
    @SuppressWarnings("deprecation")
    protected boolean useJmx() {
        return true;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckRegistry.get(context).register(new ConsumersHealthCheckRepository());
        return context;
    }

    @Override
    void configure(XelionChatComponent component) {
        switch (api) {
            case GATEWAY -> {
                xelion().gateway().accessToken(TOKEN);
                component.getConfiguration().setAccessToken(TOKEN);
            }
            case CLASSIC -> {
                component.getConfiguration().setUsername(USERNAME);
                component.getConfiguration().setPassword(PASSWORD);
                component.setAppKey(APP_KEY);
            }
        }
    }

    /** {@return the credentials as options in a URI} */
    private String secrets() {
        return switch (api) {
            case GATEWAY -> "accessToken=RAW(" + TOKEN + ")";
            case CLASSIC -> "username=RAW(" + USERNAME + ")&password=RAW(" + PASSWORD + ")";
        };
    }

    private void changeSecretsAtXelion() {
        switch (api) {
            case GATEWAY -> xelion().gateway().accessToken("another");
            case CLASSIC -> xelion().accounts().user(USERNAME).password("another");
        }
    }

    @BeforeEach
    void listen() {
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
        // ours down to DEBUG: what people write may be seen at TRACE only
        own.setLevel(Level.DEBUG);
    }

    @AfterEach
    void listenNoMore() {
        own.setLevel(null);
        root.detachAppender(log);
    }

    @Test
    void stayUnseenInAConversationWithTroubles() throws Exception {
        String secrets = secrets() + "&" + QUICK;
        RecordedEvents events = record("xelion-chat:events?" + secrets);
        addRoute(builder -> builder.from("direct:send").to("xelion-chat:sendMessage?" + secrets));
        String id = createSession(CANARY + " peter");
        inSession("direct:send", id, CANARY + " hello");
        xelion().faults().nextFrame().isMalformed();
        wesley().activate(id).says(CANARY + " malformed").types();
        xelion().faults().sockets().send("{\"notificationType\": 1, \"x\": \"" + CANARY);
        xelion().faults().nextHandshake().isRefused(401);
        xelion().faults().nextHandshake().isExpired();
        xelion().faults().nextHandshake().dropsConnection();
        xelion().faults().nextCall(Operation.GET_EVENT_URL).answers(500);
        xelion().faults().nextCall(Operation.GET_MESSAGES).answersText(200, CANARY);
        xelion().accounts().refuseRenewals(true).expireTokens();
        xelion().faults().sockets().close(1011, CANARY);
        await().untilAsserted(() -> assertThat(xelion().sockets().open(id)).isEqualTo(1));
        wesleyIn(id).says(CANARY + " bye");
        await().untilAsserted(() -> assertThat(events.texts()).contains(CANARY + " bye"));

        observe(inSession("xelion-chat:sendTranscript", id, CANARY));
        observe(inSession("xelion-chat:sendMessage", id, Map.of("text", CANARY)));
        observe(send("xelion-chat:createSession", "{\"clientId\": " + CANARY));
        observe(inSession("xelion-chat:sendFeedback", id, "{\"rating\": \"" + CANARY + "\"}"));
        xelion().faults().nextCall(Operation.SEND_MESSAGE).answersText(400, "no");
        observe(inSession("direct:send", id, CANARY + " refused"));
        xelion().faults().nextCall(Operation.SEND_MESSAGE).actsButDropsConnection();
        observe(inSession("direct:send", id, CANARY + " lost"));
        observeContext();
        wesleyIn(id).ends();
        events.await("chatHasBeenEndedEvent");

        assertUnseen();
    }

    @Test
    void stayUnseenWhenTheyAreWrong() throws Exception {
        changeSecretsAtXelion();
        record("xelion-chat:events?" + QUICK);
        observe(send("xelion-chat:createSession", new Visitor("peter")));
        inSession("xelion-chat:followSession", "1", null);
        await().until(() -> xelion().calls().answered(401).count() > 1);
        observeContext();

        assertUnseen();
    }

    @Test
    void stayUnseenWhenNobodyIsThere() throws Exception {
        record("xelion-chat:events?" + QUICK);
        createSession("peter");
        xelion().stop();
        try {
            observe(send("xelion-chat:validate", null));
            observe(send(
                    "xelion-chat:validate?gatewayId=2&userSpace=2&maximumRetries=0&" + secrets()
                            + "&proxyHost=localhost&proxyPort=" + xelion().port() + "&proxyUsername=" + CANARY
                            + "&proxyPassword=RAW(" + CANARY + "+)",
                    null));
            observeContext();
        } finally {
            xelion().start();
        }
        assertUnseen();
    }

    @Test
    void stayUnseenInConfigurationErrors() {
        String secrets =
                secrets() + "&proxyHost=p&proxyPort=1&proxyUsername=" + CANARY + "&proxyPassword=RAW(" + CANARY + ")";
        observe(send("xelion-chat:createSession?" + secrets, new Visitor("peter")));
        for (String uri : List.of(
                "xelion-chat:validate?" + (api == ChatApiGeneration.GATEWAY ? "accessToken=" : "password=") + CANARY,
                "xelion-chat:validate?proxyHost=p&proxyPort=1&proxyUsername=" + CANARY + "2&proxyPassword=" + CANARY,
                "xelion-chat:validate?dance=true&" + secrets,
                "xelion-chat:dance?" + secrets,
                "xelion-chat:events?" + secrets,
                "xelion-chat:validate?connectTimeout=soon&" + secrets)) {
            observe(catchThrowable(
                    () -> context.getEndpoint(uri).createAsyncProducer().start()));
        }
        observeContext();

        assertUnseen();
    }

    @Test
    void areLookedForInTheRightPlaces() throws Exception {
        // a canary that is meant to be seen, so that the others could be
        record("xelion-chat:events?sessionId=SEEN-session", "SEEN-route");
        own.info("SEEN-log");
        observe(send("xelion-chat:sendMessage?sessionId=SEEN-exception", ""));
        observeContext();

        assertThat(String.join("\n", seen))
                .contains("SEEN-session", "SEEN-route", "SEEN-exception", "sessions.followed");
        assertThat(log.lines).anyMatch(line -> line.contains("SEEN-log"));
    }

    private void observe(Exchange exchange) {
        if (exchange.getException() != null) {
            observe(exchange.getException());
        }
    }

    private void observe(Throwable throwable) {
        assertThat(throwable).isNotNull();
        seen.add(StackTraces.of(throwable));
        for (Throwable cause = throwable; cause != null; cause = cause.getCause()) {
            seen.add(cause.toString());
        }
    }

    /** Endpoints, JMX and health. */
    private void observeContext() {
        for (Endpoint endpoint : context.getEndpoints()) {
            seen.add(endpoint.toString());
        }
        HealthCheckHelper.invoke(context)
                .forEach(result -> seen.add(result.getCheck().getId() + " "
                        + result.getMessage().orElse("") + " " + result.getDetails() + " "
                        + result.getError().map(StackTraces::of).orElse("")));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(null, null)) {
            if (name.getDomain().contains("camel")) {
                seen.add(name.toString());
                observe(server, name);
            }
        }
    }

    private void observe(MBeanServer server, ObjectName name) {
        try {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                Object value = server.getAttribute(name, attribute.getName());
                seen.add(attribute.getName() + "=" + (value instanceof Object[] all ? Arrays.toString(all) : value));
            }
        } catch (JMException e) {
            // gone meanwhile, or not for reading
            seen.add(e.toString());
        }
    }

    private void assertUnseen() {
        assertThat(seen).isNotEmpty().noneMatch(this::holdsASecret);
        assertThat(log.lines).noneMatch(this::holdsASecret);
    }

    private boolean holdsASecret(String text) {
        return Stream.concat(
                        Stream.of(CANARY, EVENT_URL),
                        xelion().accounts().issued().stream()
                                .flatMap(tokens -> Stream.of(tokens.authentication(), tokens.renewal())))
                .anyMatch(text::contains);
    }

    private static final class RecordedLog extends AppenderBase<ILoggingEvent> {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLoggerName().startsWith("org.xelionchat.simulator")) {
                return;
            }
            IThrowableProxy throwable = event.getThrowableProxy();
            lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getThreadName() + " "
                    + event.getFormattedMessage() + (throwable == null ? "" : ThrowableProxyUtil.asString(throwable)));
        }
    }
}

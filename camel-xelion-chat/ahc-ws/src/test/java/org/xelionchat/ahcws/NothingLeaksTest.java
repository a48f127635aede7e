package org.xelionchat.ahcws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.xelionchat.simulator.journal.Operation;

/** What AHC-WS by itself lets out: the secret address in its log, endpoints in registry and JMX, connections and threads. */
@Timeout(60)
class NothingLeaksTest extends AhcWsTestSupport {

    /** What the simulator's event URLs have before their secret. */
    private static final String EVENT_URL = "/websocket/-1/";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ahcWs = (Logger) LoggerFactory.getLogger("org.apache.camel.component.ahc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before;

    @Override
    protected boolean useJmx() {
        return true;
    }

    @BeforeEach
    void listen() {
        before = root.getLevel();
        root.setLevel(Level.INFO);
        ahcWs.setLevel(Level.ALL);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        root.detachAppender(log);
        ahcWs.setLevel(null);
        root.setLevel(before);
    }

    @Test
    void noAddressIsLogged() throws Exception {
        follow();
        String session = createSession();
        converse(session, "hello");
        server().faults().nextHandshake().isRefused(401);
        server().faults().nextHandshake().dropsConnection();
        server().faults().nextHandshake().isExpired();
        server().faults().sockets().cut();
        converse(session, "again");
        server().faults().sockets().close(1011, "going down");
        converse(session, "and again");
        context.stop();

        List<String> lines = new ArrayList<>(
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertThat(lines).anyMatch(line -> line.contains("Reconnecting websocket: ws://" + server().host()));
        assertThat(lines).noneMatch(line -> line.contains(EVENT_URL));
        assertThat(log.list)
                .filteredOn(event -> event.getLoggerName().startsWith("org.apache.camel.component.ahc"))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .allMatch(event -> event.getLevel() == Level.INFO)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsOnly("Reconnecting websocket: ws://" + server().host());
    }

    @Test
    void noEndpointIsSeenAndNothingStays() throws Exception {
        follow();
        String session = createSession();
        converse(session, "hello");

        assertThat(context.getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .noneMatch(uri -> uri.contains("ahc-ws"));
        assertThat(managed())
                .noneMatch(
                        name -> name.contains("ahc-ws:") || name.contains("ahc-ws\\") || name.contains("WsConsumer"));
        context.getRouteController().stopRoute("events");
        await().until(() -> server().sockets().open() == 0);
        context.stop();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("XelionChat") || name.contains("AsyncHttpClient")));
    }

    private static List<String> managed() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .map(name -> name.getDomain() + " " + name.getCanonicalName())
                .filter(name -> name.startsWith("org.apache.camel"))
                .filter(name -> !name.contains("type=components"))
                .toList();
    }

    /** AHC-WS by itself: the same address again at once, for ever; each refusal routed as a message. */
    @Test
    void noAddressIsTriedTwiceNorAtOnce() throws Exception {
        server().faults().nextHandshake().always().isExpired();
        component().getConfiguration().setAwaitFollowed(Duration.ZERO);
        follow();
        String session = createSession();
        Instant begun = Instant.now();
        await().atMost(Duration.ofSeconds(20)).until(() -> statistics.connectAttempts() > 10);

        // the delays are up to 50, 100, 200 and then 400 ms
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(300));
        long attempts = statistics.connectAttempts();
        assertThat(server().calls().of(Operation.GET_EVENT_URL).count()).isGreaterThanOrEqualTo((int) attempts);
        assertThat(texts).isEmpty();
        server().faults().clear();
        converse(session, "hello");
        assertThat(server().calls().unexpected()).isEmpty();
    }
}

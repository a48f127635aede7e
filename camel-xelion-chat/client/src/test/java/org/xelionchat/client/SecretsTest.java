package org.xelionchat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.xelionchat.client.http.ScriptedServer.answer;
import static org.xelionchat.client.http.ScriptedServer.closing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.api.ClassicApi;
import org.xelionchat.client.api.GatewayApi;
import org.xelionchat.client.http.HttpTransport;
import org.xelionchat.client.http.ScriptedServer;
import org.xelionchat.client.http.TestThreads;
import org.xelionchat.client.http.TransportUnderTest;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.store.InMemoryChatSessionStore;
import org.xelionchat.client.stream.EventSocketListener;
import org.xelionchat.client.stream.EventTransport;

/**
 * Neither the access token nor an event socket's address is ever written down: not by us at TRACE, not by the libraries
 * at INFO, not in a failure.
 */
class SecretsTest {

    private static final String TOKEN = "canary-token";
    private static final String URL_SECRET = "canary-url";
    private static final String PASSWORD = "canary-password";
    private static final String RENEWAL = "canary-renewal";
    private static final String USER = "canary-user";
    private static final String APP_KEY = "canary-app-key";
    private static final String WRITTEN = "canary-text";

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            boolean trace = event.getLevel() == Level.TRACE;
            // what people write may show at TRACE
            String text = trace ? event.getFormattedMessage().replace(WRITTEN, "") : event.getFormattedMessage();
            written.add(text + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    };
    private final TestThreads threads = new TestThreads();
    private Level rootLevel;

    @BeforeEach
    void listen() {
        Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        rootLevel = root.getLevel();
        root.setLevel(Level.INFO);
        root.detachAppender("console");
        logging.getLogger("org.xelionchat").setLevel(Level.TRACE);
        appender.setContext(logging);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(appender);
        root.setLevel(rootLevel);
        logging.getLogger("org.xelionchat").setLevel(null);
        threads.close();
    }

    @Test
    void writesNoSecretOfACall() throws Exception {
        for (ScriptedServer.Step step : List.<ScriptedServer.Step>of(
                answer(401, "token " + TOKEN + " of " + URL_SECRET),
                answer(500, TOKEN),
                answer(200, "{\"object\":\"https://host/" + URL_SECRET + "\"}"),
                answer(200, "{\"object\":\"wss://ho st/" + URL_SECRET + "\"}"),
                answer(200, "{\"object\":\"wss://host/" + URL_SECRET),
                answer(429, "", "Retry-After: 100"),
                (connection, request) -> connection.send("garbage\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
                closing())) {
            try (ScriptedServer server = new ScriptedServer(step)) {
                HttpTransport http = new HttpTransport(settings(server.host(), null), threads.resources());
                GatewayApi api = new GatewayApi(
                        settings(server.host(), null), threads.resources().clock(), http);
                record(api.getEventUrl("1"));
                record(api.sendMessage("1", null, new OutgoingMessage(WRITTEN)));
                record(api.createSession(new Visitor(WRITTEN, WRITTEN + "@example.org", null), null));
                record(api.validate());
                http.close().join();
            }
        }

        assertNoSecret();
        assertThat(written).isNotEmpty();
    }

    static Stream<Map<String, String>> loginsGoneWrong() {
        String all = String.join(" ", TOKEN, RENEWAL, PASSWORD, USER, APP_KEY, URL_SECRET);
        String good = "200 {\"authentication\":\"" + TOKEN + "\",\"renewalToken\":\"" + RENEWAL + "\"}";
        String refusal = "{\"errorCode\":%d,\"message\":\"" + all + "\"}";
        return Stream.of(
                // what is answered to the login, to its renewal, and to everything else
                Map.of("login", "401 " + refusal.formatted(10004)),
                Map.of("login", "401 " + refusal.formatted(10005)),
                Map.of("login", "500 " + all),
                Map.of("login", "200 " + all),
                Map.of("login", "200 {\"renewalToken\":\"" + RENEWAL + "\"}"),
                Map.of("login", good, "renew", "401 " + refusal.formatted(10022), "else", "401 " + TOKEN),
                Map.of("login", good, "renew", "500 " + all, "else", "401 xelion " + TOKEN),
                Map.of(
                        "login",
                        good,
                        "renew",
                        "200 " + all,
                        "else",
                        "401 {\"errorCode\":10020,\"info\":\"" + TOKEN + "\"}"),
                Map.of("login", good, "renew", good, "else", "403 {\"errorCode\":10101,\"info\":\"" + TOKEN + "\"}"),
                Map.of("login", good, "renew", good, "else", "200 {\"object\":\"https://host/" + URL_SECRET + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("loginsGoneWrong")
    void writesNoSecretOfALogin(Map<String, String> answers) throws Exception {
        ScriptedServer.Step step = (connection, request) -> {
            String path = request.target().substring(request.target().lastIndexOf('/') + 1);
            String answer = answers.getOrDefault(path, answers.getOrDefault("else", "500 no"));
            connection.send(ScriptedServer.answerBytes(Integer.parseInt(answer.substring(0, 3)), answer.substring(4)));
        };
        try (ScriptedServer server = new ScriptedServer(step)) {
            XelionChatSettings settings = XelionChatSettings.builder()
                    .api(ChatApiGeneration.CLASSIC)
                    .host(server.host())
                    .secure(false)
                    .username(USER)
                    .password(() -> PASSWORD)
                    .userSpace("here")
                    .appKey(() -> APP_KEY)
                    .maximumRetries(0)
                    .requestTimeout(Duration.ofSeconds(10))
                    .build();
            XelionChatClient client =
                    new XelionChatClient(settings, threads.resources(), new InMemoryChatSessionStore());
            record(client.getSession("1"));
            record(client.sendMessage("1", new OutgoingMessage(WRITTEN)));
            record(client.validate());
            record(client.listPhoneLines());
            HttpTransport http = new HttpTransport(settings, threads.resources());
            record(new ClassicApi(settings, threads.resources(), http).getEventUrl("1"));
            http.close().join();
            client.close().join();
            written.add(client.connectionName());
        }

        assertNoSecret();
        assertThat(written).noneMatch(text -> text.contains(RENEWAL) || text.contains(USER) || text.contains(APP_KEY));
    }

    @Test
    void writesNoSecretOfAProxy() throws Exception {
        try (ScriptedServer proxy = new ScriptedServer(answer(407, "no", "Proxy-Authenticate: Basic realm=\"x\""))) {
            HttpProxy through = new HttpProxy("localhost", proxy.port(), () -> PASSWORD, () -> PASSWORD);
            XelionChatSettings settings = settings("xelion.example", through);
            HttpTransport http = new HttpTransport(settings, threads.resources());
            GatewayApi api = new GatewayApi(settings, threads.resources().clock(), http);
            record(api.getEventUrl("1"));
            open(http, "ws://xelion.example/" + URL_SECRET);
            http.close().join();
        }

        assertNoSecret();
    }

    @Test
    void writesNoAddressOfASocket() throws Exception {
        for (ScriptedServer.Step step : List.<ScriptedServer.Step>of(
                answer(403, URL_SECRET),
                answer(302, "", "Location: /" + URL_SECRET),
                answer(401, "", "WWW-Authenticate: Basic realm=\"" + URL_SECRET + "\""),
                answer(200, ""),
                (connection, request) -> connection.send(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8)),
                (connection, request) -> connection.send("garbage\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
                (connection, request) -> connection.reset(),
                closing())) {
            try (ScriptedServer server = new ScriptedServer(step)) {
                HttpTransport http = new HttpTransport(settings(server.host(), null), threads.resources());
                open(http, "ws://" + server.host() + "/" + URL_SECRET + "?token=" + URL_SECRET);
                http.close().join();
            }
        }
        for (String url : List.of(
                "ws://no-such-host.invalid/" + URL_SECRET,
                "ws://localhost:1/" + URL_SECRET,
                "ws:" + URL_SECRET,
                "ws:///" + URL_SECRET,
                "http://localhost/" + URL_SECRET,
                "ws://" + URL_SECRET + "@localhost:1/")) {
            HttpTransport http = new HttpTransport(settings("localhost", null), threads.resources());
            open(http, url);
            http.close().join();
        }

        assertNoSecret();
    }

    private static XelionChatSettings settings(String host, HttpProxy proxy) {
        return XelionChatSettings.builder()
                .host(host)
                .secure(false)
                .gatewayId("1")
                .accessToken(() -> TOKEN)
                .proxy(proxy)
                .maximumRetries(0)
                .requestTimeout(Duration.ofSeconds(5))
                .build();
    }

    private void open(HttpTransport http, String url) throws Exception {
        CompletableFuture<Throwable> closed = new CompletableFuture<>();
        EventTransport transport = TransportUnderTest.over(http);
        transport.open(URI.create(url), Duration.ofSeconds(5), new EventSocketListener() {
            @Override
            public void onOpen() {}

            @Override
            public void onText(String text) {}

            @Override
            public void onActivity() {}

            @Override
            public void onClosed(int code, Throwable cause) {
                closed.complete(cause);
            }
        });
        await().until(closed::isDone);
        record(closed.join());
        transport.close().join();
    }

    private void record(CompletableFuture<?> call) {
        record(call.handle((answer, failure) -> failure).join());
    }

    private void record(Throwable failure) {
        if (failure != null) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            written.add(text.toString());
        }
        if (failure instanceof XelionChatException known && known.getAnswer() != null) {
            // the answer itself is kept as it came, but for our own token
            written.add(known.getAnswer().replace(URL_SECRET, ""));
        }
    }

    private void assertNoSecret() {
        assertThat(written).noneMatch(text -> text.contains(TOKEN));
        assertThat(written).noneMatch(text -> text.contains(URL_SECRET));
        assertThat(written).noneMatch(text -> text.contains(PASSWORD));
        assertThat(written).noneMatch(text -> text.contains(WRITTEN));
    }
}

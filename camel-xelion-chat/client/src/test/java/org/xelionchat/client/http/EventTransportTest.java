package org.xelionchat.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.xelionchat.client.http.ScriptedServer.answer;
import static org.xelionchat.client.http.ScriptedServer.closing;
import static org.xelionchat.client.http.ScriptedServer.hanging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.HttpProxy;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionConnectionException.Reached;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventTransport;

@Timeout(60)
class EventTransportTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String SECRET = "FTEby8WCyGkcAxLz";

    private final TestThreads threads = new TestThreads();
    private final Queue<AutoCloseable> opened = new ArrayDeque<>();
    private final RecordingListener listener = new RecordingListener();
    private final BlockingQueue<WebSocketBytes.Frame> received = new LinkedBlockingQueue<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        threads.awaitIoThreadsEnded();
        threads.close();
        assertThat(listener.calls()).doesNotContain("two at a time");
    }

    // --- opening

    @Test
    void opensTheAddressAsItIs() throws Exception {
        ScriptedServer server = server(granting());

        open(server, "/websocket/-1/18%2F16/a%20b;x=1/" + SECRET + "?q=%C3%A9&r");

        await().until(() -> listener.calls().equals(List.of("open")));
        ScriptedServer.Received request = server.requests().get(0);
        assertThat(request.target()).isEqualTo("/websocket/-1/18%2F16/a%20b;x=1/" + SECRET + "?q=%C3%A9&r");
        assertThat(request.headers()).doesNotContainKeys("Authorization", "Sec-WebSocket-Extensions");
    }

    @RepeatedTest(20)
    void missesNoFrameThatArrivesWithTheAnswer() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.together(
                    WebSocketBytes.granted(request),
                    WebSocketBytes.text("one"),
                    WebSocketBytes.text("two"),
                    WebSocketBytes.frame(false, WebSocketBytes.TEXT, "thr".getBytes(StandardCharsets.UTF_8))));
            connection.send(
                    WebSocketBytes.frame(true, WebSocketBytes.CONTINUATION, "ee".getBytes(StandardCharsets.UTF_8)));
            connection.hang();
        });

        open(server);

        await().until(() -> listener.calls().size() == 4);
        assertThat(listener.calls()).containsExactly("open", "text:one", "text:two", "text:three");
    }

    @Test
    void missesNoFrameThatArrivesWithTheAnswerOverTls(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "localhost");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), (connection, request) -> {
            connection.send(WebSocketBytes.together(WebSocketBytes.granted(request), WebSocketBytes.text("one")));
            connection.hang();
        }));
        EventTransport transport =
                transport(settings().secure(true).sslContext(context).build(), threads.resources());

        transport.open(URI.create("wss://" + server.host() + "/"), TIMEOUT, listener);

        await().until(() -> listener.calls().equals(List.of("open", "text:one")));
    }

    @Test
    void hearsOfAnEndThatArrivesWithTheAnswer() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.together(
                    WebSocketBytes.granted(request), WebSocketBytes.text("last"), WebSocketBytes.close(1008)));
            connection.hang();
        });

        open(server);
        listener.awaitClosed();

        assertThat(listener.calls()).containsExactly("open", "text:last", "closed:1008");
    }

    @Test
    void readsAnAnswerInPieces() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.socket().setTcpNoDelay(true);
            for (byte b : WebSocketBytes.together(WebSocketBytes.granted(request), WebSocketBytes.text("one"))) {
                connection.send(new byte[] {b});
            }
            connection.hang();
        });

        open(server);

        await().until(() -> listener.calls().equals(List.of("open", "text:one")));
    }

    static Stream<Arguments> refusals() {
        ScriptedServer.Step otherAccept = (connection, request) -> {
            String granted = new String(WebSocketBytes.granted(request), StandardCharsets.US_ASCII);
            connection.send(granted.replaceAll("Accept: \\S+", "Accept: AAAA").getBytes(StandardCharsets.US_ASCII));
            connection.hang();
        };
        ScriptedServer.Step noUpgrade = (connection, request) -> {
            connection.send("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.hang();
        };
        ScriptedServer.Step noHttp = (connection, request) -> {
            connection.send("what?\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.hang();
        };
        return Stream.of(
                Arguments.of("403", answer(403, "no"), 403),
                Arguments.of("401", answer(401, "no", "WWW-Authenticate: Basic realm=\"x\""), 401),
                Arguments.of("404", answer(404, "no"), 404),
                Arguments.of("500", answer(500, "no"), 500),
                Arguments.of("200", answer(200, "no"), 200),
                Arguments.of("302", answer(302, "", "Location: /elsewhere"), 302),
                Arguments.of("closed", closing(), null),
                Arguments.of("reset", (ScriptedServer.Step) (connection, request) -> connection.reset(), null),
                Arguments.of("wrong challenge", otherAccept, null),
                Arguments.of("no upgrade", noUpgrade, null),
                Arguments.of("no HTTP", noHttp, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void tellsOfARefusalOnce(String name, ScriptedServer.Step refusal, Integer status) throws Exception {
        ScriptedServer server = server(refusal);

        open(server);
        Throwable cause = listener.awaitClosed();

        assertThat(cause).isInstanceOf(XelionConnectionException.class).hasMessageNotContaining(SECRET);
        assertThat(((XelionConnectionException) cause).getHttpStatus()).isEqualTo(status);
        await().until(() -> server.open() == 0);
        assertThat(listener.calls()).containsExactly("closed:1006");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tellsThatNobodyIsThere() throws Exception {
        ScriptedServer server = server(closing());
        server.close();

        open(server);

        assertThat(listener.awaitClosed())
                .isInstanceOfSatisfying(XelionConnectionException.class, failure -> assertThat(failure.getReached())
                        .isEqualTo(Reached.NOTHING));
        assertThat(listener.calls()).containsExactly("closed:1006");
    }

    @Test
    void tellsThatACertificateIsNotTrusted(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "localhost");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), granting()));
        EventTransport transport = transport(settings().secure(true).build(), threads.resources());

        transport.open(URI.create("wss://" + server.host() + "/" + SECRET), TIMEOUT, listener);

        assertThat(listener.awaitClosed())
                .isInstanceOfSatisfying(XelionConnectionException.class, failure -> assertThat(failure.getReached())
                        .isEqualTo(Reached.NOTHING));
        assertThat(listener.calls()).containsExactly("closed:1006");
    }

    @Test
    void givesUpWhenTheAnswerHangs() throws Exception {
        ScriptedServer server = server(hanging());

        transport().open(url(server, "/" + SECRET), Duration.ofMillis(300), listener);

        assertThat(listener.awaitClosed()).hasMessageContaining("300 ms");
        await().until(() -> listener.calls().equals(List.of("closed:1006")));
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void isNotOpenedByALateAnswer() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        ScriptedServer server = server((connection, request) -> {
            awaitQuietly(late);
            try {
                connection.send(WebSocketBytes.together(WebSocketBytes.granted(request), WebSocketBytes.text("late")));
            } finally {
                answered.countDown();
            }
        });

        transport().open(url(server, "/"), Duration.ofMillis(200), listener);
        listener.awaitClosed();
        late.countDown();
        answered.await();

        await().until(() -> server.open() == 0);
        assertThat(listener.calls()).containsExactly("closed:1006");
    }

    @ParameterizedTest(name = "secure={0} {1}")
    @CsvSource({
        "true, ws://localhost:9/websocket/" + SECRET,
        "true, http://localhost:9/websocket/" + SECRET,
        "true, WS://localhost:9/websocket/" + SECRET,
        "false, https://localhost:9/websocket/" + SECRET,
        "true, /websocket/" + SECRET,
    })
    void refusesAnAddressThatIsNotProtected(boolean secure, URI url) throws Exception {
        EventTransport transport = transport(settings().secure(secure).build(), threads.resources());

        transport.open(url, TIMEOUT, listener);

        assertThat(listener.awaitClosed())
                .isInstanceOf(XelionProtocolException.class)
                .hasMessageContaining("must begin with ws")
                .hasMessageNotContaining(SECRET);
        assertThat(listener.calls()).containsExactly("closed:1006");
        assertThat(threads.ioThreads()).isEmpty();
    }

    @Test
    void refusesWhatIsNoAddressWithoutQuotingIt() throws Exception {
        transport().open(URI.create("ws:" + SECRET), TIMEOUT, listener);

        Throwable cause = listener.awaitClosed();

        assertThat(cause).isInstanceOf(XelionConnectionException.class).hasStackTraceContaining("XelionConnection");
        for (Throwable each = cause; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each.getMessage())).doesNotContain(SECRET);
        }
    }

    @Test
    void tellsNothingBeforeOpenHasReturned() throws Exception {
        ScriptedServer server = server(closing());
        server.close();
        ClientResources real = threads.resources();
        // workers that run on their caller, as a pool may that is full
        ClientResources direct = new ClientResources(
                real.streams(), Runnable::run, real.timer(), real.clock(), real.random(), real.ioThreads());
        EventTransport transport = transport(settings().build(), direct);
        AtomicReference<Thread> opening = new AtomicReference<>(Thread.currentThread());
        List<String> early = new ArrayList<>();
        RecordingListener strict = new RecordingListener() {
            @Override
            public void onClosed(int code, Throwable cause) {
                if (Thread.currentThread() == opening.get()) {
                    early.add("closed");
                }
                super.onClosed(code, cause);
            }
        };

        for (URI url : List.of(
                url(server, "/"),
                URI.create("wss:nonsense"),
                URI.create("http://localhost/"),
                URI.create("ws://no-such-host.invalid/"))) {
            transport.open(url, TIMEOUT, strict);
        }
        transport.open(url(server, "/"), TIMEOUT, strict).close();
        strict.awaitClosed();

        await().until(() -> strict.calls().size() == 5);
        assertThat(early).isEmpty();
    }

    // --- open

    @Test
    void tellsOnIoThreadsInOrder() throws Exception {
        int count = 2000;
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            for (int i = 0; i < count; i++) {
                connection.send(WebSocketBytes.text("" + i));
            }
            connection.hang();
        });

        open(server);

        await().until(() -> listener.calls().size() == count + 1);
        assertThat(listener.calls().get(0)).isEqualTo("open");
        for (int i = 0; i < count; i++) {
            assertThat(listener.calls().get(i + 1)).isEqualTo("text:" + i);
        }
        assertThat(listener.threads()).allMatch(name -> name.startsWith("test-io-"));
    }

    @Test
    void joinsFragmentsAndCharacters() throws Exception {
        byte[] euro = "a€".getBytes(StandardCharsets.UTF_8);
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            connection.send(WebSocketBytes.frame(false, WebSocketBytes.TEXT, Arrays.copyOf(euro, 2)));
            // control frames may come between
            connection.send(WebSocketBytes.frame(true, WebSocketBytes.PING, new byte[] {1, 2}));
            connection.send(
                    WebSocketBytes.frame(true, WebSocketBytes.CONTINUATION, Arrays.copyOfRange(euro, 2, euro.length)));
            connection.hang();
        });

        open(server);

        await().until(() -> listener.calls().contains("text:a€"));
        assertThat(listener.calls()).containsExactly("open", "activity", "text:a€");
    }

    @Test
    void takesWhatIsJustNotTooLong() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            connection.send(WebSocketBytes.text("x".repeat(AsyncHttpClients.LONGEST_EVENT)));
            connection.hang();
        });

        open(server);

        await().until(() -> listener.calls().contains("text:" + AsyncHttpClients.LONGEST_EVENT));
    }

    static Stream<Arguments> unreadable() {
        byte[] long1 = new byte[AsyncHttpClients.LONGEST_EVENT + 1];
        byte[] half = new byte[AsyncHttpClients.LONGEST_EVENT / 2 + 1];
        return Stream.of(
                Arguments.of("one frame too long", WebSocketBytes.frame(true, WebSocketBytes.TEXT, long1)),
                Arguments.of(
                        "fragments too long together",
                        WebSocketBytes.together(
                                WebSocketBytes.frame(false, WebSocketBytes.TEXT, half),
                                WebSocketBytes.frame(true, WebSocketBytes.CONTINUATION, half))),
                Arguments.of("reserved opcode", new byte[] {(byte) 0x83, 0}),
                Arguments.of("reserved bit", new byte[] {(byte) 0xC1, 0}),
                Arguments.of("no first fragment", WebSocketBytes.frame(true, WebSocketBytes.CONTINUATION, new byte[1])),
                Arguments.of("fragmented ping", WebSocketBytes.frame(false, WebSocketBytes.PING, new byte[1])),
                Arguments.of("masked", new byte[] {(byte) 0x81, (byte) 0x81, 1, 2, 3, 4, 5}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void closesWithACauseWhereItCannotRead(String name, byte[] frames) throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.together(WebSocketBytes.granted(request), WebSocketBytes.text("before")));
            awaitQuietly(open);
            connection.send(frames);
            connection.hang();
        });

        open(server);
        await().until(() -> listener.calls().size() == 2);
        open.countDown();

        assertThat(listener.awaitClosed()).isInstanceOf(XelionProtocolException.class);
        await().until(() -> server.open() == 0);
        assertThat(listener.calls()).containsExactly("open", "text:before", "closed:1006");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void closesWithACauseWhereItCannotReadWhatComesWithTheAnswer(String name, byte[] frames) throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.together(WebSocketBytes.granted(request), frames));
            connection.hang();
        });

        open(server);

        assertThat(listener.awaitClosed()).isInstanceOf(XelionProtocolException.class);
        await().until(() -> server.open() == 0);
        assertThat(listener.calls()).endsWith("closed:1006").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void survivesInvalidUtf8() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            connection.send(WebSocketBytes.frame(true, WebSocketBytes.TEXT, new byte[] {'a', (byte) 0xC3, 'b'}));
            connection.send(WebSocketBytes.text("after"));
            connection.hang();
        });

        open(server);

        await().until(() -> listener.calls().contains("text:after"));
    }

    @Test
    void answersPings() throws Exception {
        ScriptedServer server = server(grantingThen(
                connection -> connection.send(WebSocketBytes.frame(true, WebSocketBytes.PING, new byte[] {1, 2, 3}))));

        open(server);

        WebSocketBytes.Frame pong = received.poll(5, TimeUnit.SECONDS);
        assertThat(pong.opcode()).isEqualTo(WebSocketBytes.PONG);
        assertThat(pong.payload()).containsExactly(1, 2, 3);
        await().until(() -> listener.calls().equals(List.of("open", "activity")));
    }

    @Test
    void survivesManyPingsFromAServerThatReadsNothing() throws Exception {
        int count = 200_000;
        byte[] ping = WebSocketBytes.frame(true, WebSocketBytes.PING, new byte[100]);
        byte[] hundred =
                WebSocketBytes.together(Stream.generate(() -> ping).limit(100).toArray(byte[][]::new));
        CountDownLatch reading = new CountDownLatch(1);
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            for (int i = 0; i < count / 100; i++) {
                connection.send(hundred);
            }
            connection.send(WebSocketBytes.text("after"));
            awaitQuietly(reading);
            while (true) {
                received.add(WebSocketBytes.read(connection.in()));
            }
        });
        AtomicInteger active = new AtomicInteger();
        RecordingListener counting = new RecordingListener() {
            @Override
            public void onActivity() {
                active.incrementAndGet();
            }
        };

        EventSocket socket = transport().open(url(server, "/"), TIMEOUT, counting);
        await().atMost(Duration.ofSeconds(30)).until(() -> counting.calls().contains("text:after"));
        socket.send("done");
        reading.countDown();
        await().until(() -> received.stream().anyMatch(frame -> frame.opcode() == WebSocketBytes.TEXT));

        assertThat(active).hasValue(count);
        // what it did not take was not kept for it
        assertThat(received).hasSizeLessThan(count);
    }

    @Test
    void pingsAndSends() throws Exception {
        ScriptedServer server = server(grantingThen(connection -> {}));
        EventSocket socket = open(server);
        await().until(() -> listener.calls().contains("open"));

        socket.send("hello €");
        socket.ping();

        assertThat(received.poll(5, TimeUnit.SECONDS).text()).isEqualTo("hello €");
        assertThat(received.poll(5, TimeUnit.SECONDS).opcode()).isEqualTo(WebSocketBytes.PING);
    }

    @Test
    void countsPongsAndBinaryMessagesAsActivity() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            connection.send(WebSocketBytes.frame(true, WebSocketBytes.PONG, new byte[0]));
            connection.send(WebSocketBytes.frame(true, WebSocketBytes.BINARY, new byte[10]));
            connection.hang();
        });

        open(server);

        await().until(() -> listener.calls().equals(List.of("open", "activity", "activity")));
    }

    @Test
    void goesOnAfterAListenerFailed() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            connection.send(WebSocketBytes.text("bad"));
            connection.send(WebSocketBytes.text("good"));
            connection.hang();
        });
        RecordingListener failing = new RecordingListener() {
            @Override
            public void onText(String text) {
                if (text.equals("bad")) {
                    throw new IllegalStateException("on purpose");
                }
                super.onText(text);
            }
        };

        transport().open(url(server, "/"), TIMEOUT, failing);

        await().until(() -> failing.calls().equals(List.of("open", "text:good")));
    }

    // --- the end

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1008, 1011, 4321})
    void tellsTheServersCloseCodeAndAnswersIt(int code) throws Exception {
        ScriptedServer server = server(grantingThen(connection -> connection.send(WebSocketBytes.close(code))));

        open(server);

        assertThat(listener.awaitClosed()).isNull();
        assertThat(listener.calls()).containsExactly("open", "closed:" + code);
        WebSocketBytes.Frame echo = received.poll(5, TimeUnit.SECONDS);
        assertThat(echo.opcode()).isEqualTo(WebSocketBytes.CLOSE);
        assertThat(echo.closeCode()).isEqualTo(code);
        await().until(() -> server.open() == 0);
    }

    @Test
    void tellsOfAnEndWithoutACode() throws Exception {
        ScriptedServer server = server(grantingThen(
                connection -> connection.send(WebSocketBytes.frame(true, WebSocketBytes.CLOSE, new byte[0]))));

        open(server);

        assertThat(listener.awaitClosed()).isNull();
        assertThat(listener.calls()).containsExactly("open", "closed:1005");
    }

    static Stream<Arguments> cuts() {
        return Stream.of(
                Arguments.of("closed", (ScriptedServer.Step)
                        (connection, request) -> connection.socket().close()),
                Arguments.of("reset", (ScriptedServer.Step) (connection, request) -> connection.reset()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cuts")
    void tellsOfACut(String name, ScriptedServer.Step cut) throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            awaitQuietly(open);
            cut.handle(connection, request);
        });

        open(server);
        await().until(() -> listener.calls().contains("open"));
        open.countDown();
        listener.awaitClosed();

        assertThat(listener.calls()).containsExactly("open", "closed:1006");
    }

    @Test
    void saysGoodByeAndWaitsForTheAnswer() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            WebSocketBytes.Frame goodBye = WebSocketBytes.read(connection.in());
            received.add(goodBye);
            connection.send(WebSocketBytes.text("too late"));
            connection.send(WebSocketBytes.close(goodBye.closeCode()));
            connection.hang();
        });
        EventSocket socket = open(server);
        await().until(() -> listener.calls().contains("open"));

        socket.close();
        socket.close();

        assertThat(listener.awaitClosed()).isNull();
        assertThat(received.poll(5, TimeUnit.SECONDS).closeCode()).isEqualTo(1000);
        assertThat(listener.calls()).containsExactly("open", "closed:1000");
    }

    @Test
    void doesNotWaitForAnAnswerForEver() throws Exception {
        ScriptedServer server = server(granting());
        ManualTimer timer = new ManualTimer();
        EventTransport transport =
                transport(settings().build(), threads.resources(timer, Clock.systemUTC(), new Random(1)));
        EventSocket socket = transport.open(url(server, "/"), TIMEOUT, listener);
        await().until(() -> listener.calls().contains("open"));

        socket.close();
        assertThat(timer.waiting()).containsExactly(Duration.ofSeconds(2));
        assertThat(listener.calls()).containsExactly("open");
        timer.run(Duration.ofSeconds(2));

        assertThat(listener.awaitClosed()).isNull();
        assertThat(listener.calls()).containsExactly("open", "closed:1006");
    }

    @Test
    void abortsAtOnce() throws Exception {
        ScriptedServer server = server(grantingThen(connection -> {}));
        EventSocket socket = open(server);
        await().until(() -> listener.calls().contains("open"));

        socket.abort();

        assertThat(listener.awaitClosed()).isNull();
        assertThat(listener.calls()).containsExactly("open", "closed:1006");
        await().until(() -> server.open() == 0);
        assertThat(received).isEmpty();
    }

    @Test
    void abortsALinkThatTakesNothingMore(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "localhost");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), (connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            connection.stall();
        }));
        EventTransport transport =
                transport(settings().secure(true).sslContext(context).build(), threads.resources());
        EventSocket socket = transport.open(URI.create("wss://" + server.host() + "/"), TIMEOUT, listener);
        await().until(() -> listener.calls().contains("open"));
        String block = "x".repeat(1 << 20);
        for (int i = 0; i < 20; i++) {
            socket.send(block);
        }

        long before = System.nanoTime();
        socket.abort();
        listener.awaitClosed();

        // TLS would have waited three seconds to say good-bye
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(2500));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesAnAttemptUp(boolean politely) throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        ScriptedServer server = server((connection, request) -> {
            awaitQuietly(late);
            connection.send(WebSocketBytes.granted(request));
            received.add(WebSocketBytes.read(connection.in()));
        });
        EventSocket socket = open(server);
        await().until(() -> server.requests().size() == 1);

        if (politely) {
            socket.close();
        } else {
            socket.abort();
        }

        assertThat(listener.awaitClosed()).isNull();
        late.countDown();
        await().until(() -> server.open() == 0);
        assertThat(listener.calls()).containsExactly("closed:1006");
        assertThat(received).isEmpty();
    }

    @RepeatedTest(50)
    void endsOnceWhoeverIsFirst() throws Exception {
        ScriptedServer server = server(grantingThen(connection -> {
            connection.send(WebSocketBytes.text("one"));
            connection.send(WebSocketBytes.close(1001));
        }));
        EventSocket socket = open(server);
        Thread closing = new Thread(socket::close);
        Thread aborting = new Thread(socket::abort);
        closing.start();
        aborting.start();
        closing.join();
        aborting.join();
        listener.awaitClosed();

        await().until(() -> server.open() == 0);
        assertThat(listener.calls().stream().filter(call -> call.startsWith("closed")))
                .hasSize(1);
        assertThat(listener.calls().get(listener.calls().size() - 1)).startsWith("closed");
    }

    @Test
    void ignoresEverythingAfterTheEnd() throws Exception {
        ScriptedServer server = server(closing());
        EventSocket socket = open(server);
        listener.awaitClosed();

        socket.ping();
        socket.send("x");
        socket.close();
        socket.abort();

        assertThat(listener.calls()).containsExactly("closed:1006");
    }

    @Test
    void endsWithItsTransport() throws Exception {
        ScriptedServer server = server(granting(), hanging());
        EventTransport transport = transport(settings().build(), threads.resources());
        RecordingListener connecting = new RecordingListener();
        transport.open(url(server, "/"), TIMEOUT, listener);
        await().until(() -> listener.calls().contains("open"));
        transport.open(url(server, "/"), TIMEOUT, connecting);
        await().until(() -> server.requests().size() == 2);

        transport.close().join();

        listener.awaitClosed();
        connecting.awaitClosed();
        assertThat(listener.calls()).containsExactly("open", "closed:1006");
        assertThat(connecting.calls()).containsExactly("closed:1006");

        RecordingListener after = new RecordingListener();
        transport.open(url(server, "/"), TIMEOUT, after);
        after.awaitClosed();
        assertThat(after.calls()).containsExactly("closed:1006");
    }

    @Test
    void endsWithItsTransportBeforeItHasAConnection() throws Exception {
        ScriptedServer server = server(granting());
        ClientResources real = threads.resources();
        AtomicReference<Runnable> held = new AtomicReference<>();
        ClientResources slow = new ClientResources(
                real.streams(),
                task -> {
                    if (!held.compareAndSet(null, task)) {
                        real.workers().execute(task);
                    }
                },
                real.timer(),
                real.clock(),
                real.random(),
                real.ioThreads());
        EventTransport transport = transport(settings().build(), slow);
        transport.open(url(server, "/"), Duration.ofMinutes(1), listener);

        transport.close().join();
        listener.awaitClosed();
        held.get().run();

        assertThat(listener.calls()).containsExactly("closed:1006");
        assertThat(server.accepted()).isZero();
        assertThat(threads.ioThreads()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cuts")
    void leavesItToItsListenerToLogACut(String name, ScriptedServer.Step cut) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger libraries = (Logger) LoggerFactory.getLogger("org.asynchttpclient");
        libraries.setLevel(Level.INFO);
        libraries.addAppender(log);
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            cut.handle(connection, request);
        });

        open(server);
        listener.awaitClosed();

        await().until(() -> server.open() == 0);
        libraries.detachAppender(log);
        libraries.setLevel(null);
        assertThat(log.list).isEmpty();
    }

    // --- proxy

    @Test
    void goesThroughATunnel() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send(WebSocketBytes.together(WebSocketBytes.granted(request), WebSocketBytes.text("one")));
            connection.hang();
        });
        ScriptedServer proxy = server((connection, request) -> {
            connection.tunnel("200 Fine", server);
        });
        EventTransport transport = transport(
                settings()
                        .proxy(new HttpProxy("localhost", proxy.port(), () -> "user", () -> "one"))
                        .build(),
                threads.resources());

        transport.open(url(server, "/"), TIMEOUT, listener);

        await().until(() -> listener.calls().equals(List.of("open", "text:one")));
        assertThat(proxy.requests().get(0).method()).isEqualTo("CONNECT");
        assertThat(proxy.requests().get(0).headers()).containsEntry("Proxy-Authorization", "Basic dXNlcjpvbmU=");
    }

    @Test
    void tellsThatAProxyRefuses() throws Exception {
        ScriptedServer proxy = server(answer(407, "no"));
        EventTransport transport = transport(
                settings()
                        .proxy(new HttpProxy("localhost", proxy.port(), () -> null, () -> null))
                        .build(),
                threads.resources());

        transport.open(URI.create("wss://xelion.example/" + SECRET), TIMEOUT, listener);

        assertThat(listener.awaitClosed()).hasMessageContaining("407");
        assertThat(listener.calls()).containsExactly("closed:1006");
    }

    // --- set-up

    /** Grants the handshake and reads what comes. */
    private ScriptedServer.Step granting() {
        return (connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            connection.hang();
        };
    }

    private interface Sending {
        void to(ScriptedServer.Connection connection) throws IOException;
    }

    private ScriptedServer.Step grantingThen(Sending sending) {
        return (connection, request) -> {
            connection.send(WebSocketBytes.granted(request));
            sending.to(connection);
            while (true) {
                received.add(WebSocketBytes.read(connection.in()));
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventSocket open(ScriptedServer server) {
        return open(server, "/websocket/" + SECRET);
    }

    private EventSocket open(ScriptedServer server, String path) {
        return transport().open(url(server, path), TIMEOUT, listener);
    }

    private static URI url(ScriptedServer server, String path) {
        return URI.create("ws://" + server.host() + path);
    }

    private static XelionChatSettings.Builder settings() {
        return XelionChatSettings.builder().host("localhost").secure(false).gatewayId("1");
    }

    private EventTransport transport() {
        return transport(settings().build(), threads.resources());
    }

    private EventTransport transport(XelionChatSettings settings, ClientResources resources) {
        HttpTransport http = new HttpTransport(settings, resources);
        EventTransport transport = TransportUnderTest.over(http);
        opened.add(() -> transport.close().thenCompose(closed -> http.close()).join());
        return transport;
    }

    private ScriptedServer server(ScriptedServer.Step... steps) throws IOException {
        return keep(new ScriptedServer(steps));
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.add(resource);
        return resource;
    }
}

package org.xelionchat.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.xelionchat.client.http.ScriptedServer.answer;
import static org.xelionchat.client.http.ScriptedServer.answerBytes;
import static org.xelionchat.client.http.ScriptedServer.closing;
import static org.xelionchat.client.http.ScriptedServer.hanging;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.HttpProxy;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionConnectionException.Reached;

@Timeout(60)
class HttpTransportTest {

    private static final String TOKEN = "token-of-the-canary";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final TestThreads threads = new TestThreads();
    private final Queue<AutoCloseable> opened = new ArrayDeque<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        threads.awaitIoThreadsEnded();
        threads.close();
    }

    // --- what is sent

    @Test
    void sendsBodyAndCredentialsAsGiven() throws Exception {
        ScriptedServer server = server(answer(200, "{\"a\":\"é\"}"));
        HttpCall call = new HttpCall(
                "sendMessage",
                "1",
                "POST",
                "/portal/a%20b/%2E%2E/%C3%A9",
                "{\"text\":\"grüße €\"}",
                false,
                () -> TOKEN);

        HttpAnswer answer = transport(server).send(call).join();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":\"é\"}");
        ScriptedServer.Received received = server.requests().get(0);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.target()).isEqualTo("/portal/a%20b/%2E%2E/%C3%A9");
        assertThat(received.body()).isEqualTo("{\"text\":\"grüße €\"}");
        assertThat(received.headers())
                .containsEntry("Authorization", TOKEN)
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("User-Agent", "xelion-chat-client")
                .containsEntry("Host", server.host());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST"})
    void sendsNoContentTypeWithoutBody(String method) throws Exception {
        ScriptedServer server = server(answer(204, ""));

        transport(server).send(call(method, true)).join();

        assertThat(server.requests().get(0).method()).isEqualTo(method);
        assertThat(server.requests().get(0).headers()).doesNotContainKey("Content-Type");
        assertThat(server.requests().get(0).body()).isEmpty();
    }

    @Test
    void readsTheCredentialsAtEachAttempt() throws Exception {
        ScriptedServer server = server(answer(503, ""), answer(200, ""));
        Queue<String> tokens = new ArrayDeque<>(List.of("first", "second"));

        transport(server)
                .send(new HttpCall("getMessages", "1", "GET", "/", null, true, tokens::remove))
                .join();

        assertThat(server.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("first", "second");
    }

    @Test
    void sendsNoCredentialsWhereThereAreNone() throws Exception {
        ScriptedServer server = server(answer(200, ""));
        HttpTransport transport = transport(server);

        transport
                .send(new HttpCall("a", null, "GET", "/", null, true, () -> null))
                .join();
        transport.send(new HttpCall("a", null, "GET", "/", null, true, null)).join();

        assertThat(server.requests()).hasSize(2).noneMatch(r -> r.headers().containsKey("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN + "\n", TOKEN + "\r\nX-Other: 1", "\u0000" + TOKEN})
    void refusesCredentialsThatAreNoHeader(String token) throws Exception {
        ScriptedServer server = server(answer(200, ""));
        HttpCall call = new HttpCall("getMessages", "1", "GET", "/", null, true, () -> token);

        assertThatThrownBy(() -> transport(server).send(call).join())
                .hasCauseInstanceOf(XelionAuthenticationException.class)
                .hasMessageNotContaining(TOKEN);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void failsWhereCredentialsCannotBeRead() throws Exception {
        ScriptedServer server = server(answer(200, ""));
        HttpCall call = new HttpCall("getMessages", "1", "GET", "/", null, true, () -> {
            throw new IllegalStateException("vault sealed");
        });

        assertThat(failure(transport(server).send(call)).getReached()).isEqualTo(Reached.NOTHING);
    }

    @Test
    void keepsNoCookieAndFollowsNoRedirect() throws Exception {
        ScriptedServer server =
                server(answer(302, "", "Location: /elsewhere", "Set-Cookie: a=b"), answer(200, "", "Set-Cookie: a=b"));
        HttpTransport transport = transport(server);

        assertThat(transport.send(call("GET", true)).join().status()).isEqualTo(302);
        transport.send(call("GET", true)).join();

        assertThat(server.requests()).hasSize(2).noneMatch(request -> request.target()
                .equals("/elsewhere"));
        assertThat(server.requests().get(1).headers()).doesNotContainKey("Cookie");
    }

    @RepeatedTest(10)
    void usesAConnectionAgain() throws Exception {
        ScriptedServer server = server(answer(200, ""));
        HttpTransport transport = transport(server);

        for (int i = 0; i < 20; i++) {
            transport.send(call("POST", false)).join();
            assertThat(server.accepted()).as("after " + i).isEqualTo(1);
        }
    }

    @Test
    void hidesCredentialsThatAnErrorQuotes() throws Exception {
        ScriptedServer server = server(answer(500, "cannot accept " + TOKEN + " of you"));

        HttpAnswer answer = transport(server).send(call("POST", false)).join();

        assertThat(answer.body()).isEqualTo("cannot accept *** of you");
    }

    // --- what is repeated

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("429", answer(429, "")),
                Arguments.of("502", answer(502, "")),
                Arguments.of("503", answer(503, "")),
                Arguments.of("504", answer(504, "")),
                Arguments.of("connection closed", closing()),
                Arguments.of("connection reset", (ScriptedServer.Step) (connection, request) -> connection.reset()),
                Arguments.of("answer cut", (ScriptedServer.Step) (connection, request) -> {
                    byte[] whole = answerBytes(200, "0123456789");
                    connection.send(Arrays.copyOf(whole, whole.length - 5));
                    connection.socket().close();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void repeatsWhatIsSafe(String name, ScriptedServer.Step trouble) throws Exception {
        ScriptedServer server = server(trouble, trouble, answer(200, "done"));

        assertThat(transport(server).send(call("GET", true)).join().body()).isEqualTo("done");
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void neverRepeatsWhatIsNotSafeBut429(String name, ScriptedServer.Step trouble) throws Exception {
        ScriptedServer server = server(trouble, answer(200, "done"));

        transport(server)
                .send(call("POST", false))
                .handle((answer, failure) -> answer)
                .join();

        assertThat(server.requests()).hasSize(name.equals("429") ? 2 : 1);
    }

    @Test
    void repeatsWhatIsSafeAfterATimeOut() throws Exception {
        ScriptedServer server = server(hanging(), answer(200, "done"));
        XelionChatSettings settings =
                settings(server.host()).requestTimeout(Duration.ofMillis(200)).build();

        assertThat(transport(settings).send(call("GET", true)).join().body()).isEqualTo("done");
    }

    @Test
    void givesUpAfterTheLastRetry() throws Exception {
        ScriptedServer server = server(answer(503, "busy"));

        HttpAnswer answer = transport(server).send(call("GET", true)).join();

        assertThat(answer).isEqualTo(new HttpAnswer(503, "busy", null));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void repeatsNothingWhereRetriesAreOff() throws Exception {
        ScriptedServer server = server(closing());
        XelionChatSettings settings = settings(server.host()).maximumRetries(0).build();

        failure(transport(settings).send(call("GET", true)));

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void repeatsEvenWhatIsNotSafeWhereNothingWasReached() throws Exception {
        int port = freePort();
        ManualTimer timer = new ManualTimer();
        HttpTransport transport = transport(settings("localhost:" + port).build(), timer);

        CompletableFuture<HttpAnswer> result = transport.send(call("POST", false));
        Duration backOff = awaitBackOff(timer);
        ScriptedServer server = serverAt(port, answer(200, "done"));
        timer.run(backOff);

        assertThat(result.join().body()).isEqualTo("done");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        ScriptedServer server = server(answer(503, "", "Retry-After: 60"), answer(200, "done"));
        ManualTimer timer = new ManualTimer();

        CompletableFuture<HttpAnswer> result =
                transport(settings(server.host()).build(), timer).send(call("GET", true));
        await().until(() -> timer.waiting().equals(List.of(Duration.ofSeconds(60))));
        assertThat(server.requests()).hasSize(1);
        timer.run(Duration.ofSeconds(60));

        assertThat(result.join().body()).isEqualTo("done");
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        ScriptedServer server = server(answer(429, "", "Retry-After: 61"));

        HttpAnswer answer = transport(server).send(call("POST", false)).join();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(61));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void backsOffTwiceAsLongEachTime() throws Exception {
        ScriptedServer server = server(answer(503, ""));
        ManualTimer timer = new ManualTimer();
        transport(settings(server.host()).build(), timer).send(call("GET", true));

        Duration first = awaitBackOff(timer);
        timer.run(first);
        await().until(() -> server.requests().size() == 2);
        Duration second = awaitBackOff(timer);

        assertThat(first).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(second).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    // --- how far a failed call had come

    static Stream<Arguments> certainlyNothing() {
        return Stream.of(
                Arguments.of(
                        "refused", (Supplier<XelionChatSettings.Builder>) () -> settings("localhost:" + freePort())),
                Arguments.of(
                        "no such host", (Supplier<XelionChatSettings.Builder>) () -> settings("no-such-host.invalid")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certainlyNothing")
    void withoutConnectionNothingWasReached(String name, Supplier<XelionChatSettings.Builder> settings) {
        XelionConnectionException failure =
                failure(transport(settings.get().maximumRetries(0).build()).send(call("POST", false)));

        assertThat(failure.getReached()).isEqualTo(Reached.NOTHING);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getOperation()).isEqualTo("sendMessage");
        assertThat(failure.getSessionId()).isEqualTo("2045858");
        assertThat(failure.getHttpStatus()).isNull();
    }

    @Test
    void aCertificateOfUnknownOriginReachesNothing(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "localhost");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), answer(200, "")));
        XelionChatSettings settings =
                settings(server.host()).secure(true).maximumRetries(0).build();

        XelionConnectionException failure = failure(transport(settings).send(call("POST", false)));

        assertThat(failure.getReached()).isEqualTo(Reached.NOTHING);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aCertificateOfAnotherHostReachesNothing(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "elsewhere.example");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), answer(200, "")));
        XelionChatSettings settings = settings(server.host())
                .secure(true)
                .sslContext(context)
                .maximumRetries(0)
                .build();

        assertThat(failure(transport(settings).send(call("POST", false))).getReached())
                .isEqualTo(Reached.NOTHING);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void speaksTls(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "localhost");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), answer(200, "done")));
        XelionChatSettings settings =
                settings(server.host()).secure(true).sslContext(context).build();

        assertThat(transport(settings).send(call("POST", false)).join().body()).isEqualTo("done");
    }

    @Test
    void aTlsHandshakeThatHangsReachesNothing() throws Exception {
        ServerSocket silent = keep(new ServerSocket(0));
        XelionChatSettings settings = settings("localhost:" + silent.getLocalPort())
                .secure(true)
                .connectTimeout(Duration.ofMillis(300))
                .maximumRetries(0)
                .build();

        XelionConnectionException failure = failure(transport(settings).send(call("POST", false)));

        assertThat(failure.getReached()).isEqualTo(Reached.NOTHING);
        assertThat(failure).hasMessageContaining("300 ms");
        try (Socket socket = silent.accept()) {
            // dropped at once, not when TLS gives up
            socket.setSoTimeout(5000);
            assertThat(socket.getInputStream().readAllBytes()).isNotNull();
        }
    }

    @Test
    void aClosedConnectionIsBroken() throws Exception {
        ScriptedServer server = server(closing());

        XelionConnectionException failure = failure(transport(server).send(call("POST", false)));

        assertThat(failure.getReached()).isEqualTo(Reached.BROKEN);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aConnectionThatIsClosedWhenUsedAgainIsBroken() throws Exception {
        ScriptedServer server = server(answer(200, ""), closing());
        HttpTransport transport = transport(server);
        transport.send(call("POST", false)).join();

        assertThat(failure(transport.send(call("POST", false))).getReached()).isEqualTo(Reached.BROKEN);
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void aConnectionThatTheServerClosedIsNotUsedAgain() throws Exception {
        ScriptedServer server = server(
                (connection, request) -> {
                    connection.send(answerBytes(200, ""));
                    connection.socket().close();
                },
                answer(200, "done"));
        HttpTransport transport = transport(server);
        transport.send(call("GET", true)).join();
        await().until(() -> server.open() == 0);

        assertThat(transport.send(call("GET", true)).join().body()).isEqualTo("done");
    }

    @Test
    void anAnswerThatIsNoHttpIsBroken() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send("SSH-2.0-OpenSSH\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            connection.hang();
        });

        assertThat(failure(transport(server).send(call("POST", false))).getReached())
                .isEqualTo(Reached.BROKEN);
    }

    @Test
    void silenceIsATimeOut() throws Exception {
        ScriptedServer server = server(hanging());
        XelionChatSettings settings =
                settings(server.host()).requestTimeout(Duration.ofMillis(300)).build();

        XelionConnectionException failure = failure(transport(settings).send(call("POST", false)));

        assertThat(failure.getReached()).isEqualTo(Reached.TIMED_OUT);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageContaining("300 ms");
    }

    @Test
    void anAnswerThatStallsIsATimeOut() throws Exception {
        ScriptedServer server = server((connection, request) -> {
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1".getBytes(StandardCharsets.UTF_8));
            connection.hang();
        });
        XelionChatSettings settings =
                settings(server.host()).requestTimeout(Duration.ofMillis(300)).build();

        assertThat(failure(transport(settings).send(call("POST", false))).getReached())
                .isEqualTo(Reached.TIMED_OUT);
    }

    @Test
    void anEndlessAnswerIsCut() throws Exception {
        byte[] megabyte = new byte[1 << 20];
        ScriptedServer server = server((connection, request) -> {
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                connection.send("100000\r\n".getBytes(StandardCharsets.UTF_8));
                connection.send(megabyte);
                connection.send("\r\n".getBytes(StandardCharsets.UTF_8));
            }
        });
        XelionChatSettings settings =
                settings(server.host()).requestTimeout(Duration.ofSeconds(30)).build();

        XelionConnectionException failure = failure(transport(settings).send(call("POST", false)));

        assertThat(failure).hasMessageContaining("longer than " + CallAttempt.LONGEST_ANSWER);
        await().until(() -> server.open() == 0);
    }

    // --- threads and the end

    @Test
    void completesOnWorkersOnly() throws Exception {
        ScriptedServer server = server(answer(200, ""), closing(), hanging());
        XelionChatSettings settings =
                settings(server.host()).requestTimeout(Duration.ofMillis(300)).build();
        HttpTransport transport = transport(settings);

        for (int i = 0; i < 3; i++) {
            CompletableFuture<String> thread = new CompletableFuture<>();
            transport
                    .send(call("POST", false))
                    .whenComplete((answer, failure) ->
                            thread.complete(Thread.currentThread().getName()));
            assertThat(thread.join()).startsWith("test-workers-");
        }
    }

    @Test
    void startsNoThreadBeforeItsFirstUse() throws Exception {
        ScriptedServer server = server(answer(200, ""));
        HttpTransport transport = transport(server);
        assertThat(threads.ioThreads()).isEmpty();

        transport.send(call("GET", true)).join();

        assertThat(threads.ioThreads()).isNotEmpty();
    }

    @Test
    void closingEndsCallsUnderWay() throws Exception {
        ScriptedServer server = server(hanging());
        HttpTransport transport = transport(server);
        CompletableFuture<HttpAnswer> waiting = transport.send(call("POST", false));
        await().until(() -> server.requests().size() == 1);

        transport.close().join();

        XelionConnectionException failure = failure(waiting);
        assertThat(failure.getReached()).isEqualTo(Reached.BROKEN);
        assertThat(failure).hasMessageContaining("closed");
        threads.awaitIoThreadsEnded();
    }

    @Test
    void closingEndsRetriesToCome() throws Exception {
        ScriptedServer server = server(answer(503, "", "Retry-After: 60"));
        HttpTransport transport = transport(server);
        CompletableFuture<HttpAnswer> waiting = transport.send(call("GET", true));
        await().until(() -> server.requests().size() == 1);

        transport.close().join();

        waiting.handle((answer, failure) -> null).get(5, TimeUnit.SECONDS);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nothingIsSentAfterClosing() throws Exception {
        ScriptedServer server = server(answer(200, ""));
        HttpTransport transport = transport(server);
        transport.close().join();

        assertThat(failure(transport.send(call("GET", true))).getReached()).isEqualTo(Reached.NOTHING);
        assertThat(server.accepted()).isZero();
        assertThat(threads.ioThreads()).isEmpty();
    }

    @Test
    void closesTwice() throws Exception {
        ScriptedServer server = server(answer(200, ""));
        HttpTransport transport = transport(server);
        transport.send(call("GET", true)).join();

        transport.close().join();
        transport.close().join();

        threads.awaitIoThreadsEnded();
    }

    @Test
    void everyCallCompletesOnceWhileClosing() throws Exception {
        ScriptedServer server = server(answer(200, ""));
        for (int round = 0; round < 20; round++) {
            HttpTransport transport = transport(server);
            AtomicInteger completed = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(50);
            for (int i = 0; i < 50; i++) {
                transport.send(call("POST", false)).whenComplete((answer, failure) -> {
                    completed.incrementAndGet();
                    all.countDown();
                });
            }
            transport.close().join();

            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(completed).hasValue(50);
        }
    }

    // --- proxy

    @Test
    void goesThroughAProxyWithItsPasswordReadEachTime() throws Exception {
        ScriptedServer proxy = server(answer(200, "by proxy"));
        Queue<String> passwords = new ArrayDeque<>(List.of("one", "two"));
        XelionChatSettings settings = settings("xelion.example:81")
                .proxy(new HttpProxy("localhost", proxy.port(), () -> "user", passwords::remove))
                .build();
        HttpTransport transport = transport(settings);

        assertThat(transport.send(call("GET", true)).join().body()).isEqualTo("by proxy");
        transport.send(call("GET", true)).join();

        assertThat(proxy.requests())
                .extracting(request -> request.headers().get("Proxy-Authorization"))
                .containsExactly("Basic dXNlcjpvbmU=", "Basic dXNlcjp0d28=");
        assertThat(proxy.requests().get(0).target()).isEqualTo("http://xelion.example:81/path");
    }

    @Test
    void aProxyThatRefusesTheTunnelReachesNothing() throws Exception {
        ScriptedServer proxy = server(answer(407, "no"));
        XelionChatSettings settings = settings("xelion.example")
                .secure(true)
                .proxy(new HttpProxy("localhost", proxy.port(), () -> null, () -> null))
                .maximumRetries(0)
                .build();

        XelionConnectionException failure = failure(transport(settings).send(call("POST", false)));

        assertThat(failure.getReached()).isEqualTo(Reached.NOTHING);
        assertThat(failure).hasMessageContaining("407");
        assertThat(proxy.requests().get(0).method()).isEqualTo("CONNECT");
        assertThat(proxy.requests().get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void tunnelsTls(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "localhost");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), answer(200, "done")));
        ScriptedServer proxy = server((connection, request) -> connection.tunnel("200 Connection established", server));
        XelionChatSettings settings = settings(server.host())
                .secure(true)
                .sslContext(context)
                .proxy(new HttpProxy("localhost", proxy.port(), () -> "user", () -> "one"))
                .build();

        assertThat(transport(settings).send(call("POST", false)).join().body()).isEqualTo("done");
        assertThat(proxy.requests().get(0).headers()).containsEntry("Proxy-Authorization", "Basic dXNlcjpvbmU=");
        assertThat(server.requests().get(0).headers())
                .doesNotContainKey("Proxy-Authorization")
                .containsEntry("Authorization", TOKEN);
    }

    @Test
    void aTunnelToAnUntrustedServerReachesNothing(@TempDir Path folder) throws Exception {
        SSLContext context = Certificates.contextFor(folder, "localhost");
        ScriptedServer server = keep(new ScriptedServer(context.getServerSocketFactory(), answer(200, "done")));
        ScriptedServer proxy = server((connection, request) -> connection.tunnel("200 Connection established", server));
        XelionChatSettings settings = settings(server.host())
                .secure(true)
                .proxy(new HttpProxy("localhost", proxy.port(), () -> null, () -> null))
                .maximumRetries(0)
                .build();

        assertThat(failure(transport(settings).send(call("POST", false))).getReached())
                .isEqualTo(Reached.NOTHING);
        await().until(() -> proxy.open() == 0);
    }

    // --- set-up

    private static HttpCall call(String method, boolean safeToRepeat) {
        String operation = safeToRepeat ? "getMessages" : "sendMessage";
        return new HttpCall(operation, "2045858", method, "/path", null, safeToRepeat, () -> TOKEN);
    }

    private static XelionConnectionException failure(CompletableFuture<HttpAnswer> call) {
        try {
            throw new AssertionError("answered: " + call.join());
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(XelionConnectionException.class);
            return (XelionConnectionException) e.getCause();
        }
    }

    private static Duration awaitBackOff(ManualTimer timer) {
        // beside it, the time for a connection may still be running
        return await().until(
                        () -> timer.waiting().stream()
                                .filter(delay -> delay.compareTo(CONNECT_TIMEOUT) < 0)
                                .toList(),
                        backOffs -> backOffs.size() == 1)
                .get(0);
    }

    private static XelionChatSettings.Builder settings(String host) {
        return XelionChatSettings.builder()
                .host(host)
                .secure(false)
                .gatewayId("1234567")
                .accessToken(() -> TOKEN)
                .connectTimeout(CONNECT_TIMEOUT)
                .requestTimeout(REQUEST_TIMEOUT);
    }

    private HttpTransport transport(ScriptedServer server) {
        return transport(settings(server.host()).build());
    }

    private HttpTransport transport(XelionChatSettings settings) {
        HttpTransport transport = new HttpTransport(settings, threads.resources());
        opened.add(() -> transport.close().join());
        return transport;
    }

    private HttpTransport transport(XelionChatSettings settings, ManualTimer timer) {
        HttpTransport transport =
                new HttpTransport(settings, threads.resources(timer, Clock.systemUTC(), new Random(1)));
        opened.add(() -> transport.close().join());
        return transport;
    }

    private ScriptedServer server(ScriptedServer.Step... steps) throws IOException {
        return keep(new ScriptedServer(steps));
    }

    private ScriptedServer serverAt(int port, ScriptedServer.Step... steps) throws IOException {
        return keep(new ScriptedServer(port, steps));
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.add(resource);
        return resource;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.HttpTransport;
import org.xelionchat.client.http.ScriptedServer;
import org.xelionchat.client.http.TestThreads;

/** A gateway API in front of a server that answers as told. */
final class GatewayFixture implements AutoCloseable {

    static final String SESSION = "2045858";
    static final String TOKEN = "token-of-the-canary";

    /** What time it is. */
    static final Instant NOW = Instant.parse("2022-10-14T13:00:00Z");

    private final TestThreads threads = new TestThreads();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedServer server;
    private final HttpTransport http;
    private final GatewayApi api;

    private GatewayFixture(String gatewayId, ScriptedServer.Step... steps) {
        try {
            server = new ScriptedServer(steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        XelionChatSettings settings = XelionChatSettings.builder()
                .host(server.host())
                .secure(false)
                .gatewayId(gatewayId)
                .accessToken(() -> TOKEN)
                .requestTimeout(Duration.ofSeconds(10))
                .maximumRetries(0)
                .build();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ClientResources resources = threads.resources(timer, clock, new Random(1));
        http = new HttpTransport(settings, resources);
        api = new GatewayApi(settings, clock, http);
    }

    static GatewayFixture answering(int status, String body, String... headers) {
        return new GatewayFixture("1234567", ScriptedServer.answer(status, body, headers));
    }

    static GatewayFixture answering(String body) {
        return answering(200, body, "Content-Type: application/json");
    }

    static GatewayFixture ofGateway(String gatewayId) {
        return new GatewayFixture(gatewayId, ScriptedServer.answer(200, "{\"value\":true}"));
    }

    GatewayApi api() {
        return api;
    }

    ScriptedServer.Received request() {
        assertThat(server.requests()).hasSize(1);
        return server.requests().get(0);
    }

    int requests() {
        return server.requests().size();
    }

    boolean wasAsked() {
        return !server.requests().isEmpty();
    }

    /** Waits for the failure of a call; it must not be wrapped. */
    static XelionChatException failure(CompletableFuture<?> call) {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        call.whenComplete((answer, cause) -> failure.complete(cause));
        Throwable cause = failure.join();
        assertThat(cause).isNotInstanceOf(CompletionException.class).isInstanceOf(XelionChatException.class);
        return (XelionChatException) cause;
    }

    @Override
    public void close() throws IOException {
        http.close().join();
        server.close();
        timer.shutdownNow();
        threads.close();
    }
}

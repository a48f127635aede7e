package org.xelionchat.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A neutral client: the JDK's own, without any retry of ours. */
class ApiCaller {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String base;
    private String authorization;

    ApiCaller(XelionSimulator simulator, String base, String authorization) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
        if (simulator.isSecure()) {
            builder.sslContext(simulator.clientSslContext());
        }
        this.http = builder.build();
        this.base = base;
        this.authorization = authorization;
    }

    /** From now on; {@code null} for none. */
    void authorization(String value) {
        authorization = value;
    }

    String authorization() {
        return authorization;
    }

    HttpClient http() {
        return http;
    }

    /** An answer with its body as text. */
    record Answered(int status, String contentType, String retryAfter, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", "application/json; charset=utf-8");
        }
        return request;
    }

    Answered send(HttpRequest request) {
        try {
            return answered(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<Answered> sendAsync(String method, String path, String body) {
        return http.sendAsync(request(method, path, body).build(), BodyHandlers.ofString())
                .thenApply(ApiCaller::answered);
    }

    private static Answered answered(HttpResponse<String> response) {
        return new Answered(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(null),
                response.headers().firstValue("retry-after").orElse(null),
                response.body());
    }

    Answered call(String method, String path, String body) {
        return send(request(method, path, body).build());
    }

    Answered get(String path) {
        return call("GET", path, null);
    }

    Answered post(String path, String body) {
        return call("POST", path, body);
    }

    Answered put(String path) {
        return call("PUT", path, null);
    }

    EventListener listenTo(URI url) {
        EventListener listener = new EventListener();
        try {
            listener.opened(connect(url, listener).get(20, TimeUnit.SECONDS), url.toString());
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        return listener;
    }

    CompletableFuture<java.net.http.WebSocket> connect(URI url, EventListener listener) {
        return http.newWebSocketBuilder().buildAsync(url, listener);
    }
}

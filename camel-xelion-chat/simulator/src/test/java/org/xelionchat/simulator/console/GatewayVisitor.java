package org.xelionchat.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.xelionchat.simulator.XelionSimulator;

/** A visitor who chats through the gateway API. */
final class GatewayVisitor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final XelionSimulator simulator;
    private final String sessionId;

    GatewayVisitor(XelionSimulator simulator, String name, String emailAddress, String phoneNumber) {
        this.simulator = simulator;
        sessionId = call(
                        "POST",
                        "/sessions",
                        Map.of("clientId", name, "emailAddress", emailAddress, "phoneNumber", phoneNumber))
                .get("id")
                .asText();
    }

    GatewayVisitor(XelionSimulator simulator, String name) {
        this(simulator, name, "", "");
    }

    String sessionId() {
        return sessionId;
    }

    GatewayVisitor says(String text) {
        inSession("POST", "/messages", Map.of("text", text));
        return this;
    }

    GatewayVisitor types() {
        inSession("POST", "/is_typing", null);
        return this;
    }

    GatewayVisitor receives() {
        inSession("PUT", "/delivered", null);
        return this;
    }

    GatewayVisitor ends() {
        inSession("POST", "/close", null);
        return this;
    }

    GatewayVisitor wantsTranscript(String address) {
        inSession("POST", "/transcript", Map.of("value", address));
        return this;
    }

    GatewayVisitor thinks(int rating, String text) {
        inSession("POST", "/feedback", Map.of("rating", rating, "feedback", text));
        return this;
    }

    private void inSession(String method, String path, Object body) {
        call(method, "/sessions/" + sessionId + path, body);
    }

    private JsonNode call(String method, String path, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.gatewayUri() + path))
                    .header("Authorization", simulator.gateway().accessToken())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isBetween(200, 299);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

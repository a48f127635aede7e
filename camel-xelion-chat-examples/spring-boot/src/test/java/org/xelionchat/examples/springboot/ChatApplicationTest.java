package org.xelionchat.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.CamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.xelionchat.simulator.XelionSimulator;

/** The whole application with the profile {@code simulator}, over HTTP. */
@CamelSpringBootTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("simulator")
@DirtiesContext
class ChatApplicationTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private CamelContext camel;

    @Autowired
    private XelionSimulator xelion;

    @DynamicPropertySource
    static void anyPort(DynamicPropertyRegistry properties) {
        int free = TestSocketUtils.findAvailableTcpPort();
        properties.add("simulator.port", () -> free);
    }

    @Test
    void aVisitorChatsWithRobo() throws Exception {
        String id = start("peter");

        HttpResponse<String> said = call("POST", "/chats/" + id + "/messages", "What are your opening hours?");
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(json.readTree(said.body()).get("direction").asText()).isEqualTo("visitor");

        await().untilAsserted(() -> {
            JsonNode messages =
                    json.readTree(call("GET", "/chats/" + id + "/messages", "").body());
            assertThat(messages.findValuesAsText("text"))
                    .containsExactlyInAnyOrder(
                            "Hello, I am Robo.", "What are your opening hours?", "We are here from nine to five.");
        });

        assertThat(call("DELETE", "/chats/" + id, "").statusCode()).isBetween(200, 204);
        assertThat(xelion.session(id).ended()).isTrue();
        assertThat(call("POST", "/chats/" + id + "/messages", "too late").statusCode())
                .isEqualTo(410);
    }

    @Test
    void routesOfBothKindsRun() {
        assertThat(camel.getRouteController().getRouteStatus("say").isStarted()).isTrue();
        assertThat(camel.getRouteController().getRouteStatus("agent").isStarted())
                .isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        assertThat(call("POST", "/chats", "{\"clientId\": \" \"}").statusCode()).isEqualTo(400);
        assertThat(call("POST", "/chats/" + start("peter") + "/messages", " ").statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyOutsideChoosesTheOperation() throws Exception {
        String id = start("peter");

        HttpRequest request = request("/chats/" + id + "/messages")
                .header("CamelXelionChatOperation", "closeSession")
                .header("CamelXelionChatSessionId", "1")
                .POST(BodyPublishers.ofString("hello"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

        assertThat(xelion.session(id).ended()).isFalse();
        assertThat(xelion.session(id).messages()).extracting("text").contains("hello");
    }

    @Test
    void isWatched() throws Exception {
        start("peter");

        assertThat(call("GET", "/actuator/health/readiness", "").body()).contains("\"UP\"");
        assertThat(call("GET", "/actuator/metrics/xelion.chat.sessions.followed", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("GET", "/actuator/env", "").statusCode()).isEqualTo(404);
    }

    private String start(String clientId) throws Exception {
        HttpResponse<String> answer = call("POST", "/chats", "{\"clientId\": \"" + clientId + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("id").asText();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return http.send(
                request(path).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}

package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.ApiCaller.Answered;
import org.xelionchat.simulator.chat.Gateway;
import org.xelionchat.simulator.journal.RecordedCall;
import org.xelionchat.simulator.journal.TokenCheck;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** What a client may not send. */
class StrictnessTest {

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.with(
                    simulator -> simulator.gateway("1234567", "token").gateway("shop / göteborg+1", "other"))
            .allowingUnexpectedCalls();

    private final XelionSimulator simulator = XELION.simulator();
    private final GatewayCaller visitor = new GatewayCaller(simulator);

    /** P12: the status for a wrong token is assumed. */
    @ParameterizedTest
    @ValueSource(strings = {"wrong", "Bearer token", "xelion token", "TOKEN"})
    void aWrongTokenIsRefused(String token) {
        GatewayCaller stranger =
                new GatewayCaller(simulator, simulator.gatewayUri().toString(), token);

        assertThat(stranger.get("/status").status()).isEqualTo(401);

        RecordedCall call = simulator.calls().last().orElseThrow();
        assertThat(call.token()).isEqualTo(TokenCheck.WRONG);
        assertThat(call.unexpected()).isEmpty();
        assertThat(call.headers().toString()).doesNotContain(token);
    }

    @Test
    void aMissingTokenIsRefused() {
        GatewayCaller stranger =
                new GatewayCaller(simulator, simulator.gatewayUri().toString(), null);

        assertThat(stranger.get("/validate").status()).isEqualTo(401);

        assertThat(simulator.calls().last().orElseThrow().token()).isEqualTo(TokenCheck.MISSING);
    }

    @Test
    void aReplacedTokenIsRefusedFromThenOn() {
        assertThat(visitor.get("/validate").status()).isEqualTo(200);
        simulator.gateway().accessToken("new");
        assertThat(visitor.get("/validate").status()).isEqualTo(401);
        assertThat(new GatewayCaller(simulator).get("/validate").status()).isEqualTo(200);
    }

    /** P2: a wrong id is a 500, not a 404. P8.2: the word "session" tells that the session is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/messages", "/websocket"})
    void anUnknownSessionIsAnInternalError(String below) {
        Answered answer = visitor.get("/sessions/99" + below);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.contentType()).startsWith("text/plain");
        assertThat(answer.body()).contains("session");
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();
    }

    @Test
    void aSessionOfAnotherGatewayIsAnInternalError() {
        Gateway other = simulator.gateway("shop / göteborg+1");
        GatewayCaller shop =
                new GatewayCaller(simulator, simulator.gatewayUri(other).toString(), other.accessToken());
        String id = visitor.createSession();

        Answered answer = shop.say(id, "hello");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("session is not linked");
        assertThat(simulator.session(id).messages()).isEmpty();
    }

    @Test
    void aGatewayIdIsOpaqueAndPercentEncoded() {
        Gateway other = simulator.gateway("shop / göteborg+1");
        assertThat(simulator.gatewayUri(other).getRawPath())
                .isEqualTo("/portal/chat/master/gateways/shop%20%2F%20g%C3%B6teborg%2B1");
        GatewayCaller shop =
                new GatewayCaller(simulator, simulator.gatewayUri(other).toString(), other.accessToken());

        String id = shop.createSession();

        assertThat(simulator.session(id).gatewayId()).isEqualTo("shop / göteborg+1");
        assertThat(shop.get("/sessions/" + id).status()).isEqualTo(200);
    }

    @Test
    void anUnknownGatewayOrTenantIsAnInternalError() {
        String root = simulator.uri() + "/portal/chat/";
        assertThat(new GatewayCaller(simulator, root + "master/gateways/1", "token").get("/status"))
                .matches(answer -> answer.status() == 500)
                .matches(answer -> answer.body().equals("External chat gateway not found"));
        assertThat(new GatewayCaller(simulator, root + "elsewhere/gateways/1234567", "token")
                        .get("/status")
                        .status())
                .isEqualTo(500);
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();
    }

    @Test
    void aMissingTenantOrGatewayIsABadRequest() {
        String root = simulator.uri() + "/portal/chat/";
        assertThat(new GatewayCaller(simulator, root + "/gateways/1234567", "token")
                        .get("/status")
                        .status())
                .isEqualTo(400);
        assertThat(new GatewayCaller(simulator, root + "master/gateways/", "token")
                        .get("/status")
                        .status())
                .isEqualTo(400);
        assertThat(simulator.calls().unexpected().count()).isEqualTo(2);
    }

    static Stream<Arguments> callsOfAFaultyClient() {
        String tooLong = "x".repeat(4001);
        return Stream.of(
                arguments("POST", "/sessions", "{}", 400, "clientId missing"),
                arguments("POST", "/sessions", "{\"clientId\": \" \"}", 400, "clientId missing"),
                arguments("POST", "/sessions", "{\"clientId\": 5}", 400, "clientId is not a string"),
                arguments("POST", "/sessions", "{\"clientId\": \"" + tooLong + "\"}", 500, "clientId too long"),
                arguments("POST", "/sessions", "{\"clientId\": ", 400, "not valid JSON"),
                arguments("POST", "/sessions", "{\"clientId\": \"a\"} x", 400, "not valid JSON"),
                arguments("POST", "/sessions", "[]", 400, "not a JSON object"),
                arguments("POST", "/sessions", null, 400, "Payload missing"),
                arguments("POST", "/sessions/SESSION/messages", "{\"text\": \" \"}", 400, "contents missing"),
                arguments("POST", "/sessions/SESSION/messages", "{\"text\": null}", 400, "contents missing"),
                arguments("POST", "/sessions/SESSION/messages", "{\"text\": \"" + tooLong + "\"}", 500, "too long"),
                arguments("POST", "/sessions/SESSION/messages", "{\"attachment\": {}}", 400, "Attachments not allowed"),
                arguments("POST", "/sessions/SESSION/transcript", "{\"value\": \"peter\"}", 400, "invalid"),
                arguments("POST", "/sessions/SESSION/transcript", "{}", 400, "address missing"),
                arguments("POST", "/sessions/SESSION/feedback", "{\"feedback\": \"good\"}", 400, "Rating missing"),
                arguments("POST", "/sessions/SESSION/feedback", "{\"rating\": \"5\"}", 400, "Rating missing"),
                arguments("POST", "/sessions/SESSION/close", "{}", 400, "No body expected"),
                arguments("PUT", "/sessions/SESSION/delivered", "{}", 400, "No body expected"),
                arguments("GET", "/status?x=1", null, 400, "Query parameters"),
                arguments("GET", "/sessions", null, 405, "Method not allowed"),
                arguments("POST", "/sessions/SESSION/delivered", null, 405, "Method not allowed"),
                arguments("DELETE", "/sessions/SESSION", null, 405, "Method not allowed"),
                arguments("POST", "/sessions/SESSION/read", null, 404, "not found"),
                arguments("GET", "/sessions/SESSION/", null, 404, "not found"),
                arguments("GET", "/sessions//messages", null, 404, "not found"),
                arguments("GET", "", null, 404, "not found"));
    }

    @ParameterizedTest
    @MethodSource("callsOfAFaultyClient")
    void whatOnlyAFaultyClientDoesIsRefusedAndUnexpected(
            String method, String path, String body, int status, String text) {
        String id = visitor.createSession();

        Answered answer = visitor.call(method, path.replace("SESSION", id), body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(text).doesNotContain("session");
        assertThat(simulator.calls().unexpected().list()).hasSize(1);
        assertThat(simulator.session(id).messages()).isEmpty();
        assertThat(simulator.sessions()).hasSize(1);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws Exception {
        var response = visitor.http()
                .send(
                        visitor.request("DELETE", "/sessions/1/messages", null).build(),
                        java.net.http.HttpResponse.BodyHandlers.discarding());

        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
    void aBodyNeedsItsContentType(String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.gatewayUri() + "/sessions"))
                .header("Authorization", "token")
                .POST(BodyPublishers.ofString("{\"clientId\": \"peter\"}"));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }

        assertThat(visitor.send(request.build()).status()).isEqualTo(415);
        assertThat(simulator.sessions()).isEmpty();
        assertThat(simulator.calls().unexpected().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/index.html", "/favicon.ico", "/api/v2/master/me/login", "/portal/chat/master", "/websockets"})
    void pathsThatXelionDoesNotHaveAreUnexpected(String path) {
        GatewayCaller stray = new GatewayCaller(simulator, simulator.uri().toString(), "token");

        assertThat(stray.get(path).status()).isEqualTo(404);
        assertThat(simulator.calls().unexpected().count()).isEqualTo(1);
    }

    @Test
    void fourThousandCharactersAreCountedAsCodePoints() {
        String id = visitor.createSession();

        assertThat(visitor.say(id, "\uD83D\uDE00".repeat(4000)).status()).isEqualTo(200);

        // P6.9: what Windows-1252 does not have becomes "?", and one character one mark
        assertThat(simulator.session(id).texts()).containsExactly("?".repeat(4000));
    }

    @Test
    void anEndedSessionTakesNoMessagesNoTypingAndNoSecondEnd() {
        String id = visitor.createSession();
        visitor.post("/sessions/" + id + "/close", null);

        for (Answered answer : new Answered[] {
            visitor.say(id, "hello"),
            visitor.post("/sessions/" + id + "/is_typing", null),
            visitor.post("/sessions/" + id + "/close", null),
            visitor.get("/sessions/" + id + "/websocket")
        }) {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("session");
        }
        assertThat(visitor.get("/sessions/" + id).status()).isEqualTo(200);
        assertThat(visitor.get("/sessions/" + id + "/messages").status()).isEqualTo(200);
        assertThat(visitor.put("/sessions/" + id + "/delivered").status()).isEqualTo(200);
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();
    }

    @Test
    void pollingIsFoundOut() {
        String id = visitor.createSession();
        for (int i = 0; i < 10; i++) {
            visitor.get("/sessions/" + id + "/messages");
        }
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();
        visitor.say(id, "something new");
        visitor.get("/sessions/" + id + "/messages");
        assertThat(simulator.calls().unexpected().isEmpty()).isTrue();

        for (int i = 0; i < 10; i++) {
            assertThat(visitor.get("/sessions/" + id + "/messages").status()).isEqualTo(200);
        }

        assertThat(simulator.calls().unexpected().toString()).contains("Polling");
    }

    @Test
    void neitherTokenNorTextNorSecretIsPrinted() {
        String id = visitor.createSession();
        visitor.say(id, "a secret text");
        EventListener events = visitor.listenTo(visitor.eventUrl(id));
        String secret = events.url().replaceFirst(".*/", "");

        String printed = simulator.toString()
                + simulator.gateway()
                + simulator.calls()
                + simulator.sockets()
                + simulator.sockets().list()
                + simulator.sessions()
                + simulator.session(id).messages();

        assertThat(simulator.calls().toString()).contains("/websocket/-1/").contains("/***");
        assertThat(printed).doesNotContain("token", "secret text", secret, "peter");
    }
}

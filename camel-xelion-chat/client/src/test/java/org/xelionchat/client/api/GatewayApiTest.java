package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xelionchat.client.api.GatewayFixture.NOW;
import static org.xelionchat.client.api.GatewayFixture.SESSION;
import static org.xelionchat.client.api.GatewayFixture.TOKEN;
import static org.xelionchat.client.api.GatewayFixture.answering;
import static org.xelionchat.client.api.GatewayFixture.failure;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

class GatewayApiTest {

    private static final String BASE = "/portal/chat/master/gateways/1234567";
    private static final String IN_SESSION = BASE + "/sessions/" + SESSION;
    private static final String SESSION_JSON = "{\"id\":\"2045858\",\"name\":\"External Chat Support < - > peter\","
            + "\"activatedDate\":\"\",\"idleDate\":\"\",\"endDate\":\"\"}";
    private static final String MESSAGE_JSON = "{\"id\":\"2045886\",\"contents\":\"hallo\",\"creatorName\":\"peter\","
            + "\"date\":\"2022-10-14 12:08:23\",\"incoming\":true,\"read\":false,\"forwarded\":false}";

    /** A call with what it must look like on the wire. */
    private record Call(
            String name,
            Function<GatewayApi, CompletableFuture<?>> invocation,
            String method,
            String path,
            String body,
            String answer) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Call> calls() {
        return Stream.of(
                new Call(
                        "G1 createSession",
                        api -> api.createSession(new Visitor("peter", "p@example.org", "+31"), "ignored"),
                        "POST",
                        BASE + "/sessions",
                        "{\"clientId\":\"peter\",\"emailAddress\":\"p@example.org\",\"phoneNumber\":\"+31\"}",
                        SESSION_JSON),
                new Call("G2 getSession", api -> api.getSession(SESSION), "GET", IN_SESSION, "", SESSION_JSON),
                new Call(
                        "G3 sendMessage",
                        api -> api.sendMessage(SESSION, "ignored", new OutgoingMessage("hello \"€\"\n")),
                        "POST",
                        IN_SESSION + "/messages",
                        "{\"text\":\"hello \\\"€\\\"\\n\"}",
                        MESSAGE_JSON),
                new Call("G4 getMessages", api -> api.getMessages(SESSION), "GET", IN_SESSION + "/messages", "", "[]"),
                new Call(
                        "G5 getEventUrl",
                        api -> api.getEventUrl(SESSION),
                        "GET",
                        IN_SESSION + "/websocket",
                        "",
                        "{\"object\":\"wss://arno.xelion.nl/websocket/-1/1816134/2045869/FTEby8WCyGkcAxLz\"}"),
                new Call(
                        "G6 markDelivered",
                        api -> api.markDelivered(SESSION),
                        "PUT",
                        IN_SESSION + "/delivered",
                        "",
                        ""),
                new Call(
                        "G7 notifyTyping", api -> api.notifyTyping(SESSION), "POST", IN_SESSION + "/is_typing", "", ""),
                new Call("G8 closeSession", api -> api.closeSession(SESSION), "POST", IN_SESSION + "/close", "", ""),
                new Call(
                        "G9 sendTranscript",
                        api -> api.sendTranscript(SESSION, "test@xelion.nl"),
                        "POST",
                        IN_SESSION + "/transcript",
                        "{\"value\":\"test@xelion.nl\"}",
                        ""),
                new Call(
                        "G10 sendFeedback",
                        api -> api.sendFeedback(SESSION, new Feedback(5, "this is feedback")),
                        "POST",
                        IN_SESSION + "/feedback",
                        "{\"rating\":5,\"feedback\":\"this is feedback\"}",
                        ""),
                new Call("G11 getStatus", GatewayApi::getStatus, "GET", BASE + "/status", "", "{\"value\":\"online\"}"),
                new Call(
                        "G12 isTranscriptEnabled",
                        GatewayApi::isTranscriptEnabled,
                        "GET",
                        BASE + "/transcript_enabled",
                        "",
                        "{\"value\":true}"),
                new Call("G13 validate", GatewayApi::validate, "GET", BASE + "/validate", "", "{\"value\":true}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void callsAsDocumented(Call call) throws Exception {
        try (GatewayFixture gateway = answering(call.answer())) {
            call.invocation().apply(gateway.api()).join();

            assertThat(gateway.request().method()).isEqualTo(call.method());
            assertThat(gateway.request().target()).isEqualTo(call.path());
            assertThat(gateway.request().body()).isEqualTo(call.body());
            assertThat(gateway.request().headers()).containsEntry("Authorization", TOKEN);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void failsWithWhatXelionSays(Call call) throws Exception {
        String answer = "{\"errorCode\":\"10203\",\"message\":\"no contents from peter@example.org\",\"info\":\"x\"}";
        try (GatewayFixture gateway = answering(400, answer)) {
            XelionChatException failure = failure(call.invocation().apply(gateway.api()));

            assertThat(failure.getOperation())
                    .isEqualTo(call.name().substring(call.name().indexOf(' ') + 1));
            assertThat(failure.getSessionId()).isEqualTo(call.path().contains(SESSION) ? SESSION : null);
            assertThat(failure.getHttpStatus()).isEqualTo(400);
            assertThat(failure.getErrorCode()).isEqualTo(10203);
            assertThat(failure.getAnswer()).isEqualTo(answer);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure)
                    .hasMessage(failure.getOperation()
                            + " failed: Xelion answered with HTTP status 400, Xelion's error 10203");
        }
    }

    static Stream<Arguments> malformed() {
        return calls().filter(call -> !call.answer().isEmpty()).flatMap(call -> Stream.of(
                        "", "null", "hello", "<html>", "{", "[1", "{}", "7", "\"text\"", "[".repeat(100_000))
                .map(answer -> Arguments.of(call, answer)));
    }

    @ParameterizedTest(name = "{0} answered with {1}")
    @MethodSource("malformed")
    void failsWhereTheAnswerIsNotWhatItMustBe(Call call, String answer) throws Exception {
        boolean session = call.name().equals("G2 getSession") && answer.equals("{}");
        try (GatewayFixture gateway = answering(answer)) {
            if (session) {
                // every property may be missing, and the id is known
                assertThat(call.invocation().apply(gateway.api()).join())
                        .isEqualTo(new ChatSession(SESSION, null, null, null, null, false));
            } else {
                XelionChatException failure = failure(call.invocation().apply(gateway.api()));
                assertThat(failure).isInstanceOf(XelionProtocolException.class);
                assertThat(failure.isRetryable()).isFalse();
            }
        }
    }

    @Test
    void takesAnEmptyListForAnEmptyListOnly() throws Exception {
        try (GatewayFixture gateway = answering("[]")) {
            assertThat(gateway.api().getMessages(SESSION).join()).isEmpty();
        }
    }

    @Test
    void readsASession() throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":\"2138014\",\"name\":\"External Chat Wesley < - > arno\","
                + "\"activatedDate\":\"2022-10-14 12:30:00\",\"idleDate\":\"2022-10-14 14:00:00\","
                + "\"endDate\":\"2022-10-14 13:00:00\"}")) {
            assertThat(gateway.api().createSession(new Visitor("arno"), null).join())
                    .isEqualTo(new ChatSession(
                            "2138014",
                            "External Chat Wesley < - > arno",
                            Instant.parse("2022-10-14T12:30:00Z"),
                            Instant.parse("2022-10-14T14:00:00Z"),
                            NOW,
                            true));
        }
    }

    @Test
    void readsTheAnswerToAMessage() throws Exception {
        try (GatewayFixture gateway = answering(MESSAGE_JSON)) {
            ChatMessage message = gateway.api()
                    .sendMessage(SESSION, null, new OutgoingMessage("hallo"))
                    .join();

            assertThat(message)
                    .isEqualTo(new ChatMessage(
                            "2045886",
                            SESSION,
                            "hallo",
                            "peter",
                            Instant.parse("2022-10-14T12:08:23Z"),
                            Direction.VISITOR,
                            false,
                            false,
                            null));
        }
    }

    @Test
    void readsTheMessageList() throws Exception {
        try (GatewayFixture gateway = answering("[{\"id\":\"2045894\",\"contents\":\"hallo\",\"creatorName\":\"peter\","
                + "\"date\":\"2022-10-14 12:38:55\",\"incoming\":false,\"read\":true,\"forwarded\":false,"
                + "\"repliedChatOid\":\"\"},{\"id\":\"2045886\",\"contents\":\"hi\",\"creatorName\":\"wes\","
                + "\"date\":\"2022-10-14 12:48:23\",\"incoming\":true,\"read\":true,\"forwarded\":true,"
                + "\"repliedChatOid\":\"17\"}]")) {
            assertThat(gateway.api().getMessages(SESSION).join())
                    .containsExactly(
                            new ChatMessage(
                                    "2045886",
                                    SESSION,
                                    "hi",
                                    "wes",
                                    Instant.parse("2022-10-14T12:48:23Z"),
                                    Direction.AGENT,
                                    true,
                                    true,
                                    "17"),
                            new ChatMessage(
                                    "2045894",
                                    SESSION,
                                    "hallo",
                                    "peter",
                                    Instant.parse("2022-10-14T12:38:55Z"),
                                    Direction.VISITOR,
                                    true,
                                    false,
                                    null));
        }
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "9,10,11 | 9,10,11",
                "10,9,11 | 9,10,11",
                "11,10,9 | 9,10,11",
                "18446744073709551617,18446744073709551616 | 18446744073709551616,18446744073709551617",
                "8,007 | 007,8",
                "ce446930aee57b45,10 | 10,ce446930aee57b45",
                "5,5,4 | 4,5",
            })
    void putsMessagesInOrder(String listed, String expected) throws Exception {
        String list = Stream.of(listed.split(","))
                .map(id -> "{\"id\":\"" + id + "\"}")
                .toList()
                .toString();
        try (GatewayFixture gateway = answering(list)) {
            assertThat(gateway.api().getMessages(SESSION).join())
                    .extracting(ChatMessage::id)
                    .containsExactly(expected.split(","));
        }
    }

    @Test
    void skipsWhatIsNoMessage() throws Exception {
        try (GatewayFixture gateway =
                answering("[null, 5, \"text\", [], {}, {\"contents\":\"no id\"}, {\"id\":\"7\",\"contents\":\"x\"}]")) {
            assertThat(gateway.api().getMessages(SESSION).join())
                    .extracting(ChatMessage::id)
                    .containsExactly("7");
        }
    }

    @Test
    void readsTheEventUrlAsItIs() throws Exception {
        String url = "wss://arno.xelion.nl:8443/websocket/-1/18%2F16/FTEby8WCyGkcAxLz?q=%C3%A9";
        try (GatewayFixture gateway = answering("{\"object\":\"" + url + "\",\"links\":[]}")) {
            assertThat(gateway.api().getEventUrl(SESSION).join()).isEqualTo(URI.create(url));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://xelion.nl/FTEby8WCyGkcAxLz",
                "wss:FTEby8WCyGkcAxLz",
                "wss://host/FTEby8WCyGkcAxLz with blank",
                "FTEby8WCyGkcAxLz",
                " "
            })
    void neverQuotesAnEventUrl(String url) throws Exception {
        try (GatewayFixture gateway = answering("{\"object\":\"" + url + "\"}")) {
            XelionChatException failure = failure(gateway.api().getEventUrl(SESSION));

            assertThat(failure).isInstanceOf(XelionProtocolException.class).hasNoCause();
            assertThat(failure).hasMessageNotContaining("FTEby8WCyGkcAxLz");
            assertThat(failure.getAnswer()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"online, ONLINE", "offline, OFFLINE", "Online, ONLINE", "' OFFLINE ', OFFLINE"})
    void readsTheStatus(String value, GatewayStatus status) throws Exception {
        try (GatewayFixture gateway = answering("{\"value\":\"" + value + "\"}")) {
            assertThat(gateway.api().getStatus().join()).isEqualTo(status);
        }
    }

    @Test
    void doesNotGuessAStatus() throws Exception {
        try (GatewayFixture gateway = answering("{\"value\":\"perhaps\"}")) {
            assertThat(failure(gateway.api().getStatus())).isInstanceOf(XelionProtocolException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void validates(boolean valid) throws Exception {
        try (GatewayFixture gateway = answering("{\"value\":" + valid + "}")) {
            assertThat(gateway.api().validate().join()).isEqualTo(valid);
        }
    }

    @Test
    void doesNotTakeAServerErrorForInvalidCredentials() throws Exception {
        try (GatewayFixture gateway = answering(500, "gateway not found")) {
            assertThat(failure(gateway.api().validate()).getHttpStatus()).isEqualTo(500);
        }
    }

    @Test
    void keepsTheBeginningOfALongAnswer() throws Exception {
        try (GatewayFixture gateway = answering(500, "x".repeat(10_000))) {
            XelionChatException failure = failure(gateway.api().getSession(SESSION));

            assertThat(failure.getAnswer()).hasSize(500);
            assertThat(failure).hasMessage("getSession failed: Xelion answered with HTTP status 500");
        }
    }

    @ParameterizedTest(name = "{0} {1}: retryable {2}")
    @CsvSource({
        "400, 0, false", "401, 0, false", "403, 0, false", "404, 10066, false", "404, 10100, false",
        "429, 0, true", "429, 10400, true", "429, 10402, true", "500, 0, false", "500, 11000, true",
        "401, 10009, true", "502, 0, true", "503, 0, true", "504, 0, true", "302, 0, false",
    })
    void tellsWhatMaySucceedLater(int status, int code, boolean retryable) throws Exception {
        try (GatewayFixture gateway = answering(status, "{\"errorCode\":" + code + "}")) {
            XelionChatException failure = failure(gateway.api().sendMessage(SESSION, null, new OutgoingMessage("x")));

            assertThat(failure.isRetryable()).isEqualTo(retryable);
            assertThat(failure instanceof XelionAuthenticationException)
                    .isEqualTo(!retryable && (status == 401 || status == 403));
        }
    }

    @Test
    void doesNotHaveWhatClassicHas() throws Exception {
        try (GatewayFixture gateway = answering("[]")) {
            OutgoingMessage file = new OutgoingMessage("x", new Attachment("a.txt", "text/plain", new byte[1]));

            assertThat(failure(gateway.api().listPhoneLines()))
                    .isInstanceOf(UnsupportedChatOperationException.class)
                    .hasMessageContaining("listPhoneLines")
                    .hasMessageContaining("api=gateway");
            assertThat(failure(gateway.api().sendMessage(SESSION, null, file)))
                    .isInstanceOf(UnsupportedChatOperationException.class)
                    .hasMessageContaining("attachment");
            assertThat(gateway.wasAsked()).isFalse();
        }
    }

    @Test
    void doesNotSendWhatJsonCannotHold() throws Exception {
        Object self = new Object() {
            @SuppressWarnings("unused")
            public Object getSelf() {
                return this;
            }
        };
        try (GatewayFixture gateway = answering(SESSION_JSON)) {
            Visitor visitor = new Visitor("peter", null, null, Map.of("self", self));

            assertThat(failure(gateway.api().createSession(visitor, null)))
                    .isInstanceOf(InvalidChatRequestException.class);
            assertThat(gateway.wasAsked()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a/b, a%2Fb",
        "a b+c, a%20b%2Bc",
        "ä€?#, %C3%A4%E2%82%AC%3F%23",
        "'..', %2E%2E",
        "'.', %2E",
        "a..b, a..b",
        "..%2F.., ..%252F..",
        "a;b=c&d, a%3Bb%3Dc%26d"
    })
    void encodesEveryId(String id, String encoded) throws Exception {
        try (GatewayFixture gateway = answering("")) {
            gateway.api().closeSession(id).join();

            assertThat(gateway.request().target()).isEqualTo(BASE + "/sessions/" + encoded + "/close");
        }
    }

    @Test
    void completesOnWorkers() throws Exception {
        try (GatewayFixture gateway = answering("[]")) {
            CompletableFuture<String> thread = new CompletableFuture<>();
            gateway.api()
                    .getMessages(SESSION)
                    .whenComplete((messages, failure) ->
                            thread.complete(Thread.currentThread().getName()));

            assertThat(thread.join()).startsWith("test-workers-");
        }
    }

    @Test
    void givesAListThatNobodyCanChange() throws Exception {
        try (GatewayFixture gateway = answering("[{\"id\":\"1\"}]")) {
            List<ChatMessage> messages = gateway.api().getMessages(SESSION).join();

            assertThatThrownBy(messages::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}

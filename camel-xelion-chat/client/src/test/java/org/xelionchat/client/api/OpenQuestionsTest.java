package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xelionchat.client.api.GatewayFixture.NOW;
import static org.xelionchat.client.api.GatewayFixture.SESSION;
import static org.xelionchat.client.api.GatewayFixture.TOKEN;
import static org.xelionchat.client.api.GatewayFixture.answering;
import static org.xelionchat.client.api.GatewayFixture.failure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.UnknownChatEvent;
import org.xelionchat.client.model.Visitor;

/**
 * Where the guide leaves a question open, the most lenient answer of P12 holds. What streams do between connects (a new
 * address each time, the list read after each, keep-alive) and how calls are spaced is tested with the streams and with
 * the HTTP transport.
 */
class OpenQuestionsTest {

    @DisplayName("P12 exact Authorization value on the gateway: the bare token")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"getStatus", "createSession"})
    void bareToken(String operation) throws Exception {
        try (GatewayFixture gateway = answering("{\"value\":\"online\",\"id\":\"1\"}")) {
            if (operation.equals("getStatus")) {
                gateway.api().getStatus().join();
            } else {
                gateway.api().createSession(new Visitor("peter"), null).join();
            }

            assertThat(gateway.request().headers()).containsEntry("Authorization", TOKEN);
        }
    }

    @DisplayName("P12 identity or oid: the gateway's id is opaque, and percent-encoded")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1234567, 1234567", "test 2/ä, test%202%2F%C3%A4", "'..', %2E%2E"})
    void opaqueGatewayId(String id, String encoded) throws Exception {
        try (GatewayFixture gateway = GatewayFixture.ofGateway(id)) {
            gateway.api().validate().join();

            assertThat(gateway.request().target()).isEqualTo("/portal/chat/master/gateways/" + encoded + "/validate");
        }
    }

    static Stream<Arguments> visitors() {
        return Stream.of(
                Arguments.of(new Visitor("peter"), "{\"clientId\":\"peter\"}"),
                Arguments.of(new Visitor("peter", "", ""), "{\"clientId\":\"peter\"}"),
                Arguments.of(
                        new Visitor("peter", null, "+31 20"), "{\"clientId\":\"peter\",\"phoneNumber\":\"+31 20\"}"),
                Arguments.of(
                        new Visitor("peter", null, null, Map.of("customer", Map.of("number", 7))),
                        "{\"clientId\":\"peter\",\"customer\":{\"number\":7}}"));
    }

    @DisplayName("P12 session info: further keys are passed on, what is not set is left out")
    @ParameterizedTest(name = "{1}")
    @MethodSource("visitors")
    void sessionInfo(Visitor visitor, String body) throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":\"1\"}")) {
            gateway.api().createSession(visitor, null).join();

            assertThat(gateway.request().body()).isEqualTo(body);
        }
    }

    @DisplayName("P12 envelope of server frames: P5.2 (a) to (d)")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"notificationType\":\"chatTypingEvent\",\"notification\":{\"name\":\"Wesley\"}}",
                "{\"notification\":{\"notificationType\":\"chatTypingEvent\",\"name\":\"Wesley\"}}",
                "{\"notificationType\":\"chatTypingEvent\",\"name\":\"Wesley\"}",
                "{\"notificationType\":\"chatTypingEvent\",\"name\":\"Wesley\",\"notification\":null}",
                "{\"notificationType\":\"chatTypingEvent\",\"name\":\"Wesley\",\"notification\":\"none\"}",
                "{\"notificationType\":\"ChatTypingEvent\",\"notification\":{\"name\":\"Wesley\"}}",
                "{\"notificationType\":\"\",\"notification\":{\"notificationType\":\"ChatTypingEvent\",\"name\":\"Wesley\"}}",
                "{\"messageType\":\"anything\",\"notificationType\":\"chatTypingEvent\",\"x\":[{}],"
                        + "\"notification\":{\"name\":\"Wesley\",\"more\":{\"y\":1}}}",
                "\uFEFF {\"notificationType\":\"chatTypingEvent\",\"notification\":{\"name\":\"Wesley\"}}\n",
            })
    void envelope(String frame) {
        assertThat(parse(frame)).contains(new ChatTypingEvent(SESSION, null, NOW, "Wesley"));
    }

    @DisplayName("P12 envelope of server frames: P5.2 (e) an unknown event is passed on as received")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"notificationType\":\"chatHasBeenBlessedEvent\"} | chatHasBeenBlessedEvent",
                "{\"notificationType\":\"ChatHasBeenBlessedEvent\",\"notification\":{\"a\":1}} | chatHasBeenBlessedEvent",
            })
    void unknownEvents(String frame, String type) {
        assertThat(parse(frame)).contains(new UnknownChatEvent(type, SESSION, null, NOW, frame));
    }

    @DisplayName("P12 envelope of server frames: P5.2 (f) what is no JSON object is an error, which does not quote it")
    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {"", " ", "session expired", "7", "null", "[]", "\"x\"", "{", "{\"a\":", "{} {}", "{\"a\" 1}"})
    void noFrames(String frame) {
        assertThatThrownBy(() -> parse(frame))
                .isInstanceOf(XelionProtocolException.class)
                .hasMessage("An event frame of " + frame.length() + " characters is not a JSON object");
    }

    @DisplayName("P12 fields of newExternalChatEvent: all are optional, some have other names")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"chatOid\":\"7\",\"contents\":\"hi\",\"creatorName\":\"Wesley\" | 7 | hi | Wesley",
                "\"oid\":\"7\",\"contents\":{\"content\":\"hi\"},\"creator\":{\"commonName\":\"Wesley\"} | 7 | hi | Wesley",
                "\"id\":\"7\" | 7 | |",
                "\"chatOid\":\"\",\"oid\":\"7\",\"creatorName\":\"\" | 7 | |",
                "\"contents\":\"hi\" | | hi |",
                "\"x\":1 | | |",
            })
    void newExternalChat(String fields, String id, String text, String sender) {
        NewExternalChatEvent event = (NewExternalChatEvent)
                parse("{\"notificationType\":\"newExternalChatEvent\",\"notification\":{" + fields + "}}")
                        .orElseThrow();

        assertThat(event.message())
                .isEqualTo(new ChatMessage(id, SESSION, text, sender, null, null, false, false, null));
        assertThat(event.recovered()).isFalse();
    }

    @DisplayName("P12 contents cut when long: they are taken as they come, also longer than P9 lets them be")
    @ParameterizedTest(name = "{0} characters")
    @ValueSource(ints = {0, 1, 4000, 50_000})
    void longContents(int length) {
        String text = "ä".repeat(length);
        NewExternalChatEvent event = (NewExternalChatEvent)
                parse("{\"notificationType\":\"newExternalChatEvent\",\"notification\":{\"contents\":\"" + text
                                + "\"}}")
                        .orElseThrow();

        assertThat(event.message().text()).isEqualTo(text);
    }

    @DisplayName("P12 subscribe on the gateway socket: where asked to, to all events of the session")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "newExternalChatEvent",
                "chatTypingEvent",
                "chatHasBeenActivatedEvent",
                "chatActiveUserHasBeenChangedEvent",
                "chatHasBeenDeliveredEvent",
                "chatHasBeenReadEvent",
                "chatIsIdleEvent",
                "chatHeartbeatEvent",
                "chatHasBeenEndedEvent",
                "chatNoAgentsAvailableEvent"
            })
    void subscribes(String event) {
        assertThat(Subscriptions.toSession(SESSION))
                .startsWith("{\"messageType\":\"multiNotificationRequest\",\"notifications\":[")
                .containsOnlyOnce(
                        "{\"notificationType\":\"" + event + "\",\"toggle\":\"true\",\"oid\":\"" + SESSION + "\"}");
    }

    @DisplayName("P12 acknowledgements and error frames: what has no notificationType is ignored")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{}",
                "{\"messageType\":\"ok\"}",
                "{\"error\":\"session expired\",\"errorCode\":10066}",
                "{\"notificationType\":null}",
                "{\"notificationType\":\" \"}",
                "{\"notificationType\":{}}",
                "{\"notification\":{\"name\":\"x\"}}"
            })
    void acknowledgements(String frame) {
        assertThat(parse(frame)).isEmpty();
    }

    @DisplayName("P12 keep-alive: the echo of our test message is no event and no error")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {Subscriptions.TEST, "{ \"messageType\" : \"test\" }"})
    void echo(String frame) {
        assertThat(parse(frame)).isEmpty();
    }

    @DisplayName("P12 life of the socket URL: each call asks anew")
    @ParameterizedTest(name = "{0} times")
    @ValueSource(ints = {1, 3})
    void asksAnewForTheUrl(int times) throws Exception {
        try (GatewayFixture gateway = answering("{\"object\":\"wss://xelion.nl/x\"}")) {
            for (int i = 0; i < times; i++) {
                gateway.api().getEventUrl(SESSION).join();
            }

            assertThat(gateway.requests()).isEqualTo(times);
        }
    }

    @DisplayName("P12 missed events after a reconnect: the list gives ids in ascending order, to be compared")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[{\"id\":\"9\"},{\"id\":\"10\"}]", "[{\"id\":10},{\"id\":9}]"})
    void ascendingIds(String list) throws Exception {
        try (GatewayFixture gateway = answering(list)) {
            assertThat(gateway.api().getMessages(SESSION).join())
                    .extracting(ChatMessage::id)
                    .containsExactly("9", "10");
        }
    }

    @DisplayName("P12 numbers and strings: ids may be either, of any length")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2045886, 2045886",
        "'\"2045886\"', 2045886",
        "'\" 2045886 \"', 2045886",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void idsAsNumbers(String json, String id) throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":" + json + ",\"repliedChatOid\":" + json + "}")) {
            ChatMessage message = gateway.api()
                    .sendMessage(SESSION, null, new OutgoingMessage("x"))
                    .join();

            assertThat(message.id()).isEqualTo(id);
            assertThat(message.repliedMessageId()).isEqualTo(id);
        }
    }

    @DisplayName("P12 numbers and strings: booleans may be text")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "true, true",
        "'\"true\"', true",
        "'\"TRUE\"', true",
        "false, false",
        "'\"false\"', false",
        "null, false",
        "'\"yes\"', false",
        "1, false",
        "{}, false"
    })
    void booleansAsText(String json, boolean read) throws Exception {
        try (GatewayFixture gateway = answering("[{\"id\":\"1\",\"read\":" + json + ",\"forwarded\":" + json + "}]")) {
            ChatMessage message = gateway.api().getMessages(SESSION).join().get(0);

            assertThat(message.read()).isEqualTo(read);
            assertThat(message.forwarded()).isEqualTo(read);
        }
    }

    @DisplayName("P12 dates: UTC or ISO-8601; blank is none, and an unreadable one does not lose the message")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'\"2022-10-14 12:08:23\"', 2022-10-14T12:08:23Z",
        "'\" 2022-10-14 12:08:23 \"', 2022-10-14T12:08:23Z",
        "'\"2022-10-14T12:08:23\"', 2022-10-14T12:08:23Z",
        "'\"2022-10-14T12:08:23Z\"', 2022-10-14T12:08:23Z",
        "'\"2022-10-14T14:08:23+02:00\"', 2022-10-14T12:08:23Z",
        "'\"2022-10-14T12:08:23.456Z\"', 2022-10-14T12:08:23.456Z",
        "'\"2022-10-14T12:08\"', 2022-10-14T12:08:00Z",
        "'\"\"', ",
        "'\" \"', ",
        "null, ",
        "'\"14-10-2022\"', ",
        "'\"2022-13-45 12:08:23\"', ",
        "'\"2022-02-30 12:08:23\"', ",
        "1665749303000, ",
        "{}, ",
        "[], "
    })
    void dates(String json, Instant date) throws Exception {
        try (GatewayFixture gateway = answering("[{\"id\":\"1\",\"contents\":\"x\",\"date\":" + json + "}]")) {
            assertThat(gateway.api().getMessages(SESSION).join())
                    .containsExactly(new ChatMessage("1", SESSION, "x", null, date, null, false, false, null));
        }
    }

    @DisplayName("P12 endDate set: ended only where the date has come")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', false",
        "2022-10-14 12:59:59, true",
        "2022-10-14 13:00:00, true",
        "2022-10-14 13:00:01, false",
        "2032-10-14 13:00:00, false",
        "soon, false"
    })
    void planned(String endDate, boolean ended) throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":\"1\",\"endDate\":\"" + endDate + "\"}")) {
            assertThat(gateway.api().getSession(SESSION).join().ended()).isEqualTo(ended);
        }
    }

    @DisplayName("P12 HTTP success codes: any 2xx")
    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {200, 201, 202, 206, 299})
    void successCodes(int status) throws Exception {
        try (GatewayFixture gateway = answering(status, "{\"id\":\"1\",\"value\":true}")) {
            assertThat(gateway.api()
                            .createSession(new Visitor("peter"), null)
                            .join()
                            .id())
                    .isEqualTo("1");
            assertThat(gateway.api().isTranscriptEnabled().join()).isTrue();
            gateway.api().closeSession(SESSION).join();
        }
    }

    static Stream<Arguments> voidCalls() {
        Map<String, Function<GatewayApi, CompletableFuture<Void>>> calls = Map.of(
                "markDelivered", api -> api.markDelivered(SESSION),
                "notifyTyping", api -> api.notifyTyping(SESSION),
                "closeSession", api -> api.closeSession(SESSION),
                "sendTranscript", api -> api.sendTranscript(SESSION, "a@example.org"),
                "sendFeedback", api -> api.sendFeedback(SESSION, new Feedback(5, null)));
        return calls.entrySet().stream()
                .flatMap(call -> Stream.of("", "null", "{}", "[]", "OK", "{\"value\":false}", "{")
                        .map(body -> Arguments.of(call.getKey(), body, call.getValue())));
    }

    @DisplayName("P12 empty success bodies: empty, null, {} or text are fine")
    @ParameterizedTest(name = "{0} answered with {1}")
    @MethodSource("voidCalls")
    void emptyBodies(String name, String body, Function<GatewayApi, CompletableFuture<Void>> call) throws Exception {
        try (GatewayFixture gateway = answering(body)) {
            assertThat(call.apply(gateway.api()).join()).isNull();
        }
    }

    @DisplayName("P12 wrong token: 401 and 403 alike are credentials, and make validate false")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"401, no", "403, no", "401, '{\"errorCode\":10000}'", "403, ''"})
    void wrongToken(int status, String body) throws Exception {
        try (GatewayFixture gateway = answering(status, body, "WWW-Authenticate: Basic realm=\"x\"")) {
            XelionChatException failure = failure(gateway.api().getSession(SESSION));

            assertThat(failure)
                    .isInstanceOf(XelionAuthenticationException.class)
                    .hasMessageNotContaining(TOKEN);
            assertThat(failure.getHttpStatus()).isEqualTo(status);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(gateway.api().validate().join()).isFalse();
        }
    }

    @DisplayName("P12 after close: transcript and feedback are simply sent")
    @ParameterizedTest(name = "feedback {0}")
    @NullSource
    @ValueSource(strings = {"fine"})
    void afterTheEnd(String text) throws Exception {
        try (GatewayFixture gateway = answering("")) {
            gateway.api().closeSession(SESSION).join();
            gateway.api().sendTranscript(SESSION, "a@example.org").join();
            gateway.api().sendFeedback(SESSION, new Feedback(1, text)).join();

            assertThat(gateway.requests()).isEqualTo(3);
        }
    }

    @DisplayName("P12 closing twice: the API tells what Xelion says, with the body as text")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"session has ended", "{\"message\":\"session has ended\"}"})
    void closingTwice(String body) throws Exception {
        try (GatewayFixture gateway = answering(500, body)) {
            XelionChatException failure = failure(gateway.api().closeSession(SESSION));

            assertThat(failure.getHttpStatus()).isEqualTo(500);
            assertThat(failure.getAnswer()).isEqualTo(body);
            assertThat(failure.getErrorCode()).isNull();
        }
    }

    @DisplayName("P12 content types: JSON in UTF-8 is sent; an answer is read by its content")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Content-Type: application/json",
                "Content-Type: text/plain",
                "Content-Type: text/html; charset=iso-8859-1",
                "Content-Type: application/octet-stream",
                "Content-Type: nonsense",
                "X-None: 1"
            })
    void contentTypes(String header) throws Exception {
        try (GatewayFixture gateway = answering(200, "\uFEFF{\"id\":\"1\",\"contents\":\"grüße €\"}", header)) {
            ChatMessage message = gateway.api()
                    .sendMessage(SESSION, null, new OutgoingMessage("x"))
                    .join();

            assertThat(message.text()).isEqualTo("grüße €");
            assertThat(gateway.request().headers()).containsEntry("Content-Type", "application/json; charset=utf-8");
        }
    }

    @DisplayName("P12 mark read by the visitor: only delivered is offered")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"delivered"})
    void onlyDelivered(String call) throws Exception {
        try (GatewayFixture gateway = answering("")) {
            gateway.api().markDelivered(SESSION).join();

            assertThat(gateway.request().method()).isEqualTo("PUT");
            assertThat(gateway.request().target()).endsWith("/" + call);
        }
    }

    @DisplayName("P12 visitor's attachments on the gateway: text only")
    @ParameterizedTest(name = "text {0}")
    @NullSource
    @ValueSource(strings = {"with a file"})
    void noAttachments(String text) throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":\"1\"}")) {
            OutgoingMessage message = new OutgoingMessage(text, new Attachment("a", "b/c", new byte[3]));

            assertThat(failure(gateway.api().sendMessage(SESSION, null, message)))
                    .isInstanceOf(UnsupportedChatOperationException.class);
            assertThat(gateway.wasAsked()).isFalse();
        }
    }

    @DisplayName("P12 rate limits: a refusal tells how long to wait")
    @ParameterizedTest(name = "Retry-After {0}")
    @CsvSource({"90, 90", "'Fri, 14 Oct 2022 13:02:00 GMT', 120", "'Fri, 14 Oct 2022 12:00:00 GMT', 0"})
    void rateLimits(String header, long seconds) throws Exception {
        try (GatewayFixture gateway = answering(429, "too often", "Retry-After: " + header)) {
            XelionChatException failure = failure(gateway.api().getMessages(SESSION));

            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.getRetryAfter()).hasSeconds(seconds);
        }
    }

    @DisplayName("P12 TLS: https and wss are the default, plain sockets only by option")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"xelion.nl", "xelion.nl:8443"})
    void protectedByDefault(String host) {
        assertThat(XelionChatSettings.builder().host(host).build().secure()).isTrue();
    }

    @DisplayName("P7: other notification types of the same socket are ignored")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "activeChannelEvent",
                "tenantStatusEvent",
                "tenantStartedEvent",
                "tenantStoppedEvent",
                "newCallEvent",
                "callConnectedEvent",
                "channelHungUpEvent",
                "callHungUpEvent",
                "missedCallEvent",
                "callTransferredEvent",
                "twinTransferredEvent",
                "wallboardEvent",
                "presenceListEvent",
                "doNotDisturbEvent",
                "softphoneDoNotDisturbEvent",
                "newVoicemailEvent",
                "newAlarmEvent",
                "alarmProcessedEvent",
                "openDocumentEvent",
                "executeCommandEvent",
                "showNotificationEvent",
                "generalEvent",
                "newVideoConferenceEvent",
                "videoConferenceEndedEvent",
                "todoListReminderEvent",
                "NewCallEvent"
            })
    void otherNotifications(String type) {
        assertThat(parse("{\"notificationType\":\"" + type + "\",\"notification\":{\"name\":\"x\"}}"))
                .isEmpty();
    }

    @DisplayName("P7: newChatEvent is the visitor's where its session is external")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'\"external\"', true",
        "'\"External\"', true",
        "null, true",
        "'\"\"', true",
        "'\"user\"', false",
        "'\"group\"', false",
        "'\"phoneLine\"', false",
        "'\"whatsApp\"', false"
    })
    void newChat(String sessionType, boolean external) {
        Optional<ChatEvent> event =
                parse("{\"notificationType\":\"newChatEvent\",\"notification\":{\"sessionName\":\"S\","
                        + "\"sessionOid\":\"" + SESSION + "\",\"chatOid\":\"7\",\"date\":\"2022-10-14 12:38:55\","
                        + "\"creator\":{\"commonName\":\"Arno\",\"oid\":\"1\"},\"contents\":\"hi\",\"chatSessionType\":"
                        + sessionType
                        + ",\"communicationOid\":\"99\",\"forwarded\":true,\"silent\":false,\"incoming\":false}}");

        assertThat(event.isPresent()).isEqualTo(external);
        event.ifPresent(received -> assertThat(received)
                .isEqualTo(new NewExternalChatEvent(
                        SESSION,
                        "S",
                        NOW,
                        new ChatMessage(
                                "7",
                                SESSION,
                                "hi",
                                "Arno",
                                Instant.parse("2022-10-14T12:38:55Z"),
                                Direction.AGENT,
                                false,
                                true,
                                null,
                                "99"),
                        false)));
    }

    @DisplayName("P7: the socket tells the session, whatever the frame says")
    @ParameterizedTest(name = "sessionOid {0}")
    @ValueSource(strings = {SESSION, "999", ""})
    void theSocketTellsTheSession(String sessionOid) {
        ChatEvent event = parse("{\"notificationType\":\"chatIsIdleEvent\",\"notification\":{\"sessionOid\":\""
                        + sessionOid + "\",\"sessionName\":\"S\"}}")
                .orElseThrow();

        assertThat(event.sessionId()).isEqualTo(SESSION);
        assertThat(event.sessionName()).isEqualTo("S");
        assertThat(List.of(event.type())).containsExactly("chatIsIdleEvent");
    }

    @DisplayName("P6.1: a session may lack everything but its id")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"{\"id\":7}", "{\"id\":\"7\",\"name\":null,\"endDate\":null}", "{\"id\":\"7\",\"name\":\"\"}"})
    void bareSession(String json) throws Exception {
        try (GatewayFixture gateway = answering(json)) {
            assertThat(gateway.api().createSession(new Visitor("peter"), null).join())
                    .isEqualTo(new ChatSession("7", null, null, null, null, false));
        }
    }

    private static Optional<ChatEvent> parse(String frame) {
        return EventFrameParser.parse(frame, SESSION, NOW);
    }
}

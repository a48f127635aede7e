package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xelionchat.client.api.GatewayFixture.SESSION;
import static org.xelionchat.client.api.GatewayFixture.answering;
import static org.xelionchat.client.api.GatewayFixture.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.Subscribing;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.UnknownChatEvent;
import org.xelionchat.client.model.Visitor;

/**
 * The guide contradicts itself in the places that P11 lists. Items 8, 9 and 18 are about calls that only the classic API
 * has, item 17 about administering gateways, which this client does not do.
 */
class ContradictionsTest {

    private static final Instant NOW = GatewayFixture.NOW;

    @DisplayName("P11.1: G3 sends hello, the answer shows hallo; the message has the text that Xelion has")
    @ParameterizedTest(name = "{0} answered with {1}")
    @CsvSource({"hello, hallo", "hello, hello"})
    void theAnswersTextCounts(String sent, String answered) throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":\"1\",\"contents\":\"" + answered + "\"}")) {
            assertThat(gateway.api()
                            .sendMessage(SESSION, null, new OutgoingMessage(sent))
                            .join()
                            .text())
                    .isEqualTo(answered);
        }
    }

    @DisplayName("P11.2: G2 asks for one session, the answer has another id; the session is the one asked for")
    @ParameterizedTest(name = "id {0}")
    @CsvSource({"'\"id\":\"2138014\"'", "'\"id\":\"2045858\"'", "'\"id\":\"\"'", "'\"other\":1'"})
    void theSessionIsTheOneAskedFor(String id) throws Exception {
        try (GatewayFixture gateway = answering("{" + id + "}")) {
            assertThat(gateway.api().getSession(SESSION).join().id()).isEqualTo(SESSION);
        }
    }

    @DisplayName("P11.3: G4 says descending by date, its dates ascend; the ids decide")
    @ParameterizedTest(name = "dates {0} and {1}")
    @CsvSource({
        "2022-10-14 12:38:55, 2022-10-14 12:48:23",
        "2022-10-14 12:48:23, 2022-10-14 12:38:55",
        "'', 2022-10-14 12:38:55",
        "2022-10-14 12:38:55, yesterday"
    })
    void idsDecideTheOrder(String ofNewer, String ofOlder) throws Exception {
        try (GatewayFixture gateway = answering("[{\"id\":\"2045894\",\"date\":\"" + ofNewer
                + "\"},{\"id\":\"2045886\",\"date\":\"" + ofOlder + "\"}]")) {
            assertThat(gateway.api().getMessages(SESSION).join())
                    .extracting(ChatMessage::id)
                    .containsExactly("2045886", "2045894");
        }
    }

    @DisplayName("P11.4: incoming means opposite things in G3, in the event and in G4 (P7.1)")
    @ParameterizedTest(name = "incoming {0}: answer {1}, event {2}, list {3}")
    @CsvSource({"true, VISITOR, VISITOR, AGENT", "false, VISITOR, AGENT, VISITOR", "null, VISITOR, , "})
    void directionDependsOnThePlace(String incoming, Direction answer, Direction event, Direction list)
            throws Exception {
        String message = "{\"id\":\"7\",\"chatOid\":\"7\",\"incoming\":" + incoming + "}";
        try (GatewayFixture gateway = answering(message)) {
            assertThat(gateway.api()
                            .sendMessage(SESSION, null, new OutgoingMessage("x"))
                            .join()
                            .direction())
                    .isEqualTo(answer);
        }
        try (GatewayFixture gateway = answering("[" + message + "]")) {
            assertThat(gateway.api().getMessages(SESSION).join().get(0).direction())
                    .isEqualTo(list);
        }
        NewExternalChatEvent received = (NewExternalChatEvent)
                parse("{\"notificationType\":\"newExternalChatEvent\",\"notification\":" + message + "}")
                        .orElseThrow();
        assertThat(received.message().direction()).isEqualTo(event);
    }

    @DisplayName("P11.5: an Object Response has its string in object (G5) or in value (G11); either is read")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"object", "value"})
    void objectOrValue(String member) throws Exception {
        try (GatewayFixture gateway = answering("{\"" + member + "\":\"wss://xelion.nl/x\"}")) {
            assertThat(gateway.api().getEventUrl(SESSION).join()).hasScheme("wss");
        }
        try (GatewayFixture gateway = answering("{\"" + member + "\":\"offline\"}")) {
            assertThat(gateway.api().getStatus().join()).isEqualTo(GatewayStatus.OFFLINE);
        }
        try (GatewayFixture gateway = answering("{\"" + member + "\":false}")) {
            assertThat(gateway.api().isTranscriptEnabled().join()).isFalse();
        }
    }

    @DisplayName("P11.6: toggle is a Boolean in the model, the text \"true\" in the sample; the sample is followed")
    @ParameterizedTest(name = "session {0}")
    @ValueSource(strings = {"2045858", "\"quoted\""})
    void toggleIsText(String session) throws Exception {
        JsonNode frame = new ObjectMapper().readTree(Subscriptions.toSession(session));

        assertThat(frame.get("notifications")).isNotEmpty().allSatisfy(notification -> {
            assertThat(notification.get("toggle").isTextual()).isTrue();
            assertThat(notification.get("toggle").asText()).isEqualTo("true");
            assertThat(notification.get("oid").asText()).isEqualTo(session);
        });
    }

    @DisplayName("P11.7: events come after subscribing or without; the gateway subscribes only where asked to")
    @ParameterizedTest(name = "{0}: subscribes {1}")
    @CsvSource({"AUTO, false", "ALWAYS, true"})
    void subscribesOnlyWhereAskedTo(Subscribing subscribing, boolean subscribes) {
        XelionChatSettings settings = XelionChatSettings.builder()
                .host("xelion.nl")
                .subscribe(subscribing)
                .build();

        assertThat(settings.streams().subscribe()).isEqualTo(subscribes);
    }

    @DisplayName("P11.10: the same fault comes with different codes and statuses; both are handed on as they are")
    @ParameterizedTest(name = "HTTP {0}, code {1}")
    @CsvSource({"400, 10200", "400, 10202", "401, 10202", "400, 10203", "400, 10204", "401, 10012", "401, 10013"})
    void codesAreHandedOn(int status, int code) throws Exception {
        try (GatewayFixture gateway = answering(status, "{\"errorCode\":" + code + ",\"message\":\"x\"}")) {
            assertThat(failure(gateway.api().sendMessage(SESSION, null, new OutgoingMessage("x"))))
                    .satisfies(failure -> {
                        assertThat(failure.getHttpStatus()).isEqualTo(status);
                        assertThat(failure.getErrorCode()).isEqualTo(code);
                    });
        }
    }

    @DisplayName("P11.11: chatOid is said to be the session's oid; what equals the session's id is no message's id")
    @ParameterizedTest(name = "chatOid {0}, communicationOid {1}: id {2}")
    @CsvSource({"2045894, 99, 2045894", "2045858, 99, 99", "2045858, '', "})
    void aSessionsIdIsNoMessagesId(String chatOid, String communicationOid, String id) {
        NewExternalChatEvent event = (NewExternalChatEvent)
                parse("{\"notificationType\":\"newChatEvent\",\"notification\":{\"chatSessionType\":\"external\","
                                + "\"chatOid\":\"" + chatOid + "\",\"communicationOid\":\"" + communicationOid
                                + "\",\"chatHuntingPolicy\":true}}")
                        .orElseThrow();

        assertThat(event.message().id()).isEqualTo(id);
    }

    @DisplayName("P11.12: chatNoAgentsAvailableEvent may come at the start and after each message: each is handed on")
    @ParameterizedTest(name = "message {0}")
    @CsvSource({"'\"There are now agents available\"', There are now agents available", "'\"\"', ", "null, "})
    void noAgentsMayComeAgain(String message, String expected) {
        String frame =
                "{\"notificationType\":\"chatNoAgentsAvailableEvent\",\"notification\":{\"message\":" + message + "}}";

        assertThat(parse(frame)).contains(new ChatNoAgentsAvailableEvent(SESSION, null, NOW, expected));
        assertThat(parse(frame)).isPresent();
    }

    @DisplayName("P11.13: a sample body has a trailing comma; ours has none, and in an answer it is malformed")
    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"we need a bigger boat", "", "\",}"})
    void noTrailingComma(String text) throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":\"1\",}")) {
            failure(gateway.api().sendMessage(SESSION, null, new OutgoingMessage(text)));

            assertThat(new ObjectMapper()
                            .readTree(gateway.request().body())
                            .get("text")
                            .asText())
                    .isEqualTo(text);
        }
    }

    @DisplayName("P11.14: misquoted names of events are no reason to fail: they are unknown events")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"chatIsIdleEvent)", "chatHearbeatEvent", "exernalChatEvent"})
    void misquotedNamesAreUnknown(String name) {
        String frame = "{\"notificationType\":\"" + name + "\"}";

        assertThat(parse(frame)).contains(new UnknownChatEvent(name, SESSION, null, NOW, frame));
    }

    @DisplayName("P11.15: links lack href, or are wrong: none is ever followed")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[{\"rel\":\"self\",\"method\":\"GET\"}]",
                "[{\"rel\":\"self\",\"href\":\"httsp://xelion.nl/x\"}]",
                "[{\"rel\":\"self\",\"href\":\"http://localhost:1/x\",\"method\":\"GET\"}]",
                "null",
                "\"none\""
            })
    void linksAreNotFollowed(String links) throws Exception {
        try (GatewayFixture gateway = answering("{\"id\":\"1\",\"contents\":\"x\",\"links\":" + links + "}")) {
            assertThat(gateway.api()
                            .sendMessage(SESSION, null, new OutgoingMessage("x"))
                            .join()
                            .id())
                    .isEqualTo("1");
            assertThat(gateway.request().method()).isEqualTo("POST");
        }
    }

    @DisplayName("P11.16: contents is a text (2018) or an object (2024), or cut in contentSummary or subject (P3.5)")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"contents\":\"boat\" | boat",
                "\"contents\":\"\" | ''",
                "\"contents\":{\"content\":\"boat\",\"contentType\":\"\",\"oid\":\"1\",\"objectType\":\"Comment\"} | boat",
                "\"contents\":null,\"contentSummary\":\"bo\",\"subject\":\"b\" | bo",
                "\"subject\":\"b\" | b",
                "\"contents\":{},\"subject\":\"b\" | b",
                "\"contents\":[1] | ",
                "\"contents\":42 | 42",
            })
    void contentsHaveManyShapes(String json, String text) throws Exception {
        try (GatewayFixture gateway = answering("[{\"id\":\"7\"," + json + "}]")) {
            assertThat(gateway.api().getMessages(SESSION).join().get(0).text()).isEqualTo(text);
        }
        NewExternalChatEvent event = (NewExternalChatEvent)
                parse("{\"notificationType\":\"newExternalChatEvent\",\"notification\":{\"chatOid\":\"7\"," + json
                                + "}}")
                        .orElseThrow();
        assertThat(event.message().text()).isEqualTo(text);
    }

    @DisplayName("P11.2 and P11.17: what a created session is called by is the id of the answer")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"id, 2045858", "oid, 2053747"})
    void aNewSessionHasItsAnswersId(String member, String id) throws Exception {
        try (GatewayFixture gateway = answering("{\"" + member + "\":\"" + id + "\"}")) {
            assertThat(gateway.api()
                            .createSession(new Visitor("peter"), null)
                            .join()
                            .id())
                    .isEqualTo(id);
        }
    }

    private static Optional<ChatEvent> parse(String frame) {
        return EventFrameParser.parse(frame, SESSION, NOW);
    }
}

package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenDeliveredEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHasBeenReadEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatIsIdleEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;

class EventFrameParserTest {

    private static final String SESSION = "2045858";
    private static final String NAME = "External Chat Support < - > peter";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    static Stream<Arguments> frames() {
        String session = "\"sessionOid\": \"2045858\", \"sessionName\": \"" + NAME + "\"";
        return Stream.of(
                Arguments.of(
                        "newExternalChatEvent",
                        "{\"chatOid\": \"2045894\", \"contents\": \"hello\", \"date\": \"2022-10-14 12:38:55\","
                                + " \"creatorName\": \"Wesley\", \"incoming\": false}",
                        new NewExternalChatEvent(
                                SESSION,
                                null,
                                NOW,
                                new ChatMessage(
                                        "2045894",
                                        SESSION,
                                        "hello",
                                        "Wesley",
                                        Instant.parse("2022-10-14T12:38:55Z"),
                                        Direction.AGENT,
                                        false,
                                        false,
                                        null),
                                false)),
                Arguments.of(
                        "chatHasBeenActivatedEvent",
                        "{" + session + ", \"name\": \"Jansen\", \"givenName\": \"Wesley\"}",
                        new ChatHasBeenActivatedEvent(SESSION, NAME, NOW, "Jansen", "Wesley")),
                Arguments.of(
                        "chatActiveUserHasBeenChangedEvent",
                        "{" + session + ", \"activeUserName\": \"Ron\", \"activeUserGivenName\": \"Arnon\","
                                + " \"activeUserProfile\": {\"userName\": \"x\"}, \"activeUserPerson\": {}}",
                        new ChatActiveUserHasBeenChangedEvent(SESSION, NAME, NOW, "Ron", "Arnon")),
                Arguments.of(
                        "chatNoAgentsAvailableEvent",
                        "{" + session + ", \"message\": \"nobody\"}",
                        new ChatNoAgentsAvailableEvent(SESSION, NAME, NOW, "nobody")),
                Arguments.of(
                        "chatTypingEvent", "{\"name\": \"Wesley\"}", new ChatTypingEvent(SESSION, null, NOW, "Wesley")),
                Arguments.of(
                        "chatHasBeenDeliveredEvent",
                        "{\"sessionName\": \"" + NAME + "\", \"date\": \"2022-10-14 12:40:00\"}",
                        new ChatHasBeenDeliveredEvent(SESSION, NAME, NOW, Instant.parse("2022-10-14T12:40:00Z"))),
                Arguments.of(
                        "chatHasBeenReadEvent",
                        "{\"sessionName\": \"" + NAME + "\", \"date\": \"2022-10-14 12:40:00\"}",
                        new ChatHasBeenReadEvent(SESSION, NAME, NOW, Instant.parse("2022-10-14T12:40:00Z"))),
                Arguments.of(
                        "chatHeartbeatEvent",
                        "{" + session + ", \"message\": \"Are you still there?\"}",
                        new ChatHeartbeatEvent(SESSION, NAME, NOW, "Are you still there?")),
                Arguments.of("chatIsIdleEvent", "{" + session + "}", new ChatIsIdleEvent(SESSION, NAME, NOW)),
                Arguments.of(
                        "chatHasBeenEndedEvent",
                        "{" + session + ", \"endedDate\": \"2022-10-14 12:53:25\"}",
                        new ChatHasBeenEndedEvent(SESSION, NAME, NOW, Instant.parse("2022-10-14T12:53:25Z"), false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void readsEveryEvent(String type, String fields, ChatEvent expected) {
        String frame = "{\"notificationType\": \"" + type + "\", \"notification\": " + fields + "}";

        assertThat(EventFrameParser.parse(frame, SESSION, NOW)).contains(expected);
        assertThat(expected.type()).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void readsEveryEventWithoutItsFields(String type, String fields, ChatEvent full) {
        String frame = "{\"notificationType\": \"" + type + "\"}";

        ChatEvent event = EventFrameParser.parse(frame, SESSION, NOW).orElseThrow();

        assertThat(event).isInstanceOf(full.getClass());
        assertThat(event.sessionId()).isEqualTo(SESSION);
        assertThat(event.receivedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void survivesDepth(String opening) {
        String frame = opening.repeat(100_000);

        assertThatThrownBy(() -> EventFrameParser.parse(frame, SESSION, NOW))
                .isInstanceOf(XelionProtocolException.class);
    }

    @Test
    void survivesHugeNumbers() {
        String frame = "{\"notificationType\":\"chatTypingEvent\",\"x\":" + "9".repeat(900) + ",\"name\":1e999999999}";

        assertThat(EventFrameParser.parse(frame, SESSION, NOW))
                .contains(new ChatTypingEvent(SESSION, null, NOW, "1e999999999"));
    }

    @Test
    void neverQuotesAFrame() {
        assertThatThrownBy(() -> EventFrameParser.parse("what people wrote", SESSION, NOW))
                .isInstanceOf(XelionProtocolException.class)
                .hasNoCause()
                .hasMessageNotContaining("people");
    }
}

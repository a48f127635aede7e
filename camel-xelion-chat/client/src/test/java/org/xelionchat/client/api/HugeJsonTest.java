package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.XelionProtocolException;

/** What is too much for one text to hold is refused, soon. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HugeJsonTest {

    private static final Instant NOW = Instant.parse("2022-10-14T13:00:00Z");
    private static final int SIXTEEN_MEGABYTES = 16 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"a\":",
                "[{\"a\":[",
                "{",
                "\"",
                "{}",
                "[],",
                "1",
                "-",
                "1,",
                " ",
                "\\u0000",
                "\uD83D\uDE00"
            })
    void endlessRepetitionIsNoEvent(String piece) {
        String frame = piece.repeat((1 << 20) / piece.length());

        assertThatThrownBy(() -> EventFrameParser.parse(frame, "1", NOW))
                .isInstanceOf(XelionProtocolException.class)
                .hasMessage("An event frame of " + frame.length() + " characters is longer than any event");
    }

    @Test
    void theLongestTextIsAnEvent() {
        String frame = "{\"notificationType\":\"newExternalChatEvent\",\"chatOid\":\"7\",\"contents\":\""
                + "\\u20ac".repeat(4000) + "\"}";

        assertThat(EventFrameParser.parse(frame, "1", NOW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "0", "\"\"", "null", "{\"a\":0}"})
    void anAnswerOfMillionsOfValuesIsRefused(String value) {
        String answer = "[" + (value + ",").repeat(SIXTEEN_MEGABYTES / (value.length() + 1)) + "0]";

        assertThat(LenientJson.parse(answer)).isEmpty();
    }

    @Test
    void aLongConversationIsRead() {
        String message =
                "{\"id\":\"%d\",\"contents\":\"hello\",\"creatorName\":\"Wesley\",\"date\":\"2022-10-14 12:38:55\","
                        + "\"incoming\":false,\"read\":true,\"forwarded\":false,\"repliedChatOid\":\"\"},";
        StringBuilder answer = new StringBuilder("[");
        for (int id = 0; id < 50_000; id++) {
            answer.append(message.formatted(id));
        }
        answer.setCharAt(answer.length() - 1, ']');

        assertThat(LenientJson.parse(answer.toString())).hasValueSatisfying(list -> assertThat(MessageListReader.read(
                        list.elements(),
                        "x",
                        element -> MessageReader.read(element, "x", IncomingFlag.SEEN_FROM_VISITOR)))
                .hasSize(50_000));
    }
}

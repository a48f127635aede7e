package org.xelionchat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The classic calls that an installation may have elsewhere. */
class ClassicPathTest {

    @Test
    void namesAMethodAndAPath() {
        ClassicPath path = ClassicPath.parse("x", "  PUT   chats/{sessionId}/delivered/external ");

        assertThat(path.method()).isEqualTo("PUT");
        assertThat(path.of("17%20a")).isEqualTo("chats/17%20a/delivered/external");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE {sessionId}",
                "PATCH a/b-c_d~e.f/{sessionId}",
                "POST x{sessionId}y",
                "GET %20/{sessionId}"
            })
    void acceptsWhatCanBeAPath(String value) {
        assertThat(ClassicPath.parse("x", value).of("1")).contains("1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "chats/{sessionId}/close",
                "POST",
                "POST chats/close",
                "POST chats/{session}/close",
                "POST chats/{sessionId}/{sessionId}",
                "POST /chats/{sessionId}",
                "POST chats//{sessionId}",
                "POST chats/{sessionId}/",
                "POST ../{sessionId}",
                "POST chats/./{sessionId}",
                "POST https://elsewhere/{sessionId}",
                "POST chats/{sessionId}?a=b",
                "POST chats/{sessionId}#a",
                "POST chats/{sessionId} HTTP/1.1",
                "post chats/{sessionId}",
                "TRACE chats/{sessionId}"
            })
    void refusesAnythingElseAndSaysWhatItMustBe(String value) {
        assertThatThrownBy(() -> ClassicPath.parse("classicClosePath", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("classicClosePath must be a method and a path")
                .hasMessageContaining("POST chats/{sessionId}/close/external");
    }
}

package org.xelionchat.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {

    @ParameterizedTest(name = "P6.9: {0} stored as {1}: {2}")
    @CsvSource({
        "hello, hello, true",
        "hello, hallo, false",
        "'  hello', 'hello  ', true",
        "'one\r\ntwo', 'one\ntwo', true",
        "caf\u00e9 \u20ac, caf\u00e9 \u20ac, true",
        "fine \ud83d\ude00 thanks, fine  thanks, true",
        "fine \ud83d\ude00 thanks, fine ? thanks, true",
        "fine \ud83d\ude00 thanks, fine ?? thanks, true",
        "fine \ud83d\ude00 thanks, fine \ud83d\ude00 thanks, true",
        "fine \ud83d\ude00 thanks, fine ! thanks, false",
        "\ud83d\ude00, ?, true",
        "\ud83d\ude00\ud83d\ude00, ?, false",
        "what?, what, false"
    })
    void comparesWithWhatWindows1252Keeps(String sent, String stored, boolean same) {
        assertThat(MessageText.matches(sent, stored)).isEqualTo(same);
    }
}

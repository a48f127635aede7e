package org.xelionchat.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBodyTest {

    private static final byte[] WHOLE = "grüße €".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void isWhatItsPartsAre(int partLength) {
        AnswerBody body = new AnswerBody();
        body.add(new byte[0]);
        for (int from = 0; from < WHOLE.length; from += partLength) {
            body.add(Arrays.copyOfRange(WHOLE, from, Math.min(WHOLE.length, from + partLength)));
            body.add(new byte[0]);
        }

        assertThat(body.length()).isEqualTo(WHOLE.length);
        assertThat(body.text()).isEqualTo("grüße €");
    }
}

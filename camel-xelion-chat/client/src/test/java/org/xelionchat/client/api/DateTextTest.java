package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @CsvSource({
        "2022-10-14 12:08:23, 2022-10-14T12:08:23Z",
        "2024-02-29 00:00:00, 2024-02-29T00:00:00Z",
        "0099-12-31 23:59:59, 0099-12-31T23:59:59Z",
        "2022-10-14T12:08:23, 2022-10-14T12:08:23Z",
        "2022-10-14T12:08:23Z, 2022-10-14T12:08:23Z",
        "2022-10-14 12:08:23.5, 2022-10-14T12:08:23.5Z",
        "2022-10-14T12:08:23+02:00, 2022-10-14T10:08:23Z",
        "2022-10-14 12:08, 2022-10-14T12:08:00Z"
    })
    void readsXelionsFormAndIso(String text, Instant moment) {
        assertThat(DateText.read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2022-10-14",
                "2023-02-29 00:00:00",
                "2022-13-14 12:08:23",
                "2022-10-14 24:00:00",
                "2022-10-14 12:08:60",
                "2022/10/14 12:08:23",
                "2022-10-14 12.08.23",
                "20x2-10-14 12:08:23",
                "2022-10-14 12:0 :23",
                "+022-10-14 12:08:23",
                "٢٠٢٢-10-14 12:08:23"
            })
    void readsNothingElse(String text) {
        assertThat(DateText.read(text)).isNull();
    }
}

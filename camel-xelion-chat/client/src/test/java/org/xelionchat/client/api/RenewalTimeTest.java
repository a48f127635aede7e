package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is renewed by its age, whatever the zone of its end may be. */
class RenewalTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest(name = "valid for {0}: renewed after {1}")
    @CsvSource({
        "PT1H, PT10M",
        "PT20M, PT10M",
        "PT6M, PT3M",
        "PT2M, PT1M",
        "PT30S, PT1M",
        "PT14H, PT10M",
        "PT0S, PT10M",
        "PT-30S, PT10M",
        "PT-12H, PT10M"
    })
    void atHalfOfWhatIsLeftWithinBounds(Duration left, Duration expected) {
        assertThat(RenewalTime.after(NOW.plus(left), NOW)).isEqualTo(expected);
    }

    @Test
    void byAgeAloneWhereTheEndCannotBeRead() {
        assertThat(RenewalTime.after(null, NOW)).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest(name = "UTC offset of {0} quarters of an hour")
    @ValueSource(ints = {-48, -20, -1, 0, 1, 4, 8, 23, 56})
    void neverSoonerThanAfterAMinuteInWhateverZone(int quarters) {
        for (int minutes = 1; minutes < 600; minutes++) {
            Instant misread = NOW.plus(Duration.ofMinutes(minutes + 15L * quarters));

            assertThat(RenewalTime.after(misread, NOW)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
        }
    }
}

package org.xelionchat.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xelionchat.client.XelionConnectionException.Reached;

class RetryRulesTest {

    private static final HttpCall SAFE = new HttpCall("getMessages", "1", "GET", "/", null, true, null);
    private static final HttpCall UNSAFE = new HttpCall("sendMessage", "1", "POST", "/", "{}", false, null);

    private final RetryRules rules = new RetryRules(2, randomAlways(0));

    @ParameterizedTest(name = "{0}: safe {1}, unsafe {2}")
    @CsvSource({
        "200, false, false",
        "302, false, false",
        "400, false, false",
        "401, false, false",
        "403, false, false",
        "404, false, false",
        "408, false, false",
        "429, true,  true",
        "500, false, false",
        "501, false, false",
        "502, true,  false",
        "503, true,  false",
        "504, true,  false",
    })
    void repeatsAfterStatus(int status, boolean safe, boolean unsafe) {
        HttpAnswer answer = new HttpAnswer(status, "", null);

        assertThat(rules.afterAnswer(SAFE, answer, 0).isPresent()).isEqualTo(safe);
        assertThat(rules.afterAnswer(UNSAFE, answer, 0).isPresent()).isEqualTo(unsafe);
    }

    @ParameterizedTest(name = "{0}: safe {1}, unsafe {2}")
    @CsvSource({"NOTHING, true, true", "BROKEN, true, false", "TIMED_OUT, true, false"})
    void repeatsAfterFailure(Reached reached, boolean safe, boolean unsafe) {
        assertThat(rules.afterFailure(SAFE, reached, 0).isPresent()).isEqualTo(safe);
        assertThat(rules.afterFailure(UNSAFE, reached, 0).isPresent()).isEqualTo(unsafe);
    }

    @Test
    void stopsAfterTheMaximum() {
        HttpAnswer busy = new HttpAnswer(429, "", null);

        assertThat(rules.afterAnswer(SAFE, busy, 1)).isPresent();
        assertThat(rules.afterAnswer(SAFE, busy, 2)).isEmpty();
        assertThat(rules.afterFailure(SAFE, Reached.BROKEN, 1)).isPresent();
        assertThat(rules.afterFailure(SAFE, Reached.BROKEN, 2)).isEmpty();
    }

    @ParameterizedTest(name = "Retry-After {0} s: waits {1}")
    @CsvSource({"0, true", "60, true", "61, false"})
    void honoursRetryAfterUpToAMinute(long seconds, boolean waits) {
        HttpAnswer answer = new HttpAnswer(503, "", Duration.ofSeconds(seconds));

        assertThat(rules.afterAnswer(SAFE, answer, 0).isPresent()).isEqualTo(waits);
        rules.afterAnswer(SAFE, answer, 0).ifPresent(delay -> assertThat(delay).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest(name = "retry {0}, random {1}: {2} ms")
    @CsvSource({"0, 0, 200", "1, 0, 400", "2, 0, 800", "0, 0.5, 150", "1, 0.5, 300", "100, 0, 51200"})
    void doublesWithJitter(int retries, double random, long millis) {
        RetryRules many = new RetryRules(1000, randomAlways(random));

        assertThat(many.afterFailure(SAFE, Reached.BROKEN, retries)).contains(Duration.ofMillis(millis));
    }

    private static RandomGenerator randomAlways(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("no test needs it");
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}

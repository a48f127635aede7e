package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.XelionChatClient;

/** A login stays one for as long as the client lives, whatever the zone in which its end is told, and however short it is. */
class RenewalTest {

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anIdleDayIsOneLoginAndNoStormOfRenewals(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        VirtualTime time = new VirtualTime(random);
        ModelXelion xelion = new ModelXelion(time, random, 32, ChatApiGeneration.CLASSIC);
        XelionChatClient client = xelion.client(settings -> settings);

        client.listPhoneLines();
        time.run(Duration.ofDays(1).toMillis());

        // one that expires before it is renewed is replaced by another login
        assertThat(xelion.calls("renew") + xelion.calls("login")).isBetween(24 * 6 - 1, 24 * 60);
        if (xelion.tokenLifetime().compareTo(Duration.ofMinutes(11)) > 0) {
            assertThat(xelion.calls("login")).isEqualTo(1);
            assertThat(xelion.calls("refused with 401")).isZero();
        }
        client.close();
        time.run(60_000);
        assertThat(xelion.logins()).isZero();
        assertThat(xelion.violations()).isEmpty();
    }
}

package org.xelionchat.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8090);

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8090, localhost:8090",
        "http://LocalHost:8090, localhost:8090",
        "http://127.0.0.1:8090, 127.0.0.1:8090",
        "http://[::1]:8090, [::1]:8090",
        "http://simulator.localhost:8090, simulator.localhost:8090",
        "http://localhost, localhost",
    })
    void theServersOwnPageIsLetIn(String origin, String host) {
        assertThat(SameOrigin.isOwnPage(origin, "http", host, LOOPBACK)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, localhost:8090",
        "http://localhost:9999, localhost:8090",
        "https://localhost:8090, localhost:8090",
        "http://localhost:8090.evil.example, localhost:8090",
        "null, localhost:8090",
        "http://, localhost:8090",
        "not an origin, localhost:8090",
    })
    void anyOtherPageIsNot(String origin, String host) {
        assertThat(SameOrigin.isOwnPage(origin, "http", host, LOOPBACK)).isFalse();
    }

    @Test
    void aRequestWithoutOriginOrHostIsNot() {
        assertThat(SameOrigin.isOwnPage(null, "http", "localhost:8090", LOOPBACK))
                .isFalse();
        assertThat(SameOrigin.isOwnPage("http://localhost:8090", "http", null, LOOPBACK))
                .isFalse();
    }

    @Test
    void aForeignNamePointedAtThisMachineIsNot() {
        assertThat(SameOrigin.isOwnPage("http://evil.example:8090", "http", "evil.example:8090", LOOPBACK))
                .isFalse();
    }

    @Test
    void aServerThatIsOpenToTheNetworkIsCalledByAnyNameItHas() throws UnknownHostException {
        InetSocketAddress network = new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 8090);

        assertThat(SameOrigin.isOwnPage("http://build-box:8090", "http", "build-box:8090", network))
                .isTrue();
        assertThat(SameOrigin.isOwnPage("http://evil.example", "http", "build-box:8090", network))
                .isFalse();
    }
}

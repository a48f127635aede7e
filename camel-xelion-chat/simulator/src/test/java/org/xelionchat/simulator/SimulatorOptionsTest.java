package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xelionchat.simulator.SimulatorOptions.BadOptionException;

class SimulatorOptionsTest {

    @Test
    void withoutOptionsThereAreDefaultsForEverything() throws BadOptionException {
        SimulatorOptions options = SimulatorOptions.parse();

        assertThat(options.host()).isEqualTo("localhost");
        assertThat(options.port()).isEqualTo(8090);
        assertThat(options.tenant()).isEqualTo("master");
        assertThat(options.gatewayId()).isNotBlank();
        assertThat(options.accessToken()).isNotBlank();
        assertThat(options.userName()).isEqualTo("admin");
        assertThat(options.password()).isEqualTo("password");
        assertThat(options.ownPassword()).isTrue();
        assertThat(options.phoneLineOid()).isEqualTo("1651226");
        assertThat(options.tls()).isFalse();
        assertThat(options.bot()).isEmpty();
        assertThat(options.idle()).isEmpty();
        assertThat(options.heartbeat()).isEmpty();
        assertThat(options.end()).isEmpty();
        assertThat(options.helpWanted()).isFalse();
    }

    @Test
    void everyOptionIsRead() throws BadOptionException {
        SimulatorOptions options = SimulatorOptions.parse(
                "--port",
                "0",
                "--host=0.0.0.0",
                "--gateway-id",
                "a b",
                "--token=t=1",
                "--user",
                "anna",
                "--password=p=1",
                "--phone-line",
                "17",
                "--tenant",
                "acme",
                "--tls",
                "--bot",
                "Nina",
                "--idle",
                "90s",
                "--heartbeat=500ms",
                "--end",
                "2m");

        assertThat(options.port()).isZero();
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.gatewayId()).isEqualTo("a b");
        assertThat(options.accessToken()).isEqualTo("t=1");
        assertThat(options.userName()).isEqualTo("anna");
        assertThat(options.password()).isEqualTo("p=1");
        assertThat(options.ownPassword()).isFalse();
        assertThat(options.phoneLineOid()).isEqualTo("17");
        assertThat(options.tenant()).isEqualTo("acme");
        assertThat(options.tls()).isTrue();
        assertThat(options.bot()).contains("Nina");
        assertThat(options.idle()).contains(Duration.ofSeconds(90));
        assertThat(options.heartbeat()).contains(Duration.ofMillis(500));
        assertThat(options.end()).contains(Duration.ofMinutes(2));
    }

    @Test
    void aBotNeedsNoName() throws BadOptionException {
        assertThat(SimulatorOptions.parse("--bot").bot()).contains("Robo");
        assertThat(SimulatorOptions.parse("--bot", "--tls").bot()).contains("Robo");
        assertThat(SimulatorOptions.parse("--bot", "--tls").tls()).isTrue();
    }

    @Test
    void theHelpNamesEveryOption() {
        assertThat(SimulatorOptions.help())
                .contains(
                        "--port",
                        "--host",
                        "--gateway-id",
                        "--token",
                        "--user",
                        "--password",
                        "--phone-line",
                        "--tenant",
                        "--tls",
                        "--bot",
                        "--idle",
                        "--heartbeat",
                        "--end",
                        "--help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 8090        | Unknown option --prot: it must be one of those that --help lists",
                "8090               | Unknown option 8090: it must be one of those that --help lists",
                "--port             | --port must be followed by a value: --port <number>",
                "--port --tls       | --port must be followed by a value: --port <number>",
                "--port http        | --port must be a number from 0 to 65535, not 'http'",
                "--port 65536       | --port must be a number from 0 to 65535, not '65536'",
                "--port -1          | --port must be a number from 0 to 65535, not '-1'",
                "--host=            | --host must not be blank",
                "--host no.such.host.invalid | --host must be a name or an address of this machine, not 'no.such.host.invalid'",
                "--gateway-id=      | --gateway-id must not be blank",
                "--token=           | --token must not be blank",
                "--user=            | --user must not be blank",
                "--password=        | --password must not be blank",
                "--phone-line Sales | --phone-line must be a number, not 'Sales'",
                "--tenant=          | --tenant must not be blank",
                "--bot=             | --bot must not be blank",
                "--tls=true         | --tls must stand alone, without a value",
                "--idle soon        | --idle must be a duration such as 90s or 5m, not 'soon'",
                "--heartbeat 0s     | --heartbeat must be a duration such as 90s or 5m, not '0s'",
                "--end 5            | --end must be a duration such as 90s or 5m, not '5'",
                "--tls --tls        | --tls must be given only once",
            })
    void whatIsWrongIsNamedInOneLine(String commandLine, String message) {
        assertThatThrownBy(() -> SimulatorOptions.parse(commandLine.split(" ")))
                .isInstanceOf(BadOptionException.class)
                .hasMessage(message);
    }
}

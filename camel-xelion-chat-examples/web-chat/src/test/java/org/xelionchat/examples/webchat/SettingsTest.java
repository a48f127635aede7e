package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.examples.webchat.Settings.SettingsException;

class SettingsTest {

    @Test
    void talksToTheSimulatorWithoutProperties() throws Exception {
        Settings settings = Settings.of(new Properties());

        assertThat(settings.hasXelion()).isFalse();
        assertThat(settings.port()).isEmpty();
        assertThat(settings.bind()).isEqualTo("localhost");
        assertThat(settings.origins()).isEmpty();
    }

    @Test
    void talksToAGatewayWithAllThreeProperties() throws Exception {
        Settings settings = Settings.of(
                properties(
                        "xelion.host=xelion.example.com xelion.gatewayId=web xelion.accessToken=canary port=9000 origins=https://a.example,https://b.example"));

        assertThat(settings.hasXelion()).isTrue();
        assertThat(settings.port()).hasValue(9000);
        assertThat(settings.origins()).containsExactly("https://a.example", "https://b.example");
        assertThat(settings.toString()).doesNotContain("canary");
    }

    @Test
    void talksToTheClassicApiWhenItIsToldTo() throws Exception {
        Settings settings = Settings.of(
                properties(
                        "xelion.api=classic xelion.host=a xelion.username=b xelion.password=canary xelion.phoneLineOid=17 xelion.appKey=canary2"));

        assertThat(settings.isClassic()).isTrue();
        assertThat(settings.hasXelion()).isTrue();
        assertThat(settings.username()).isEqualTo("b");
        assertThat(settings.phoneLineOid()).contains("17");
        assertThat(settings.userSpace()).isEmpty();
        assertThat(settings.appKey()).contains("canary2");
        assertThat(settings.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({", false", "xelion.api=gateway, false", "xelion.api=classic, true"})
    void talksToTheSimulatorOnEitherApi(String properties, boolean classic) throws Exception {
        Settings settings = Settings.of(properties(properties == null ? "" : properties));

        assertThat(settings.hasXelion()).isFalse();
        assertThat(settings.isClassic()).isEqualTo(classic);
    }

    @ParameterizedTest
    @CsvSource({
        "xelion.host=a, 'missing: -Dxelion.gatewayId, -Dxelion.accessToken '",
        "xelion.host=a xelion.gatewayId=b, 'missing: -Dxelion.accessToken '",
        "xelion.accessToken=canary, 'missing: -Dxelion.host, -Dxelion.gatewayId '",
        "xelion.tenant=a, '-Dxelion.tenant needs -Dxelion.host, -Dxelion.gatewayId, -Dxelion.accessToken'",
        "xelion.username=a, -Dxelion.username needs -Dxelion.api=classic",
        "xelion.api=classic xelion.gatewayId=a, -Dxelion.gatewayId needs -Dxelion.api=gateway",
        "xelion.api=classic xelion.host=a xelion.username=b, 'missing: -Dxelion.password '",
        "xelion.api=classic xelion.phoneLineOid=1, '-Dxelion.phoneLineOid needs -Dxelion.host, -Dxelion.username'",
        "xelion.api=old, '-Dxelion.api must be gateway or classic, not old'"
    })
    void namesWhatIsMissing(String properties, String message) {
        assertThatThrownBy(() -> Settings.of(properties(properties)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContainingAny("canary", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536"})
    void refusesAPortThatIsNone(String port) {
        assertThatThrownBy(() -> Settings.of(properties("port=" + port)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("-Dport must be a port number, not " + port);
    }

    private static Properties properties(String assignments) {
        Properties properties = new Properties();
        for (String assignment : assignments.isEmpty() ? new String[0] : assignments.split(" ")) {
            properties.setProperty(assignment.split("=")[0], assignment.split("=")[1]);
        }
        return properties;
    }
}

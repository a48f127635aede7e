package org.xelionchat.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xelionchat.examples.chatbot.Settings.SettingsException;

class SettingsTest {

    @TempDir
    Path directory;

    @Test
    void servesSimulatedGatewaysWithoutProperties() throws Exception {
        Settings settings = Settings.of(new Properties());

        assertThat(settings.gateways()).isEmpty();
        assertThat(settings.script()).isEmpty();
        assertThat(settings.directory()).isAbsolute().endsWithRaw(Path.of("target", "chat-bot"));
    }

    @Test
    void readsGatewaysFromAFileAndPrefersWhatIsGiven() throws Exception {
        Path file = directory.resolve("bot.properties");
        Files.writeString(
                file,
                "gateways = shop,support\nshop.host=a\nshop.gatewayId=1\nshop.accessToken=canary\n"
                        + "support.host=b\nsupport.gatewayId=1\nsupport.accessToken=canary\nsupport.tenant=branch\n");

        Settings settings = Settings.of(properties("config=" + file + " shop.host=c"));

        assertThat(settings.gateways())
                .containsExactly(
                        new Gateway("shop", "c", "master", "1", "canary"),
                        new Gateway("support", "b", "branch", "1", "canary"));
        assertThat(settings.gateways().toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "gateways=shop shop.host=a, 'missing: -Dshop.gatewayId, -Dshop.accessToken'",
        "gateways=Shop, '-Dgateways: a name has small letters, digits and - only, not Shop'",
        "gateways=../shop, '-Dgateways: a name has small letters, digits and - only, not ../shop'",
        "gateways=shop;shop shop.host=a shop.gatewayId=1 shop.accessToken=canary, '-Dgateways: shop and shop are the same gateway'",
        "gateways=shop;b shop.host=a shop.gatewayId=1 shop.accessToken=canary b.host=a b.gatewayId=1 b.accessToken=canary, '-Dgateways: shop and b are the same gateway'",
        "config=nowhere.properties, '-Dconfig: nowhere.properties cannot be read'"
    })
    void namesWhatIsWrong(String given, String message) {
        assertThatThrownBy(() -> Settings.of(properties(given)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
    }

    private static Properties properties(String assignments) {
        Properties properties = new Properties();
        for (String assignment : assignments.split(" ")) {
            properties.setProperty(assignment.split("=")[0], assignment.split("=")[1].replace(';', ','));
        }
        return properties;
    }
}

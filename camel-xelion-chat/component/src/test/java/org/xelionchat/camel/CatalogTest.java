package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors, validators and other tools of Camel know about the component by its catalogue JSON. */
@Tag("build-line")
class CatalogTest {

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    CatalogTest() {
        catalog.addComponent("xelion-chat", XelionChatComponent.class.getName());
    }

    @Test
    void findsTheComponent() {
        ComponentModel model = catalog.componentModel("xelion-chat");

        assertThat(model.getArtifactId()).isEqualTo("camel-xelion-chat");
        assertThat(model.getLabel()).isEqualTo("chat");
        assertThat(model.getEndpointOptions())
                .filteredOn(ComponentModel.EndpointOptionModel::isSecret)
                .extracting(ComponentModel.EndpointOptionModel::getName)
                .contains("accessToken", "proxyPassword");
    }

    static Stream<String> documented() throws IOException {
        return Pattern.compile("\"(xelion-chat:[^\"\n]+)\"")
                .matcher(ComponentPage.asItIs())
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void acceptsEveryUriOnTheComponentsPage(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xelion-chat:sendMesage",
                "xelion-chat:events?reconectDelay=1s",
                "xelion-chat:events?bufferSize=many",
                "xelion-chat:events?pingInterval=soon",
                "xelion-chat:events?secure=perhaps",
                "xelion-chat:getStatus?api=classical"
            })
    void refusesWhatTheComponentWouldRefuse(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    @Test
    void takesUrisApartAndPutsThemTogether() throws Exception {
        Map<String, String> properties = catalog.endpointProperties("xelion-chat:events?bufferSize=10");

        assertThat(properties).containsOnly(Map.entry("operation", "events"), Map.entry("bufferSize", "10"));
        assertThat(catalog.asEndpointUri("xelion-chat", properties, false))
                .isEqualTo("xelion-chat:events?bufferSize=10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host=pbx.example.org", "gateway-id=1234567", "ping-interval=30s"})
    void acceptsTheComponentsProperties(String property) {
        ConfigurationPropertiesValidationResult result =
                catalog.validateConfigurationProperty("camel.component.xelion-chat." + property);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @Test
    void refusesAnUnknownProperty() {
        assertThat(catalog.validateConfigurationProperty("camel.component.xelion-chat.hots=x")
                        .isSuccess())
                .isFalse();
    }
}

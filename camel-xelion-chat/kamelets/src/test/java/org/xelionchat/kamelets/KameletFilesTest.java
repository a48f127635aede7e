package org.xelionchat.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files as a catalogue wants them, true to the component's own description, and the README true to them. */
class KameletFilesTest {

    private static final Path README = Path.of("README.md");

    @ParameterizedTest
    @ValueSource(strings = {"source", "sink"})
    void areAsACatalogueWantsThem(String type) throws Exception {
        JsonNode kamelet = kamelet(type);

        assertThat(kamelet.at("/kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo("xelion-chat-" + type);
        assertThat(kamelet.at("/metadata/labels")
                        .path("camel.apache.org/kamelet.type")
                        .asText())
                .isEqualTo(type);
        assertThat(kamelet.at("/spec/definition/title").asText()).isNotBlank();
        assertThat(kamelet.at("/spec/definition/description").asText()).isNotBlank();
        assertThat(kamelet.at("/spec/definition/required"))
                .extracting(JsonNode::asText)
                .containsExactly("host", "gatewayId", "accessToken");
        assertThat(kamelet.at("/spec/types/out/mediaType").asText()).isEqualTo("application/json");
        assertThat(kamelet.at("/spec/dependencies"))
                .extracting(JsonNode::asText)
                .contains("camel:kamelet")
                .anyMatch(dependency -> dependency.matches("mvn:org\\.xelionchat:camel-xelion-chat:\\d[^@$]*"));
        JsonNode token = kamelet.at("/spec/definition/properties/accessToken");
        assertThat(token.path("format").asText()).isEqualTo("password");
        assertThat(token.path("x-descriptors"))
                .extracting(JsonNode::asText)
                .containsExactly("urn:alm:descriptor:com.tectonic.ui:password", "urn:camel:group:credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "sink"})
    void describePropertiesAsTheComponentDoes(String type) throws Exception {
        JsonNode options = options();

        properties(type).properties().forEach(property -> {
            assertThat(property.getValue().path("title").asText()).isNotBlank();
            assertThat(property.getValue().path("description").asText()).isNotBlank();
            JsonNode option = options.path(property.getKey());
            if (option.isMissingNode()) {
                assertThat(property.getKey()).isEqualTo("clientId");
            } else {
                assertThat(property.getValue().path("type").asText())
                        .isEqualTo(option.path("type").asText());
                assertThat(property.getValue().path("default").asText())
                        .isEqualTo(option.path("defaultValue").asText());
                assertThat(property.getValue().path("format").asText().equals("password"))
                        .isEqualTo(option.path("secret").asBoolean());
            }
        });
    }

    @Test
    void areDescribedInTheReadme() throws Exception {
        String readme = Files.readString(README);

        for (String type : new String[] {"source", "sink"}) {
            properties(type).properties().forEach(property -> {
                JsonNode description = property.getValue();
                String byDefault = description.has("default")
                        ? "`" + description.get("default").asText() + "`"
                        : "";
                assertThat(readme)
                        .contains("| `" + property.getKey() + "` | "
                                + description.get("description").asText() + " | " + byDefault);
            });
        }
        for (String file : new String[] {"support.yaml", "support.properties"}) {
            assertThat(readme).contains(Files.readString(Path.of("src/test/resources/" + file)));
        }
    }

    private static JsonNode kamelet(String type) throws IOException {
        try (InputStream file =
                KameletFilesTest.class.getResourceAsStream("/kamelets/xelion-chat-" + type + ".kamelet.yaml")) {
            return new YAMLMapper().readTree(file);
        }
    }

    private static JsonNode properties(String type) throws IOException {
        return kamelet(type).at("/spec/definition/properties");
    }

    private static JsonNode options() throws IOException {
        try (InputStream json =
                KameletFilesTest.class.getResourceAsStream("/META-INF/org/xelionchat/camel/xelion-chat.json")) {
            return new ObjectMapper().readTree(json).path("properties");
        }
    }
}

package org.xelionchat.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.configurationmetadata.ValueHint;
import org.springframework.boot.configurationmetadata.ValueProvider;

/** What editors know of the properties, read as they read it: the same as Camel's catalogue says. */
class MetadataTest {

    private static final Map<String, String> BOXED =
            Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer", "long", "java.lang.Long");

    private static Map<String, ConfigurationMetadataProperty> properties;

    @BeforeAll
    static void read() throws IOException {
        // several jars have such a file: the one beside the class
        URL classes = XelionChatComponentConfiguration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        try (URLClassLoader starter = new URLClassLoader(new URL[] {classes}, null);
                InputStream metadata = starter.getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
            properties = ConfigurationMetadataRepositoryJsonBuilder.create(metadata)
                    .build()
                    .getAllProperties();
        }
    }

    @ParameterizedTest
    @MethodSource("org.xelionchat.springboot.Catalogue#names")
    void everyOptionIsAProperty(String option) {
        JsonNode catalogue = Catalogue.options().get(option);

        ConfigurationMetadataProperty property = properties.get(Catalogue.property(option));

        assertThat(property).isNotNull();
        String type = catalogue.get("javaType").asText();
        assertThat(property.getType()).isEqualTo(BOXED.getOrDefault(type, type));
        assertThat(property.getDescription())
                .startsWith(catalogue.get("description").asText());
        assertThat(String.valueOf(property.getDefaultValue()))
                .isEqualTo(catalogue.path("defaultValue").asText("null"));
        assertThat(property.isDeprecated())
                .isEqualTo(catalogue.get("deprecated").asBoolean());
        if (catalogue.get("secret").asBoolean()) {
            assertThat(property.getDescription()).contains("Secret");
        } else {
            assertThat(property.getDescription()).doesNotContain("Secret");
        }
    }

    @Test
    void thereIsNoOtherProperty() {
        Set<String> expected = Catalogue.names().map(Catalogue::property).collect(Collectors.toSet());
        expected.add("camel.component.xelion-chat.enabled");
        expected.add("camel.component.xelion-chat.customizer.enabled");

        assertThat(properties).containsOnlyKeys(expected);
    }

    @Test
    void offersBeansWhereOneIsReferredTo() {
        assertThat(properties.get(Catalogue.property("sessionStore")).getHints().getValueProviders())
                .extracting(ValueProvider::getName)
                .containsExactly("spring-bean-reference");
    }

    @Test
    void offersTheValuesOfATextThatIsAnEnum() {
        assertThat(properties
                        .get(Catalogue.property("autoDelivered"))
                        .getHints()
                        .getValueHints())
                .extracting(ValueHint::getValue)
                .containsExactly("auto", "true", "false");
    }
}

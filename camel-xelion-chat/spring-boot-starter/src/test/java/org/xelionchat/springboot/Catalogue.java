package org.xelionchat.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.xelionchat.camel.XelionChatComponent;

/** The component's options, as its catalogue metadata has them. */
final class Catalogue {

    private Catalogue() {}

    /** {@return what is said of each option, by its name} */
    static Map<String, JsonNode> options() {
        Map<String, JsonNode> options = new LinkedHashMap<>();
        try (InputStream catalogue =
                XelionChatComponent.class.getResourceAsStream("/META-INF/org/xelionchat/camel/xelion-chat.json")) {
            new ObjectMapper()
                    .readTree(catalogue)
                    .get("componentProperties")
                    .properties()
                    .forEach(option -> options.put(option.getKey(), option.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options;
    }

    /** {@return the names of all options} */
    static Stream<String> names() {
        return options().keySet().stream();
    }

    /** {@return the property of an option, in the form that Spring Boot prefers} */
    static String property(String option) {
        StringBuilder dashed = new StringBuilder("camel.component.xelion-chat.");
        for (char letter : option.toCharArray()) {
            if (Character.isUpperCase(letter)) {
                dashed.append('-');
            }
            dashed.append(Character.toLowerCase(letter));
        }
        return dashed.toString();
    }
}

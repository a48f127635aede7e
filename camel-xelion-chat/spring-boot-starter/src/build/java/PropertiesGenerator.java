import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the class of the properties {@code camel.component.xelion-chat.*} and their configuration metadata, both from the
 * component's catalogue metadata: one option there is one property here.
 *
 * <p>The build runs this file as it is; it is in no jar.
 */
final class PropertiesGenerator {

    private static final String CATALOGUE = "META-INF/org/xelionchat/camel/xelion-chat.json";
    private static final String PREFIX = "camel.component.xelion-chat";
    private static final String PACKAGE = "org.xelionchat.springboot";
    private static final String CLASS = "XelionChatComponentConfiguration";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private PropertiesGenerator() {}

    /**
     * @param arguments the directories for sources and for resources
     */
    public static void main(String[] arguments) throws IOException {
        List<Option> options = options();
        write(Path.of(arguments[0], PACKAGE.replace('.', '/'), CLASS + ".java"), source(options));
        write(
                Path.of(arguments[1], "META-INF/spring-configuration-metadata.json"),
                JSON.writeValueAsString(metadata(options)) + "\n");
    }

    private static List<Option> options() throws IOException {
        try (InputStream catalogue = ClassLoader.getSystemResourceAsStream(CATALOGUE)) {
            if (catalogue == null) {
                throw new IOException(CATALOGUE + " is not on the class path");
            }
            List<Option> options = new ArrayList<>();
            JSON.readTree(catalogue)
                    .get("componentProperties")
                    .properties()
                    .forEach(option -> options.add(new Option(option.getKey(), option.getValue())));
            return options;
        }
    }

    /** Only what changes is written, so that nothing is compiled again without need. */
    private static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String source(List<Option> options) {
        return """
                package %s;

                import java.util.LinkedHashMap;
                import java.util.Map;
                import java.util.Set;
                import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
                import org.springframework.boot.context.properties.ConfigurationProperties;

                /**
                 * The options of the component as properties. Null: not set, the component decides.
                 */
                @ConfigurationProperties(prefix = "%s")
                public class %s extends ComponentConfigurationPropertiesCommon {

                    /** The names of the options that are secrets. */
                    static final Set<String> SECRETS = Set.of(%s);

                %s
                    /** Creates properties of which none is set. */
                    public %3$s() {}
                %s
                    /**
                     * {@return the beans that are referred to, by option; in the order in which they must be set}
                     */
                    Map<String, String> references() {
                        Map<String, String> references = new LinkedHashMap<>();
                %s        references.values().removeIf(reference -> reference == null || reference.isBlank());
                        return references;
                    }

                    /**
                     * {@return the values that are set, by option}
                     */
                    Map<String, Object> values() {
                        Map<String, Object> values = new LinkedHashMap<>();
                %s        values.values().removeIf(value -> value == null);
                        return values;
                    }
                }
                """
                .formatted(
                        PACKAGE,
                        PREFIX,
                        CLASS,
                        options.stream()
                                .filter(Option::isSecret)
                                .map(option -> '"' + option.name() + '"')
                                .collect(Collectors.joining(", ")),
                        lines(options, Option::field),
                        lines(options, Option::accessors),
                        lines(
                                options.stream()
                                        .filter(Option::isReference)
                                        // the whole configuration first: the others go into it
                                        .sorted(Comparator.comparing(Option::isPartOfConfiguration))
                                        .toList(),
                                option -> option.put("references")),
                        lines(
                                options.stream()
                                        .filter(option -> !option.isReference())
                                        .toList(),
                                option -> option.put("values")));
    }

    private static String lines(List<Option> options, Function<Option, String> line) {
        return options.stream().map(line).collect(Collectors.joining());
    }

    private static ObjectNode metadata(List<Option> options) {
        Map<String, ObjectNode> properties = new TreeMap<>();
        Map<String, ObjectNode> hints = new TreeMap<>();
        ObjectNode enabled = JSON.createObjectNode()
                .put("name", PREFIX + ".enabled")
                .put("type", "java.lang.Boolean")
                .put("description", "Whether the component is configured automatically.")
                .put("sourceType", PACKAGE + "." + CLASS)
                .put("defaultValue", true);
        properties.put("enabled", enabled);
        properties.put(
                "customizer.enabled",
                enabled.deepCopy()
                        .put("name", PREFIX + ".customizer.enabled")
                        .put("description", "Whether these properties are applied to the component."));
        for (Option option : options) {
            properties.put(option.dashed(), option.metadata());
            ObjectNode hint = option.hint();
            if (hint != null) {
                hints.put(option.dashed(), hint);
            }
        }
        ObjectNode metadata = JSON.createObjectNode();
        metadata.putArray("groups")
                .addObject()
                .put("name", PREFIX)
                .put("type", PACKAGE + "." + CLASS)
                .put("sourceType", PACKAGE + "." + CLASS);
        metadata.putArray("properties").addAll(properties.values());
        metadata.putArray("hints").addAll(hints.values());
        return metadata;
    }

    /** One option of the component, as the catalogue describes it. */
    private record Option(String name, JsonNode catalogue) {

        private boolean isSecret() {
            return catalogue.path("secret").asBoolean();
        }

        /** Whether its value is the name of a bean. */
        private boolean isReference() {
            return catalogue.path("type").asText().equals("object");
        }

        private boolean isPartOfConfiguration() {
            return catalogue.has("configurationField");
        }

        private String field() {
            return "    private " + type() + " " + name + ";\n";
        }

        private String accessors() {
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            return """

                        public %1$s get%2$s() {
                            return %3$s;
                        }

                        /**
                         * %4$s
                         */
                        public void set%2$s(%1$s %3$s) {
                            this.%3$s = %3$s;
                        }
                    """
                    .formatted(type(), capital, name, asJavadoc(description()));
        }

        private String put(String map) {
            return "        " + map + ".put(\"" + name + "\", " + name + ");\n";
        }

        /** Spring converts numbers, booleans and enums; durations and references are left to Camel, which knows more forms of them. */
        private String type() {
            String type = boxed();
            return switch (catalogue.path("type").asText()) {
                case "object", "duration" -> "String";
                default -> type.replaceFirst("^java[.]lang[.](?=\\w+$)", "");
            };
        }

        private String boxed() {
            String type = catalogue.get("javaType").asText();
            return switch (type) {
                case "boolean" -> "java.lang.Boolean";
                case "int" -> "java.lang.Integer";
                case "long" -> "java.lang.Long";
                case "double" -> "java.lang.Double";
                default -> type;
            };
        }

        private String description() {
            String description = catalogue.get("description").asText();
            return isSecret() ? description + " Secret: masked wherever Actuator shows it." : description;
        }

        private String dashed() {
            return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        }

        private ObjectNode metadata() {
            ObjectNode property = JSON.createObjectNode()
                    .put("name", PREFIX + "." + dashed())
                    .put("type", boxed())
                    .put("description", description())
                    .put("sourceType", PACKAGE + "." + CLASS);
            if (catalogue.has("defaultValue")) {
                property.set("defaultValue", catalogue.get("defaultValue"));
            }
            if (catalogue.path("deprecated").asBoolean()) {
                property.putObject("deprecation");
            }
            return property;
        }

        /** What an editor can offer: the values of a text that is an enum, the beans that can be referred to; else null. */
        private ObjectNode hint() {
            ObjectNode hint = JSON.createObjectNode().put("name", PREFIX + "." + dashed());
            if (catalogue.has("enum") && boxed().equals("java.lang.String")) {
                ArrayNode values = hint.putArray("values");
                catalogue.get("enum").forEach(value -> values.addObject().set("value", value));
                return hint;
            }
            if (isReference()) {
                hint.putArray("providers")
                        .addObject()
                        .put("name", "spring-bean-reference")
                        .putObject("parameters")
                        .put("target", boxed());
                return hint;
            }
            return null;
        }

        private static String asJavadoc(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("@", "&#64;")
                    .replace("*/", "*&#47;");
        }
    }
}

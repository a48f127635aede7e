package org.xelionchat.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The component's page, and what it should be: snippets as they are tested, tables as the catalogue has them. */
final class ComponentPage {

    static final Path FILE = Path.of("src/main/docs/xelion-chat-component.adoc");

    private static final Pattern SNIPPET = Pattern.compile(
            "(?<=\n)// snippet: (?<name>\\S+)\n(?<source>\\[source,\\w+])\n----\n(?<text>(?:.*\n)*?)----\n");
    private static final Pattern TABLE =
            Pattern.compile("(?<=\n)// table: (?<name>\\S+)\n(?:\\[.*]\n)?\\|===\n(?:.*\n)*?\\|===\n");
    private static final Pattern TAGGED =
            Pattern.compile("// tag::(?<name>\\w+)\\[]\n(?<text>(?:.*\n)*?) *// end::\\k<name>\\[]\n");

    private ComponentPage() {}

    static String asItIs() throws IOException {
        return Files.readString(FILE);
    }

    static String asItShouldBe() throws IOException {
        Map<String, String> snippets = snippets();
        JsonNode catalogue = catalogue();
        String page = replace(SNIPPET, asItIs(), match -> {
            String text = snippets.get(match.group(1));
            if (text == null) {
                throw new IllegalStateException("There is no snippet " + match.group(1));
            }
            return "// snippet: " + match.group(1) + "\n" + match.group(2) + "\n----\n" + text + "----\n";
        });
        return replace(TABLE, page, match -> "// table: " + match.group(1) + "\n" + table(catalogue, match.group(1)));
    }

    /** {@return the names of the snippets that the page shows} */
    static List<String> shown() throws IOException {
        return SNIPPET.matcher(asItIs()).results().map(match -> match.group(1)).toList();
    }

    /** {@return all snippets, by name} */
    static Map<String, String> snippets() throws IOException {
        Map<String, String> snippets = new LinkedHashMap<>();
        for (String source :
                new String[] {"DocumentedRoutes", "DocumentedClassicRoutes", "DocumentationTest", "crash/ChatNode"}) {
            Matcher matcher =
                    TAGGED.matcher(Files.readString(Path.of("src/test/java/org/xelionchat/camel/" + source + ".java")));
            while (matcher.find()) {
                snippets.put(
                        matcher.group("name"),
                        matcher.group("text").stripTrailing().stripIndent() + "\n");
            }
        }
        for (String file : new String[] {"chat.xml", "chat.yaml", "application.properties", "classic.properties"}) {
            snippets.put(file, Files.readString(Path.of("src/test/resources/docs/" + file)));
        }
        return snippets;
    }

    static JsonNode catalogue() throws IOException {
        try (InputStream json =
                ComponentPage.class.getResourceAsStream("/META-INF/org/xelionchat/camel/xelion-chat.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static String table(JsonNode catalogue, String name) {
        StringBuilder table = new StringBuilder();
        boolean headers = name.equals("headers");
        table.append(headers ? "[cols=\"3,5,2\",options=\"header\"]\n" : "[cols=\"3,5,2,2\",options=\"header\"]\n");
        table.append("|===\n");
        table.append(headers ? "| Name | Description | Type\n" : "| Name | Description | Default | Type\n");
        catalogue.get(name).properties().forEach(option -> {
            JsonNode value = option.getValue();
            table.append("\n| *")
                    .append(option.getKey())
                    .append("* (")
                    .append(value.get("group").textValue())
                    .append(")\n");
            table.append("| ");
            if (value.get("required").booleanValue()) {
                table.append("*Required* ");
            }
            table.append(value.get("description").textValue());
            if (value.has("enum")) {
                table.append(" One of:");
                value.get("enum")
                        .forEach(item ->
                                table.append(" `").append(item.textValue()).append("`"));
                table.append(".");
            }
            if (value.get("secret").booleanValue()) {
                table.append(" _Secret._");
            }
            table.append("\n");
            if (!headers) {
                table.append(("| " + value.path("defaultValue").asText()).stripTrailing())
                        .append("\n");
            }
            String type = value.get("javaType").textValue();
            table.append("| ").append(type.substring(type.lastIndexOf('.') + 1)).append("\n");
        });
        return table.append("|===\n").toString();
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }
}

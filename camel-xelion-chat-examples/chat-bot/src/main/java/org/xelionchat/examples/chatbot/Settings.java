package org.xelionchat.examples.chatbot;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What the program is told by system properties, or by a file that one of them names. */
final class Settings {

    /** A property that is missing or wrong; the message is one line for the person who starts the program. */
    static final class SettingsException extends Exception {

        private static final long serialVersionUID = 1;

        SettingsException(String message) {
            super(message);
        }
    }

    private static final String CONFIG = "config";
    private static final String GATEWAYS = "gateways";

    private final Properties properties;
    private final List<Gateway> gateways;

    private Settings(Properties properties) throws SettingsException {
        this.properties = properties;
        gateways = readGateways();
    }

    static Settings of(Properties given) throws SettingsException {
        Properties properties = new Properties();
        String config = given.getProperty(CONFIG, "");
        if (!config.isBlank()) {
            try (Reader file = Files.newBufferedReader(Path.of(config))) {
                properties.load(file);
            } catch (IOException | IllegalArgumentException e) {
                throw new SettingsException("-Dconfig: " + config + " cannot be read");
            }
        }
        properties.putAll(given);
        return new Settings(properties);
    }

    /** {@return the gateways to serve; none: simulated ones} */
    List<Gateway> gateways() {
        return gateways;
    }

    /** {@return where everything is that the program reads and writes} */
    Path directory() {
        return Path.of(properties.getProperty("directory", "target/chat-bot")).toAbsolutePath();
    }

    /** {@return what the bot says, if not what comes with it} */
    Optional<Path> script() {
        return Optional.of(get("script")).filter(path -> !path.isEmpty()).map(Path::of);
    }

    private List<Gateway> readGateways() throws SettingsException {
        List<Gateway> found = new ArrayList<>();
        for (String name : get(GATEWAYS).split(",")) {
            if (!name.isBlank()) {
                Gateway gateway = gateway(name.strip());
                for (Gateway other : found) {
                    if (gateway.name().equals(other.name()) || gateway.isSameAs(other)) {
                        throw new SettingsException(
                                "-Dgateways: " + other + " and " + gateway + " are the same gateway");
                    }
                }
                found.add(gateway);
            }
        }
        return List.copyOf(found);
    }

    private Gateway gateway(String name) throws SettingsException {
        // it becomes part of URIs and of paths
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new SettingsException("-Dgateways: a name has small letters, digits and - only, not " + name);
        }
        List<String> missing = Stream.of(".host", ".gatewayId", ".accessToken")
                .map(name::concat)
                .filter(property -> get(property).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new SettingsException("missing: -D" + String.join(", -D", missing));
        }
        return new Gateway(
                name,
                get(name + ".host"),
                properties.getProperty(name + ".tenant", "master").strip(),
                get(name + ".gatewayId"),
                get(name + ".accessToken"));
    }

    private String get(String name) {
        return properties.getProperty(name, "").strip();
    }
}

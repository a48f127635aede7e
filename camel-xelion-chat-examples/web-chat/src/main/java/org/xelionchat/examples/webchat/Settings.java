package org.xelionchat.examples.webchat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the program is told by system properties. */
final class Settings {

    /** A property that is missing or wrong; the message is one line for the person who starts the program. */
    static final class SettingsException extends Exception {

        private static final long serialVersionUID = 1;

        SettingsException(String message) {
            super(message);
        }
    }

    private static final List<String> GATEWAY = List.of("xelion.host", "xelion.gatewayId", "xelion.accessToken");
    private static final int HIGHEST_PORT = 65_535;

    private final Properties properties;

    private Settings(Properties properties) {
        this.properties = properties;
    }

    static Settings of(Properties properties) throws SettingsException {
        Settings settings = new Settings(properties);
        List<String> missing =
                GATEWAY.stream().filter(name -> settings.get(name).isEmpty()).toList();
        if (!missing.isEmpty() && missing.size() < GATEWAY.size()) {
            throw new SettingsException("missing: -D" + String.join(", -D", missing) + " (a Xelion gateway needs -D"
                    + String.join(", -D", GATEWAY) + ")");
        }
        if (missing.size() == GATEWAY.size() && settings.tenant().isPresent()) {
            throw new SettingsException("-Dxelion.tenant needs -D" + String.join(", -D", GATEWAY));
        }
        settings.parsePort();
        if (!Set.of("", "true", "false").contains(settings.get("behindProxy"))) {
            throw new SettingsException("-DbehindProxy must be true or false");
        }
        return settings;
    }

    /** {@return whether to talk to a real gateway, not to the simulator} */
    boolean hasGateway() {
        return !host().isEmpty();
    }

    String host() {
        return get("xelion.host");
    }

    Optional<String> tenant() {
        return Optional.of(get("xelion.tenant")).filter(tenant -> !tenant.isEmpty());
    }

    String gatewayId() {
        return get("xelion.gatewayId");
    }

    String accessToken() {
        return get("xelion.accessToken");
    }

    /** {@return the address to listen on; this machine only, unless told otherwise} */
    String bind() {
        return properties.getProperty("bind", "localhost");
    }

    /** {@return the page's port, if one is wanted} */
    OptionalInt port() {
        return get("port").isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(get("port")));
    }

    /** {@return the origins of pages that may open a chat; empty: this server's own page} */
    Set<String> origins() {
        return new TreeSet<>(Stream.of(get("origins").split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList());
    }

    /** {@return whether visitors come through a reverse proxy, which names their address in {@code X-Forwarded-For}} */
    boolean isBehindProxy() {
        return get("behindProxy").equals("true");
    }

    private void parsePort() throws SettingsException {
        try {
            if (port().isPresent() && (port().getAsInt() < 0 || port().getAsInt() > HIGHEST_PORT)) {
                throw new NumberFormatException();
            }
        } catch (NumberFormatException e) {
            throw new SettingsException("-Dport must be a port number, not " + get("port"));
        }
    }

    private String get(String name) {
        return properties.getProperty(name, "").strip();
    }
}

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

    private static final String API = "xelion.api";
    private static final String HOST = "xelion.host";
    private static final String TENANT = "xelion.tenant";
    private static final List<String> GATEWAY = List.of(HOST, "xelion.gatewayId", "xelion.accessToken");
    private static final List<String> CLASSIC = List.of(HOST, "xelion.username", "xelion.password");
    private static final List<String> OF_CLASSIC_ONLY =
            List.of("xelion.username", "xelion.password", "xelion.phoneLineOid", "xelion.userSpace", "xelion.appKey");
    private static final List<String> OF_GATEWAY_ONLY = List.of("xelion.gatewayId", "xelion.accessToken");
    private static final int HIGHEST_PORT = 65_535;

    private final Properties properties;

    private Settings(Properties properties) {
        this.properties = properties;
    }

    static Settings of(Properties properties) throws SettingsException {
        Settings settings = new Settings(properties);
        if (!Set.of("", "gateway", "classic").contains(settings.get(API))) {
            throw new SettingsException("-Dxelion.api must be gateway or classic, not " + settings.get(API));
        }
        settings.checkXelion(settings.isClassic() ? CLASSIC : GATEWAY);
        settings.parsePort();
        if (!Set.of("", "true", "false").contains(settings.get("behindProxy"))) {
            throw new SettingsException("-DbehindProxy must be true or false");
        }
        return settings;
    }

    /** {@return whether to speak the classic API, not the gateway's} */
    boolean isClassic() {
        return get(API).equals("classic");
    }

    /** {@return whether to talk to a real Xelion, not to the simulator} */
    boolean hasXelion() {
        return !host().isEmpty();
    }

    String host() {
        return get(HOST);
    }

    Optional<String> tenant() {
        return optional(TENANT);
    }

    String gatewayId() {
        return get("xelion.gatewayId");
    }

    String accessToken() {
        return get("xelion.accessToken");
    }

    String username() {
        return get("xelion.username");
    }

    String password() {
        return get("xelion.password");
    }

    Optional<String> phoneLineOid() {
        return optional("xelion.phoneLineOid");
    }

    Optional<String> userSpace() {
        return optional("xelion.userSpace");
    }

    Optional<String> appKey() {
        return optional("xelion.appKey");
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

    private void checkXelion(List<String> needed) throws SettingsException {
        String all = String.join(", -D", needed);
        List<String> missing =
                needed.stream().filter(name -> get(name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        if (missing.size() < needed.size()) {
            throw new SettingsException("missing: -D" + String.join(", -D", missing) + " (a Xelion "
                    + (isClassic() ? "on its classic API" : "gateway") + " needs -D" + all + ")");
        }
        Optional<String> lonely = Stream.of(OF_CLASSIC_ONLY, OF_GATEWAY_ONLY, List.of(TENANT))
                .flatMap(List::stream)
                .filter(name -> !get(name).isEmpty())
                .findFirst();
        if (lonely.isPresent()) {
            throw new SettingsException("-D" + lonely.get() + " needs "
                    + (ofTheOtherApi(lonely.get())
                            ? "-Dxelion.api=" + (isClassic() ? "gateway" : "classic")
                            : "-D" + all));
        }
    }

    private boolean ofTheOtherApi(String name) {
        return (isClassic() ? OF_GATEWAY_ONLY : OF_CLASSIC_ONLY).contains(name);
    }

    private Optional<String> optional(String name) {
        return Optional.of(get(name)).filter(value -> !value.isEmpty());
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

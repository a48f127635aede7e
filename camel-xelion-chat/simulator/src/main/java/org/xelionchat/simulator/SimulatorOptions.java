package org.xelionchat.simulator;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the stand-alone simulator was told on its command line. */
final class SimulatorOptions {

    /** One option: how it is spelled, what its value is called, what it does. */
    enum Option {
        PORT("--port", "<number>", "port to listen on; 0 takes any free one (default 8090)"),
        HOST("--host", "<name>", "address to listen on; 0.0.0.0 opens it to the network (default localhost)"),
        GATEWAY_ID(
                "--gateway-id",
                "<id>",
                "id of the simulated gateway (default " + XelionSimulator.DEFAULT_GATEWAY_ID + ")"),
        TOKEN(
                "--token",
                "<text>",
                "access token that clients must send (default " + XelionSimulator.DEFAULT_ACCESS_TOKEN + ")"),
        USER("--user", "<name>", "user of the classic API (default " + XelionSimulator.DEFAULT_USER_NAME + ")"),
        PASSWORD("--password", "<text>", "that user's password (default " + XelionSimulator.DEFAULT_PASSWORD + ")"),
        PHONE_LINE(
                "--phone-line",
                "<oid>",
                "phone line that is chatted to (default " + XelionSimulator.DEFAULT_PHONE_LINE_OID + ")"),
        TENANT("--tenant", "<name>", "tenant of gateway and user (default master)"),
        TLS("--tls", "", "speak https and wss, with a certificate made at start"),
        BOT("--bot", "[<name>]", "have an agent who answers by himself (default name Robo)"),
        IDLE("--idle", "<duration>", "silence of a visitor after which the session is idle (default never)"),
        HEARTBEAT(
                "--heartbeat",
                "<duration>",
                "further silence after which he is asked whether he is there (default never)"),
        END("--end", "<duration>", "further silence after which the session ends (default never)"),
        HELP("--help", "", "print this text");

        private final String flag;
        private final String value;
        private final String meaning;

        Option(String flag, String value, String meaning) {
            this.flag = flag;
            this.value = value;
            this.meaning = meaning;
        }

        private boolean needsValue() {
            return value.startsWith("<");
        }

        private boolean takesValue() {
            return !value.isEmpty();
        }

        private static Optional<Option> of(String flag) {
            return Stream.of(values())
                    .filter(option -> option.flag.equals(flag))
                    .findFirst();
        }
    }

    /** An unknown option, or a value that is not what it must be. The message is one line, made for a person. */
    static final class BadOptionException extends Exception {

        private static final long serialVersionUID = 1L;

        BadOptionException(String message) {
            super(message);
        }
    }

    private static final Set<Option> TEXTS = EnumSet.of(
            Option.HOST,
            Option.GATEWAY_ID,
            Option.TOKEN,
            Option.USER,
            Option.PASSWORD,
            Option.PHONE_LINE,
            Option.TENANT,
            Option.BOT);

    private static final Pattern OID = Pattern.compile("\\d{1,18}");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final Map<Option, String> given = new EnumMap<>(Option.class);

    private final int port;
    private final Optional<Duration> idle;
    private final Optional<Duration> heartbeat;
    private final Optional<Duration> end;

    private SimulatorOptions(Deque<String> arguments) throws BadOptionException {
        while (!arguments.isEmpty()) {
            read(arguments);
        }
        for (Option text : TEXTS) {
            if (given.containsKey(text) && given.get(text).isBlank()) {
                throw new BadOptionException(text.flag + " must not be blank");
            }
        }
        if (new InetSocketAddress(host(), 0).isUnresolved()) {
            throw new BadOptionException("--host must be a name or an address of this machine, not '" + host() + "'");
        }
        if (!OID.matcher(phoneLineOid()).matches()) {
            throw new BadOptionException("--phone-line must be a number, not '" + phoneLineOid() + "'");
        }
        port = portOf(given.getOrDefault(Option.PORT, "8090"));
        idle = durationOf(Option.IDLE);
        heartbeat = durationOf(Option.HEARTBEAT);
        end = durationOf(Option.END);
    }

    /**
     * Reads a command line; {@code --port 8090} and {@code --port=8090} are the same.
     *
     * @throws BadOptionException naming the option and what it must be
     */
    static SimulatorOptions parse(String... arguments) throws BadOptionException {
        return new SimulatorOptions(new ArrayDeque<>(List.of(arguments)));
    }

    /** How the program is called, with every option and its default. */
    static String help() {
        StringBuilder help =
                new StringBuilder("A Xelion to develop against, with a console for its agents.\n\nOptions:\n");
        for (Option option : Option.values()) {
            help.append(
                    String.format("  %-24s %s%n", (option.flag + " " + option.value).stripTrailing(), option.meaning));
        }
        return help.append("\nA duration is a number with ms, s, m or h, such as 90s.")
                .toString();
    }

    boolean helpWanted() {
        return given.containsKey(Option.HELP);
    }

    int port() {
        return port;
    }

    String host() {
        return given.getOrDefault(Option.HOST, "localhost");
    }

    String gatewayId() {
        return given.getOrDefault(Option.GATEWAY_ID, XelionSimulator.DEFAULT_GATEWAY_ID);
    }

    String accessToken() {
        return given.getOrDefault(Option.TOKEN, XelionSimulator.DEFAULT_ACCESS_TOKEN);
    }

    String userName() {
        return given.getOrDefault(Option.USER, XelionSimulator.DEFAULT_USER_NAME);
    }

    String password() {
        return given.getOrDefault(Option.PASSWORD, XelionSimulator.DEFAULT_PASSWORD);
    }

    /** {@return whether the password is this program's own, and no secret of whoever started it} */
    boolean ownPassword() {
        return !given.containsKey(Option.PASSWORD);
    }

    String phoneLineOid() {
        return given.getOrDefault(Option.PHONE_LINE, XelionSimulator.DEFAULT_PHONE_LINE_OID);
    }

    String tenant() {
        return given.getOrDefault(Option.TENANT, "master");
    }

    boolean tls() {
        return given.containsKey(Option.TLS);
    }

    /** The bot's name; empty where none is wanted. */
    Optional<String> bot() {
        return Optional.ofNullable(given.get(Option.BOT));
    }

    Optional<Duration> idle() {
        return idle;
    }

    Optional<Duration> heartbeat() {
        return heartbeat;
    }

    Optional<Duration> end() {
        return end;
    }

    private void read(Deque<String> arguments) throws BadOptionException {
        String argument = arguments.pop();
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        Option option = Option.of(flag)
                .orElseThrow(() -> new BadOptionException(
                        "Unknown option " + flag + ": it must be one of those that --help lists"));
        String value;
        if (equals >= 0) {
            if (!option.takesValue()) {
                throw new BadOptionException(flag + " must stand alone, without a value");
            }
            value = argument.substring(equals + 1);
        } else if (option.takesValue()
                && !arguments.isEmpty()
                && !arguments.peek().startsWith("--")) {
            value = arguments.pop();
        } else if (option.needsValue()) {
            throw new BadOptionException(flag + " must be followed by a value: " + flag + " " + option.value);
        } else {
            value = option == Option.BOT ? "Robo" : "";
        }
        if (given.put(option, value) != null) {
            throw new BadOptionException(flag + " must be given only once");
        }
    }

    private static int portOf(String value) throws BadOptionException {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw new BadOptionException("--port must be a number from 0 to 65535, not '" + value + "'");
    }

    private Optional<Duration> durationOf(Option option) throws BadOptionException {
        String value = given.get(option);
        if (value == null) {
            return Optional.empty();
        }
        Matcher matcher = DURATION.matcher(value);
        long amount = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
        if (amount == 0) {
            throw new BadOptionException(option.flag + " must be a duration such as 90s or 5m, not '" + value + "'");
        }
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }
}

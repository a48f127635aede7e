package org.xelionchat.camel;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Xelion is, read leniently from the option {@code host}.
 *
 * @param address {@code name[:port]}, in lower case
 * @param plain whether a leading {@code http://} asks for plain sockets
 */
record ChatHost(String address, boolean plain) {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<scheme>https?://)?(?<address>(\\[[0-9a-f:.]+]|[\\p{L}\\p{N}._-]+)(:(?<port>\\d{1,5}))?)");
    private static final int HIGHEST_PORT = 65_535;

    /**
     * {@return the host that an option's value describes}
     *
     * @param option the value; may be null
     * @param secure the option {@code secure}
     * @throws IllegalArgumentException if it is no host; the value itself is not repeated, it may hold user info
     */
    static ChatHost of(String option, boolean secure) {
        if (option == null || option.isBlank()) {
            throw new IllegalArgumentException(
                    "host is required, on the component or on the endpoint: the name of the Xelion server, as name[:port]");
        }
        Matcher matcher = ADDRESS.matcher(option.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !isPort(matcher.group("port"))) {
            throw new IllegalArgumentException(
                    "host must be name[:port], without a path, a query or user info; only a leading https:// or http:// is tolerated");
        }
        if ("https://".equals(matcher.group("scheme")) && !secure) {
            throw new IllegalArgumentException("secure must not be false when host begins with https://");
        }
        return new ChatHost(matcher.group("address"), "http://".equals(matcher.group("scheme")));
    }

    private static boolean isPort(String digits) {
        if (digits == null) {
            return true;
        }
        int port = Integer.parseInt(digits);
        return port > 0 && port <= HIGHEST_PORT;
    }
}

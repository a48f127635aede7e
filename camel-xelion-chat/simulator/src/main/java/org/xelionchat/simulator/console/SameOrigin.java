package org.xelionchat.simulator.console;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lets only the console's own page open the console's socket.
 *
 * <p>A browser sends cookies and opens sockets for any page it shows, so a page from elsewhere could otherwise read the
 * chats of a simulator that runs on the developer's machine. A page whose name was pointed at this machine (DNS
 * rebinding) has a matching origin, but under a name that this machine does not have.
 */
final class SameOrigin {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private SameOrigin() {}

    /**
     * Whether a page of this origin is the page that this server handed out.
     *
     * @param origin the request's {@code Origin}; {@code null} when it has none, as from a program that is no browser
     * @param scheme the scheme this server speaks, {@code http} or {@code https}
     * @param hostAndPort the request's {@code Host}; may be {@code null}
     * @param local the server's end of the connection
     */
    static boolean isOwnPage(String origin, String scheme, String hostAndPort, InetSocketAddress local) {
        if (origin == null || hostAndPort == null) {
            return false;
        }
        try {
            URI page = new URI(origin.toLowerCase(Locale.ROOT));
            return scheme.equals(page.getScheme())
                    && hostAndPort.toLowerCase(Locale.ROOT).equals(page.getRawAuthority())
                    && page.getHost() != null
                    && (!local.getAddress().isLoopbackAddress() || isNameOfThisMachine(page.getHost()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isNameOfThisMachine(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || ADDRESS.matcher(name).matches();
    }
}

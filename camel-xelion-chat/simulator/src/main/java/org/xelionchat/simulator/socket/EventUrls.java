package org.xelionchat.simulator.socket;

import io.undertow.server.HttpServerExchange;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Gives out event URLs, each good for one connect within a limited time. Thread-safe. */
public final class EventUrls {

    /** The path below which event sockets are opened. */
    public static final String PREFIX = "/websocket/";

    /** P2.5: the segments of the sample; what they mean is not documented. */
    private static final String PATH = PREFIX + "-1/1816134/";

    private static final long FIRST_NUMBER = 2_045_869;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SECRET_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final String host;
    private final Duration lifetime;
    private final Clock clock;
    private long nextNumber = FIRST_NUMBER;

    /**
     * Creates it.
     *
     * @param host {@code name[:port]} in the URLs, or {@code null} for the address that the caller used
     * @param lifetime how long an unused URL is good
     * @param clock what time it is
     */
    public EventUrls(String host, Duration lifetime, Clock clock) {
        this.host = host;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * {@return a fresh URL}
     *
     * @param audience whose events it gives
     * @param exchange the call that asked for it
     */
    public synchronized String issue(Audience audience, HttpServerExchange exchange) {
        Instant now = clock.instant();
        // an old ticket is only kept to say what was wrong with it
        tickets.values().removeIf(ticket -> ticket.expires.isBefore(now.minus(lifetime)));
        // P2.5: the session's id is not in it, the last segment looks like a one-off secret
        String path = PATH + nextNumber++ + "/" + secret();
        tickets.put(path, new Ticket(audience, now.plus(lifetime)));
        String scheme = exchange.getRequestScheme().equals("https") ? "wss" : "ws";
        return scheme + "://" + (host == null ? exchange.getHostAndPort() : host) + path;
    }

    /**
     * Uses a URL.
     *
     * @param path its path
     * @return what it is good for
     */
    synchronized Use use(String path) {
        Ticket ticket = tickets.get(path);
        if (ticket == null) {
            return new Use(Verdict.UNKNOWN, null);
        }
        Verdict verdict = Verdict.GOOD;
        if (ticket.used) {
            // P12: the life of a URL is not documented. Assumed: one connect.
            verdict = Verdict.USED_BEFORE;
        } else if (clock.instant().isAfter(ticket.expires)) {
            verdict = Verdict.TOO_OLD;
        }
        ticket.used = true;
        return new Use(verdict, ticket.audience);
    }

    /**
     * Forgets those of a login that has ended.
     *
     * @param login its id
     */
    public synchronized void forget(String login) {
        tickets.values()
                .removeIf(ticket -> ticket.audience instanceof Audience.OfLogin of
                        && of.login().id().equals(login));
    }

    /** Forgets all that were given out. */
    public synchronized void clear() {
        tickets.clear();
    }

    /** A path that can be shown. */
    static String withoutSecret(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + "***";
    }

    private String secret() {
        StringBuilder secret = new StringBuilder(SECRET_LENGTH);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    enum Verdict {
        GOOD,
        UNKNOWN,
        USED_BEFORE,
        TOO_OLD
    }

    /**
     * What a URL is good for.
     *
     * @param verdict whether it is good
     * @param audience whose events it gives, or {@code null} when it was never given out
     */
    record Use(Verdict verdict, Audience audience) {

        String sessionId() {
            return audience == null ? null : audience.sessionId();
        }
    }

    private static final class Ticket {
        private final Audience audience;
        private final Instant expires;
        private boolean used;

        private Ticket(Audience audience, Instant expires) {
            this.audience = audience;
            this.expires = expires;
        }
    }
}

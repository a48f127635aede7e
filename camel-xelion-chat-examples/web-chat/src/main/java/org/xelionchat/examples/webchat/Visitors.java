package org.xelionchat.examples.webchat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is connected, and who chats. A chat is known to its visitor by an unguessable key, to Xelion by its session, and is
 * reached over any number of connections: none while the visitor reloads the page, two when he has copied the tab.
 *
 * <p>All methods may be called from any thread; none waits for anything but the one lock.
 */
final class Visitors {

    /** Something to say, and the connections to say it to. */
    record Push(List<String> connections, ToVisitor message) {}

    /** Why something is not done; the message is for the visitor. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super(reason);
        }
    }

    private static final class Connection {
        final String address;
        String key;
        Chat chat;

        Connection(String address, String key) {
            this.address = address;
            this.key = key;
        }
    }

    private static final int KEY_BYTES = 24;

    private final Limits limits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Connection> connections = new HashMap<>();
    private final Map<String, Chat> byKey = new HashMap<>();
    private final Map<String, Chat> bySession = new HashMap<>();

    Visitors(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    // ---- connections

    /** {@return whether there is room for this connection} */
    synchronized boolean connected(String connection, InetAddress from) {
        String address = network(from);
        long same = connections.values().stream()
                .filter(other -> other.address.equals(address))
                .count();
        if (connections.size() >= limits.connections() || same >= limits.connectionsPerAddress()) {
            return false;
        }
        connections.put(connection, new Connection(address, newKey()));
        return true;
    }

    synchronized void disconnected(String connection) {
        Connection gone = connections.remove(connection);
        if (gone != null && gone.chat != null) {
            gone.chat.connections.remove(connection);
        }
    }

    /** {@return the key under which this connection may start a chat, or null when it is closed already} */
    synchronized String key(String connection) {
        Connection known = connections.get(connection);
        return known == null ? null : known.key;
    }

    /** {@return the chat of this connection, or null} */
    synchronized Chat chat(String connection) {
        Connection known = connections.get(connection);
        return known == null ? null : known.chat;
    }

    // ---- the life of a chat

    /** {@return a new chat that has no session yet} */
    synchronized Chat start(String connection) throws RefusedException {
        Connection from = connections.get(connection);
        if (from == null || byKey.containsKey(from.key)) {
            throw new RefusedException("This chat has been started already.");
        }
        long same = byKey.values().stream()
                .filter(other -> other.address.equals(from.address))
                .count();
        if (byKey.size() >= limits.chats() || same >= limits.chatsPerAddress()) {
            throw new RefusedException("There are too many chats at the moment. Please try again later.");
        }
        Chat chat = new Chat(from.key, from.address, limits.transcriptLength());
        byKey.put(chat.key, chat);
        attach(connection, chat);
        return chat;
    }

    synchronized Push started(Chat chat, String sessionId, Afterwards afterwards) {
        Chat early = bySession.put(sessionId, chat);
        chat.begin(sessionId, early == null ? List.of() : early.after(0));
        chat.endedAt = early == null ? null : early.endedAt;
        return push(chat, new ToVisitor.Resumed(true, chat.first(), chat.after(0), afterwards));
    }

    synchronized Push notStarted(Chat chat, String reason) {
        byKey.remove(chat.key);
        Push push = push(chat, new ToVisitor.Refused(reason));
        for (String connection : push.connections()) {
            Connection known = connections.get(connection);
            known.chat = null;
            known.key = newKey();
        }
        return push;
    }

    synchronized Push resume(String connection, String key, long seen, Afterwards afterwards) {
        Chat chat = byKey.get(key);
        if (chat == null) {
            return new Push(List.of(connection), new ToVisitor.Gone());
        }
        attach(connection, chat);
        boolean started = chat.sessionId() != null;
        return new Push(
                List.of(connection),
                new ToVisitor.Resumed(started, chat.first(), started ? chat.after(seen) : List.of(), afterwards));
    }

    /** Forgets the chats that ended long enough ago. */
    synchronized void sweep() {
        Instant limit = clock.instant().minus(limits.grace());
        bySession.values().removeIf(chat -> {
            boolean over = chat.endedAt != null && chat.endedAt.isBefore(limit);
            if (over) {
                byKey.remove(chat.key);
                chat.connections.stream().map(connections::get).forEach(connection -> {
                    connection.chat = null;
                    connection.key = newKey();
                });
            }
            return over;
        });
    }

    // ---- what happens in a chat

    /** {@return whether this message has to be sent: it is neither on its way nor sent already} */
    synchronized boolean accept(Chat chat, String id) {
        return chat.text(id).isEmpty() && chat.textsUnderWay.add(id);
    }

    /** {@return the message as it was sent, for a page that missed the answer; null while it is on its way} */
    synchronized Push again(Chat chat, String id) {
        return chat.text(id).map(entry -> push(chat, entry)).orElse(null);
    }

    synchronized Push sent(Chat chat, String id, String text, Instant at) {
        chat.textsUnderWay.remove(id);
        return push(chat, chat.append("visitor", at.toEpochMilli(), null, text, id));
    }

    synchronized Push notSent(Chat chat, String id, String reason, boolean retryable) {
        chat.textsUnderWay.remove(id);
        return push(chat, new ToVisitor.Failed(id, reason, retryable));
    }

    /** Something happened that a visitor who is away has to find later. */
    synchronized Push happened(String sessionId, String kind, Instant at, String name, String text) {
        Chat chat = ofSession(sessionId);
        if (kind.equals("ended")) {
            chat.endedAt = clock.instant();
        }
        return push(chat, chat.append(kind, at.toEpochMilli(), name, text, null));
    }

    /** Something happens that is of use at this moment only. */
    synchronized Push passing(String sessionId, ToVisitor message) {
        return push(ofSession(sessionId), message);
    }

    /** {@return the answer to a request, for whoever has the chat open now} */
    synchronized Push push(Chat chat, ToVisitor message) {
        return new Push(List.copyOf(chat.connections), message);
    }

    /** Counts the transcripts that are mailed: any address may be given. */
    synchronized void mail(Chat chat) throws RefusedException {
        if (++chat.mails > limits.mails()) {
            throw new RefusedException("This chat has been mailed often enough.");
        }
    }

    private Chat ofSession(String sessionId) {
        // Xelion may speak before its answer to createSession has been seen here: `started` takes that over
        return bySession.computeIfAbsent(sessionId, id -> new Chat(null, null, limits.transcriptLength()));
    }

    private void attach(String connection, Chat chat) {
        Connection known = connections.get(connection);
        if (known == null) {
            return;
        }
        if (known.chat != null) {
            known.chat.connections.remove(connection);
        }
        known.chat = chat;
        chat.connections.add(connection);
    }

    private String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // whoever has one IPv6 address usually has 2^64 of them
    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.toString(address instanceof Inet6Address ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    }
}

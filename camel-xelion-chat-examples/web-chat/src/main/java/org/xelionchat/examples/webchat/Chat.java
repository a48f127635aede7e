package org.xelionchat.examples.webchat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xelionchat.examples.webchat.ToVisitor.Entry;

/**
 * One visitor's chat and what happened in it, numbered. It belongs to {@link Visitors}, under whose lock it changes;
 * others may ask for {@link #sessionId()} only.
 */
final class Chat {

    final String key;
    final String address;
    final Set<String> connections = new LinkedHashSet<>();
    final Set<String> textsUnderWay = new HashSet<>();
    int mails;
    Instant endedAt;

    private final int longest;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;
    private volatile String sessionId;

    /**
     * @param key what the visitor's page holds
     * @param address where the visitor came from
     * @param longest how many entries are kept
     */
    Chat(String key, String address, int longest) {
        this.key = key;
        this.address = address;
        this.longest = longest;
    }

    /** {@return Xelion's session, or null while Xelion has not answered} */
    String sessionId() {
        return sessionId;
    }

    void begin(String id, List<Entry> early) {
        sessionId = id;
        early.forEach(entry -> append(entry.kind(), entry.at(), entry.name(), entry.text(), entry.id()));
    }

    Entry append(String kind, long at, String name, String text, String id) {
        Entry entry = new Entry(++last, kind, at, name, text, id);
        entries.add(entry);
        if (entries.size() > longest) {
            entries.remove();
        }
        return entry;
    }

    List<Entry> after(long seen) {
        return entries.stream().filter(entry -> entry.n() > seen).toList();
    }

    long first() {
        return last - entries.size() + 1;
    }

    Optional<Entry> text(String id) {
        return entries.stream().filter(entry -> id.equals(entry.id())).findFirst();
    }
}

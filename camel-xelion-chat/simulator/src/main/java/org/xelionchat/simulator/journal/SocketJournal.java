package org.xelionchat.simulator.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.xelionchat.simulator.journal.RecordedSocket.End;

/** Counts handshakes and event sockets. Thread-safe. */
public final class SocketJournal {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Gauge> connecting = new HashMap<>();
    private final Map<String, Gauge> open = new HashMap<>();
    private Gauge allConnecting = new Gauge();
    private Gauge allOpen = new Gauge();
    private long era;

    /**
     * A handshake has arrived.
     *
     * @param sessionId whose events are wanted, {@code null} when that is not known yet
     * @return to be told when it has been answered or given up
     */
    public synchronized Handshake handshake(String sessionId) {
        allConnecting.up();
        connecting.computeIfAbsent(sessionId, id -> new Gauge()).up();
        return new Handshake(sessionId, era);
    }

    /** {@return what is known by now} */
    public synchronized RecordedSockets sockets() {
        return new RecordedSockets(
                entries.stream().map(Entry::socket).toList(),
                allConnecting.copy(),
                allOpen.copy(),
                copy(connecting),
                copy(open));
    }

    /** Forgets everything; handshakes and sockets of before do not count any more. */
    public synchronized void clear() {
        era++;
        entries.clear();
        connecting.clear();
        open.clear();
        allConnecting = new Gauge();
        allOpen = new Gauge();
    }

    private static Map<String, Gauge> copy(Map<String, Gauge> gauges) {
        Map<String, Gauge> copies = new HashMap<>();
        gauges.forEach((id, gauge) -> copies.put(id, gauge.copy()));
        return copies;
    }

    /** A handshake that waits for its answer. */
    public final class Handshake {

        private final String sessionId;
        private final long begunIn;
        private boolean over;

        private Handshake(String sessionId, long begunIn) {
            this.sessionId = sessionId;
            this.begunIn = begunIn;
        }

        /** It was refused, or the client has given up. */
        public void over() {
            synchronized (SocketJournal.this) {
                if (!over && begunIn == era) {
                    allConnecting.down();
                    connecting.get(sessionId).down();
                }
                over = true;
            }
        }

        /**
         * It was accepted.
         *
         * @param at when
         * @return the new socket's place in the journal
         */
        public Entry accepted(Instant at) {
            synchronized (SocketJournal.this) {
                over();
                Entry entry = new Entry(sessionId, at, begunIn);
                if (begunIn == era) {
                    entries.add(entry);
                    allOpen.up();
                    open.computeIfAbsent(sessionId, id -> new Gauge()).up();
                }
                return entry;
            }
        }
    }

    /** One socket's place in the journal. */
    public final class Entry {

        private String sessionId;
        private final Instant openedAt;
        private final long begunIn;
        private final List<String> frames = new ArrayList<>();
        private Instant closedAt;
        private End end;
        private OptionalInt clientCloseCode = OptionalInt.empty();
        private int pings;
        private int pongs;

        private Entry(String sessionId, Instant openedAt, long begunIn) {
            this.sessionId = sessionId;
            this.openedAt = openedAt;
            this.begunIn = begunIn;
        }

        /**
         * It has become known whose events are wanted. Only the first call counts.
         *
         * @param id the session's id
         */
        public void isOf(String id) {
            synchronized (SocketJournal.this) {
                if (sessionId == null) {
                    sessionId = id;
                    if (begunIn == era && closedAt == null) {
                        open.get(null).down();
                        open.computeIfAbsent(id, first -> new Gauge()).up();
                    }
                }
            }
        }

        /** {@return whose events are wanted, {@code null} when that is not known yet} */
        public String sessionId() {
            synchronized (SocketJournal.this) {
                return sessionId;
            }
        }

        /** A ping came. */
        public void ping() {
            synchronized (SocketJournal.this) {
                pings++;
            }
        }

        /** A pong came. */
        public void pong() {
            synchronized (SocketJournal.this) {
                pongs++;
            }
        }

        /**
         * A text frame came.
         *
         * @param text its text
         */
        public void frame(String text) {
            synchronized (SocketJournal.this) {
                frames.add(text);
            }
        }

        /**
         * A close frame came.
         *
         * @param code its code
         * @param at when
         */
        public void clientCloses(int code, Instant at) {
            synchronized (SocketJournal.this) {
                clientCloseCode = OptionalInt.of(code);
                ended(End.CLOSED_BY_CLIENT, at);
            }
        }

        /**
         * It is not open any more. Only the first call counts.
         *
         * @param how who ended it
         * @param at when
         */
        public void ended(End how, Instant at) {
            synchronized (SocketJournal.this) {
                if (closedAt == null) {
                    closedAt = at;
                    end = how;
                    if (begunIn == era) {
                        allOpen.down();
                        open.get(sessionId).down();
                    }
                }
            }
        }

        RecordedSocket socket() {
            return new RecordedSocket(
                    sessionId, openedAt, closedAt, end, clientCloseCode, pings, pongs, List.copyOf(frames));
        }
    }
}

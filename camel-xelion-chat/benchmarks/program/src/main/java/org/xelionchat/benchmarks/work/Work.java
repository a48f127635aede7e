package org.xelionchat.benchmarks.work;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.xelionchat.benchmarks.load.EventFrame;
import org.xelionchat.benchmarks.subject.BareExchanges;
import org.xelionchat.benchmarks.subject.EventSink;
import org.xelionchat.benchmarks.subject.ReceivingSubject;
import org.xelionchat.benchmarks.subject.SendingSubject;
import org.xelionchat.benchmarks.subject.SendingSubject.Sender;
import org.xelionchat.benchmarks.subject.Server;
import org.xelionchat.benchmarks.subject.Subject;
import org.xelionchat.benchmarks.subject.XelionChatRoutes;
import org.xelionchat.client.api.EventFrameParser;
import org.xelionchat.client.model.NewExternalChatEvent;

/** What a subject is given to do, and what is measured of it. */
public enum Work {

    /** Many sessions, as fast as it can. */
    EVENTS {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            return events(subject, server, SESSIONS, size);
        }
    },

    /** Many sessions, at a pace that all subjects can hold. */
    LATENCY {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            EventSink sink = receiving(subject, server, SESSIONS);
            push(server, sink, SESSIONS, size.warmUp() / 4);
            pace(server, sink, size.seconds() / 2);
            pace(server, sink, size.seconds());
            long[] times = sink.times();
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("p50Micros", (double) times[times.length / 2]);
            figures.put("p99Micros", (double) times[times.length * 99 / 100]);
            return figures;
        }
    },

    /** Messages over many sessions, so many in flight at once. */
    CALLS {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            Sender sender = ((SendingSubject) subject).sender(server);
            send(sender, size.warmUp() / CALL_SHARE, IN_FLIGHT);
            Meter meter = Meter.start(server);
            int calls = size.measured() / CALL_SHARE;
            send(sender, calls, IN_FLIGHT);
            return perPiece(meter, meter.cpu(), calls);
        }
    },

    /** A thousand calls that wait for their answers, each in a session of its own. */
    CALLS_IN_FLIGHT {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            Sender sender = ((SendingSubject) subject).sender(server);
            server.delay(LATE_MILLIS);
            int idle = Meter.threads();
            AtomicInteger most = new AtomicInteger();
            Thread watch = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    most.accumulateAndGet(Meter.threads() - 1, Math::max);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            });
            watch.start();
            send(sender, MANY * 5, MANY);
            watch.interrupt();
            watch.join();
            server.delay(0);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("threadsMore", (double) most.get() - idle);
            return figures;
        }
    },

    /** Sessions in which nothing happens. */
    IDLE {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            long before = Meter.memory();
            receiving(subject, server, size.idleSessions());
            // whatever opening them has left to do
            TimeUnit.SECONDS.sleep(2);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("bytesPerSession", (Meter.memory() - before) / (double) size.idleSessions());
            figures.put("threads", (double) Meter.threads());
            Meter meter = Meter.start(server);
            TimeUnit.SECONDS.sleep(size.seconds());
            figures.put("cpuShare", meter.cpu() / (double) meter.wall());
            return figures;
        }
    },

    /** Few sessions, as fast as it can: beside {@link #EVENTS_OF_MANY} it shows what a session costs an event. */
    EVENTS_OF_FEW {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            return events(subject, server, 10, size);
        }
    },

    /** All sessions, as fast as it can. */
    EVENTS_OF_MANY {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            return events(subject, server, size.idleSessions(), size);
        }
    },

    /** What any consumer costs that is built on Camel, before it does anything. */
    EXCHANGES {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            EventSink sink = new EventSink(1);
            Consumer<NewExternalChatEvent> route = ((BareExchanges) subject).open(sink);
            NewExternalChatEvent event =
                    (NewExternalChatEvent) EventFrameParser.parse(new EventFrame("1").next(), "1", Instant.now())
                            .orElseThrow();
            for (int i = 0; i < size.warmUp(); i++) {
                route.accept(event);
            }
            Meter meter = Meter.start(server);
            for (int i = 0; i < size.measured(); i++) {
                route.accept(event);
            }
            return perPiece(meter, meter.cpu(), size.measured());
        }
    },

    /** The server drops all sockets, and comes back: until all are open again, and have what was said meanwhile. */
    STORM {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            EventSink sink = receiving(subject, server, size.idleSessions());
            server.drop(AWAY_MILLIS);
            long back = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AWAY_MILLIS);
            // what is said meanwhile is in the history only
            server.history(1);
            long lost = sink.await(size.idleSessions());
            server.awaitSockets(size.idleSessions());
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("millis", (System.nanoTime() - back) / 1e6);
            figures.put("lost", (double) lost);
            figures.put("outOfOrder", (double) sink.outOfOrder());
            figures.put("mostConnecting", (double) server.mostConnecting());
            return figures;
        }
    },

    /** As many sockets as a {@link #STORM} has to open again, by a program that has opened as many before. */
    OPENING {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            receiving(subject, server, size.idleSessions());
            server.drop(0);
            server.awaitSockets(0);
            // whatever closing them has left to do
            TimeUnit.SECONDS.sleep(2);
            long start = System.nanoTime();
            receiving(subject, server, size.idleSessions());
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("millis", (System.nanoTime() - start) / 1e6);
            return figures;
        }
    },

    /** Sessions with a past, which is read when they are followed: the same number of messages in few and in many. */
    RECOVERY {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            XelionChatRoutes routes = (XelionChatRoutes) subject;
            EventSink sink = new EventSink(2 * PASTS.length * size.recovered() / PASTS[PASTS.length - 1]);
            routes.receive(server, 0, sink);
            int followed = 0;
            for (int past : PASTS) {
                followed = recover(routes, server, sink, past, followed, size.recovered() / past);
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            for (int past : PASTS) {
                long before = Meter.memory();
                Meter meter = Meter.start(server);
                followed = recover(routes, server, sink, past, followed, size.recovered() / past);
                figures.put("cpuMicrosOf" + past, meter.cpu() / 1e3 / size.recovered());
                figures.put("bytesKeptOf" + past, (Meter.memory() - before) / (double) size.recovered());
            }
            figures.put("messageBytes", server.historyBytes() / (double) PASTS[PASTS.length - 1]);
            figures.put("outOfOrder", (double) sink.outOfOrder());
            return figures;
        }
    },

    /** From the start of the process to the first event. */
    START {
        @Override
        Map<String, Double> run(Subject subject, Server server, Size size) throws Exception {
            server.greet();
            EventSink sink = new EventSink(1);
            ((ReceivingSubject) subject).receive(server, 1, sink);
            Work.await(sink, 1);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("millis", (double) ManagementFactory.getRuntimeMXBean().getUptime());
            return figures;
        }
    };

    private static final int SESSIONS = 200;
    private static final int IN_FLIGHT = 64;

    /** So many events of a session are on their way at once: half of what the component buffers by default. */
    private static final int WINDOW = 128;

    /** And of all sessions together: what waits must not become so much that collecting garbage is what is measured. */
    private static final int MOST_WAITING = 128_000;

    private static final int MANY = 1_000;
    private static final int LATE_MILLIS = 200;
    private static final int PER_SECOND = 2_000;
    private static final int AWAY_MILLIS = 500;
    /** The longest first: what is measured later is warmer. */
    private static final int[] PASTS = {10_000, 3_000, 1_000};

    /** Calls are so many fewer: they take longer. */
    private static final int CALL_SHARE = 4;

    /**
     * Does it.
     *
     * @param subject who does it
     * @param server against which server
     * @param size how much of it
     * @return figures by name
     */
    abstract Map<String, Double> run(Subject subject, Server server, Size size) throws Exception;

    private static EventSink receiving(Subject subject, Server server, int sessions) throws Exception {
        EventSink sink = new EventSink(sessions);
        ((ReceivingSubject) subject).receive(server, sessions, sink);
        server.awaitSockets(sessions);
        return sink;
    }

    private static Map<String, Double> events(Subject subject, Server server, int sessions, Size size)
            throws Exception {
        EventSink sink = receiving(subject, server, sessions);
        push(server, sink, sessions, size.warmUp());
        Meter meter = Meter.start(server);
        int events = push(server, sink, sessions, size.measured());
        Map<String, Double> figures = perPiece(meter, meter.cpuOfOthers(), events);
        figures.put("frameBytes", (double) new EventFrame(Integer.toString(sessions)).length());
        figures.put("outOfOrder", (double) sink.outOfOrder());
        figures.put("threads", (double) Meter.threads());
        return figures;
    }

    private static int push(Server server, EventSink sink, int sessions, int events) {
        long before = sink.received();
        int each = events / sessions;
        // what is more than a consumer buffers would be read from the message list, which is another piece of work
        int most = Math.min(WINDOW, MOST_WAITING / sessions);
        for (int pushed = 0; pushed < each; pushed += most) {
            int window = Math.min(most, each - pushed);
            server.push(window);
            await(sink, before + (long) (pushed + window) * sessions);
        }
        return each * sessions;
    }

    private static void pace(Server server, EventSink sink, int seconds) {
        int events = PER_SECOND * seconds;
        long before = sink.received();
        sink.time(events);
        server.pace(events, PER_SECOND);
        await(sink, before + events);
    }

    /** Follows some sessions, one after the other, and returns the number of the last. */
    private static int recover(
            XelionChatRoutes routes, Server server, EventSink sink, int past, int followed, int sessions) {
        server.history(past);
        for (int i = 1; i <= sessions; i++) {
            long before = sink.received();
            routes.follow(followed + i);
            await(sink, before + past);
        }
        return followed + sessions;
    }

    private static void await(EventSink sink, long messages) {
        long missing = sink.await(messages);
        if (missing > 0) {
            throw new IllegalStateException(missing + " of " + messages + " messages were lost");
        }
    }

    private static void send(Sender sender, int calls, int inFlight) throws InterruptedException {
        Semaphore free = new Semaphore(inFlight);
        AtomicLong failed = new AtomicLong();
        int sessions = Math.max(SESSIONS, inFlight);
        for (int i = 0; i < calls; i++) {
            free.acquire();
            sender.send(1 + i % sessions, "Good afternoon, my order has not arrived yet", id -> {
                if (id == null) {
                    failed.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(inFlight);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + calls + " calls failed");
        }
    }

    private static Map<String, Double> perPiece(Meter meter, long cpu, int pieces) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("cpuMicros", cpu / 1e3 / pieces);
        figures.put("wallMicros", meter.wall() / 1e3 / pieces);
        figures.put("bytes", meter.allocated() / (double) pieces);
        figures.put("serverIdle", meter.serverIdle());
        return figures;
    }
}

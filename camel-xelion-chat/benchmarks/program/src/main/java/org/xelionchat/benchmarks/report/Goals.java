package org.xelionchat.benchmarks.report;

import static org.xelionchat.benchmarks.work.Subjects.AHC_WS;
import static org.xelionchat.benchmarks.work.Subjects.CAMEL;
import static org.xelionchat.benchmarks.work.Subjects.EXCHANGES;
import static org.xelionchat.benchmarks.work.Subjects.HTTP;
import static org.xelionchat.benchmarks.work.Subjects.LIMIT;
import static org.xelionchat.benchmarks.work.Subjects.NETTY_HTTP;
import static org.xelionchat.benchmarks.work.Subjects.OURS;
import static org.xelionchat.benchmarks.work.Subjects.OURS_WITHOUT_PINGS;
import static org.xelionchat.benchmarks.work.Subjects.VERTX_HTTP;
import static org.xelionchat.benchmarks.work.Subjects.VERTX_WEBSOCKET;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/** All that is to be reached. */
final class Goals {

    private static final String CPU = "cpuMicros";
    private static final String BYTES = "bytes";
    private static final String P50 = "p50Micros";
    private static final String P99 = "p99Micros";
    private static final String MILLIS = "millis";
    private static final String THREADS = "threads";
    private static final List<Subjects> RECEIVING_PEERS = List.of(AHC_WS, VERTX_WEBSOCKET);
    private static final List<Subjects> SENDING_PEERS = List.of(HTTP, NETTY_HTTP, VERTX_HTTP);

    static final List<Goal> ALL = List.of(
            // README, "Where the time goes": an exchange of Camel's and a hand-over between processors alone are as
            // much again
            Goal.of("Events: CPU, times the limit's", 1.25, toLimit(Work.EVENTS, CPU))
                    .knownToReach(5),
            Goal.of("Events: CPU, times the best peer's", 0.6, toBest(Work.EVENTS, CPU, RECEIVING_PEERS)),
            Goal.of(
                            "Events: allocation beside the exchange, times the frame",
                            2,
                            runs -> (runs.median(Work.EVENTS, OURS, BYTES)
                                            - runs.median(Work.EXCHANGES, EXCHANGES, BYTES))
                                    / runs.median(Work.EVENTS, OURS, "frameBytes"))
                    // the limit itself takes six times the frame
                    .knownToReach(12),
            Goal.strictly("Events: out of order", 0, runs -> runs.highest(Work.EVENTS, OURS, "outOfOrder")),
            Goal.of("Latency: p50, times the limit's", 1.3, toLimit(Work.LATENCY, P50)),
            Goal.of("Latency: p99, times the limit's", 1.5, toLimit(Work.LATENCY, P99)),
            Goal.of("Latency: p50, times the best peer's", 1, toBest(Work.LATENCY, P50, RECEIVING_PEERS)),
            Goal.of("Latency: p99, times the best peer's", 1, toBest(Work.LATENCY, P99, RECEIVING_PEERS)),
            Goal.of("Calls: CPU, times the limit's", 1.25, toLimit(Work.CALLS, CPU)),
            Goal.of("Calls: CPU, times the best peer's", 0.6, toBest(Work.CALLS, CPU, SENDING_PEERS)),
            Goal.of(
                    "1 000 calls in flight: threads more",
                    20,
                    runs -> runs.median(Work.CALLS_IN_FLIGHT, OURS, "threadsMore")),
            Goal.of(
                    "Scale: KiB per session more than the limit's",
                    3,
                    runs -> (runs.median(Work.IDLE, OURS_WITHOUT_PINGS, "bytesPerSession")
                                    - runs.median(Work.IDLE, LIMIT, "bytesPerSession"))
                            / 1024),
            Goal.of(
                    "Scale: percent of a core when idle",
                    1,
                    runs -> 100 * runs.median(Work.IDLE, OURS_WITHOUT_PINGS, "cpuShare")),
            Goal.of(
                    "Scale: threads with 8 000 sessions, times with 200",
                    1.1,
                    runs -> runs.median(Work.EVENTS_OF_MANY, OURS, THREADS) / runs.median(Work.EVENTS, OURS, THREADS)),
            Goal.of(
                    "Scale: CPU of an event among 8 000 sessions, times among 10",
                    1.25,
                    runs -> runs.median(Work.EVENTS_OF_MANY, OURS, CPU) / runs.median(Work.EVENTS_OF_FEW, OURS, CPU)),
            Goal.of(
                    "Storm: until all are back, times the limit's opening",
                    2,
                    runs -> runs.median(Work.STORM, OURS, MILLIS) / runs.median(Work.OPENING, LIMIT, MILLIS)),
            Goal.strictly("Storm: connecting at once", 32, runs -> runs.highest(Work.STORM, OURS, "mostConnecting")),
            Goal.strictly("Storm: messages lost", 0, runs -> runs.highest(Work.STORM, OURS, "lost")),
            Goal.strictly("Storm: out of order", 0, runs -> runs.highest(Work.STORM, OURS, "outOfOrder")),
            Goal.of(
                    "Recovery: CPU of a message of 10 000, times of 1 000",
                    1.25,
                    runs -> runs.median(Work.RECOVERY, OURS, "cpuMicrosOf10000")
                            / runs.median(Work.RECOVERY, OURS, "cpuMicrosOf1000")),
            Goal.of(
                    "Recovery: bytes kept, times a message's own",
                    1,
                    runs -> runs.median(Work.RECOVERY, OURS, "bytesKeptOf10000")
                            / runs.median(Work.RECOVERY, OURS, "messageBytes")),
            Goal.of(
                    "Start: ms more than without",
                    300,
                    runs -> runs.median(Work.START, OURS, MILLIS) - runs.median(Work.START, CAMEL, MILLIS)),
            Goal.of("Load server: busiest, percent", 90, runs -> 100 * (1 - runs.lowest("serverIdle"))));

    private Goals() {}

    private static ToDoubleFunction<Runs> toLimit(Work work, String figure) {
        return runs -> runs.median(work, OURS, figure) / runs.median(work, LIMIT, figure);
    }

    private static ToDoubleFunction<Runs> toBest(Work work, String figure, List<Subjects> others) {
        return runs -> runs.median(work, OURS, figure) / runs.best(work, figure, others);
    }
}

package org.xelionchat.benchmarks.report;

import static org.xelionchat.benchmarks.work.Subjects.AHC_WS;
import static org.xelionchat.benchmarks.work.Subjects.CAMEL;
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

/**
 * What is to be reached: a figure that is computed from the runs of one session, and how high it may be.
 *
 * @param name what a reader calls it
 * @param most the highest that is good enough
 * @param figure computes it; not a number where something was not measured
 */
record Goal(String name, double most, ToDoubleFunction<Runs> figure) {

    private static final String CPU = "cpuMicros";
    private static final String BYTES = "bytes";
    private static final String P50 = "p50Micros";
    private static final String P99 = "p99Micros";
    private static final String MILLIS = "millis";
    private static final List<Subjects> RECEIVING_PEERS = List.of(AHC_WS, VERTX_WEBSOCKET);
    private static final List<Subjects> SENDING_PEERS = List.of(HTTP, NETTY_HTTP, VERTX_HTTP);

    static final List<Goal> ALL = List.of(
            new Goal("Events: CPU, times the limit's", 1.25, ratio(Work.EVENTS, CPU, LIMIT)),
            new Goal("Events: CPU, times the best peer's", 0.6, toBest(Work.EVENTS, CPU, RECEIVING_PEERS)),
            new Goal("Events: allocation, times the limit's", 2, ratio(Work.EVENTS, BYTES, LIMIT)),
            new Goal("Events out of order", 0, runs -> runs.median(Work.EVENTS, OURS, "outOfOrder")),
            new Goal("Latency: p50, times the limit's", 1.3, ratio(Work.LATENCY, P50, LIMIT)),
            new Goal("Latency: p99, times the limit's", 1.5, ratio(Work.LATENCY, P99, LIMIT)),
            new Goal("Latency: p50, times the best peer's", 1, toBest(Work.LATENCY, P50, RECEIVING_PEERS)),
            new Goal("Latency: p99, times the best peer's", 1, toBest(Work.LATENCY, P99, RECEIVING_PEERS)),
            new Goal("Calls: CPU, times the limit's", 1.25, ratio(Work.CALLS, CPU, LIMIT)),
            new Goal("Calls: CPU, times the best peer's", 0.6, toBest(Work.CALLS, CPU, SENDING_PEERS)),
            new Goal(
                    "1 000 calls in flight: threads more",
                    20,
                    runs -> runs.median(Work.CALLS_IN_FLIGHT, OURS, "threadsMore")),
            new Goal(
                    "Scale: KiB per session more than the limit's",
                    3,
                    runs -> (runs.median(Work.IDLE, OURS_WITHOUT_PINGS, "bytesPerSession")
                                    - runs.median(Work.IDLE, LIMIT, "bytesPerSession"))
                            / 1024),
            new Goal(
                    "Scale: percent of a core when idle",
                    1,
                    runs -> 100 * runs.median(Work.IDLE, OURS_WITHOUT_PINGS, "cpuShare")),
            new Goal(
                    "Scale: CPU of an event among many sessions, times among few",
                    1.25,
                    runs -> runs.median(Work.EVENTS_OF_MANY, OURS, CPU) / runs.median(Work.EVENTS_OF_FEW, OURS, CPU)),
            new Goal(
                    "Storm: until all are back, times the limit's opening",
                    2,
                    runs -> runs.median(Work.STORM, OURS, MILLIS) / runs.median(Work.OPENING, LIMIT, MILLIS)),
            new Goal("Storm: connecting at once", 32, runs -> runs.median(Work.STORM, OURS, "mostConnecting")),
            new Goal("Storm: messages lost", 0, runs -> runs.median(Work.STORM, OURS, "lost")),
            new Goal(
                    "Start: ms more than without",
                    300,
                    runs -> runs.median(Work.START, OURS, MILLIS) - runs.median(Work.START, CAMEL, MILLIS)));

    private static ToDoubleFunction<Runs> ratio(Work work, String figure, Subjects other) {
        return runs -> runs.median(work, OURS, figure) / runs.median(work, other, figure);
    }

    private static ToDoubleFunction<Runs> toBest(Work work, String figure, List<Subjects> others) {
        return runs -> runs.median(work, OURS, figure) / runs.best(work, figure, others);
    }
}

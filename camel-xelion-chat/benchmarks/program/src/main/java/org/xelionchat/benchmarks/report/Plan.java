package org.xelionchat.benchmarks.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/** Who does what, in which order. */
final class Plan {

    /** Everything. */
    static final Map<Work, List<Subjects>> FULL;

    /** What tells in a minute whether something has gone badly wrong: nobody but the component and the limit. */
    static final Map<Work, List<Subjects>> SMOKE;

    static {
        Map<Work, List<Subjects>> full = new LinkedHashMap<>();
        full.put(Work.EVENTS, List.of(Subjects.LIMIT, Subjects.OURS, Subjects.AHC_WS, Subjects.VERTX_WEBSOCKET));
        full.put(Work.EXCHANGES, List.of(Subjects.EXCHANGES));
        full.put(Work.LATENCY, List.of(Subjects.LIMIT, Subjects.OURS, Subjects.AHC_WS, Subjects.VERTX_WEBSOCKET));
        full.put(
                Work.CALLS,
                List.of(Subjects.LIMIT, Subjects.OURS, Subjects.HTTP, Subjects.NETTY_HTTP, Subjects.VERTX_HTTP));
        full.put(Work.CALLS_IN_FLIGHT, List.of(Subjects.OURS));
        full.put(Work.IDLE, List.of(Subjects.LIMIT, Subjects.OURS_WITHOUT_PINGS));
        full.put(Work.EVENTS_OF_FEW, List.of(Subjects.LIMIT, Subjects.OURS));
        full.put(Work.EVENTS_OF_MANY, List.of(Subjects.LIMIT, Subjects.OURS));
        full.put(Work.OPENING, List.of(Subjects.LIMIT));
        full.put(Work.STORM, List.of(Subjects.OURS));
        full.put(Work.RECOVERY, List.of(Subjects.OURS));
        full.put(Work.START, List.of(Subjects.CAMEL, Subjects.OURS));
        FULL = Collections.unmodifiableMap(full);

        Map<Work, List<Subjects>> smoke = new LinkedHashMap<>();
        smoke.put(Work.EVENTS, List.of(Subjects.LIMIT, Subjects.OURS));
        smoke.put(Work.EXCHANGES, List.of(Subjects.EXCHANGES));
        smoke.put(Work.CALLS, List.of(Subjects.LIMIT, Subjects.OURS));
        smoke.put(Work.CALLS_IN_FLIGHT, List.of(Subjects.OURS));
        smoke.put(Work.IDLE, List.of(Subjects.LIMIT, Subjects.OURS_WITHOUT_PINGS));
        smoke.put(Work.OPENING, List.of(Subjects.LIMIT));
        smoke.put(Work.STORM, List.of(Subjects.OURS));
        smoke.put(Work.RECOVERY, List.of(Subjects.OURS));
        smoke.put(Work.START, List.of(Subjects.CAMEL, Subjects.OURS));
        SMOKE = Collections.unmodifiableMap(smoke);
    }

    private Plan() {}
}

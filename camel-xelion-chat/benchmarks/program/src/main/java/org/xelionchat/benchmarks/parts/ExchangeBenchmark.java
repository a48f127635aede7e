package org.xelionchat.benchmarks.parts;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.xelionchat.benchmarks.load.EventFrame;
import org.xelionchat.benchmarks.subject.BareExchanges;
import org.xelionchat.benchmarks.subject.EventSink;
import org.xelionchat.client.api.EventFrameParser;
import org.xelionchat.client.model.NewExternalChatEvent;

/** What an event costs any consumer that is built on Camel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExchangeBenchmark {

    private final BareExchanges camel = new BareExchanges();
    private final NewExternalChatEvent event =
            (NewExternalChatEvent) EventFrameParser.parse(new EventFrame("1").next(), "1", Instant.now())
                    .orElseThrow();
    private Consumer<NewExternalChatEvent> route;

    @Setup
    public void open() throws Exception {
        route = camel.open(new EventSink(1));
    }

    @TearDown
    public void close() {
        camel.close();
    }

    /** Making, filling, routing and releasing. */
    @Benchmark
    public void bareExchange() {
        route.accept(event);
    }
}

package org.xelionchat.benchmarks.parts;

import java.time.Instant;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.xelionchat.benchmarks.subject.BareExchanges;
import org.xelionchat.benchmarks.subject.EventSink;
import org.xelionchat.client.api.EventFrameParser;
import org.xelionchat.client.model.NewExternalChatEvent;

/** What an event costs any consumer that is built on Camel. */
public class EventToRoute extends Part {

    private final BareExchanges camel = new BareExchanges();
    private final NewExternalChatEvent event =
            (NewExternalChatEvent) EventFrameParser.parse(new FrameRing(SESSION).next(), SESSION, Instant.now())
                    .orElseThrow();
    private Consumer<NewExternalChatEvent> route;

    /** Starts Camel. */
    @Setup
    public void open() throws Exception {
        route = camel.open(new EventSink(1));
    }

    /** Stops Camel. */
    @TearDown
    public void close() {
        camel.close();
    }

    /** Making an exchange, filling it, taking it through a route of one step, and releasing it. */
    @Benchmark
    public void bareExchange() {
        route.accept(event);
    }
}

package org.xelionchat.springboot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.xelionchat.camel.ConnectionListener;
import org.xelionchat.client.stream.StreamStatistics;

/** The statistics of a component's open connections, as meters that are gone when a connection is closed. */
final class ConnectionMeters implements ConnectionListener {

    private static final String PREFIX = "xelion.chat.";

    private static final List<Measure> MEASURES = List.of(
            gauge("sessions.followed", "Sessions that are followed now", StreamStatistics::followed),
            gauge("streams.live", "Event streams that are live now", StreamStatistics::live),
            counter(
                    "stream.connect.attempts",
                    "How often a socket was tried to open",
                    StreamStatistics::connectAttempts),
            counter("stream.connects", "How often an event stream became live", StreamStatistics::connects),
            counter(
                    "stream.interruptions",
                    "How often a live event stream was interrupted",
                    StreamStatistics::interruptions),
            gauge(
                    "events.buffered",
                    "Events that wait for their routes now, or are in them",
                    StreamStatistics::buffered),
            counter("events.received", "Events that came over sockets", StreamStatistics::receivedEvents),
            counter(
                    "events.dropped",
                    "Passing events, such as typing, that gave way to newer ones of their kind in a full buffer",
                    StreamStatistics::thinnedOut),
            time("events.last", "When the last event was received, counted from 1970", StreamStatistics::lastEvent),
            counter(
                    "messages.recovered",
                    "Messages read from lists because no socket had brought them, counted once per consumer",
                    StreamStatistics::recoveredMessages),
            counter(
                    "messages.duplicate",
                    "Messages dropped because they had come before, counted once per consumer",
                    StreamStatistics::duplicates),
            gauge(
                    "credentials.refused",
                    "Whether Xelion's last word on the credentials was a refusal: 1, else 0",
                    statistics -> statistics.areCredentialsRefused() ? 1 : 0));

    private final MeterRegistry registry;
    private final String component;
    private final Map<String, List<Meter>> meters = new ConcurrentHashMap<>();

    /**
     * @param registry where meters are registered
     * @param component the name of the component, a tag of its meters
     */
    ConnectionMeters(MeterRegistry registry, String component) {
        this.registry = registry;
        this.component = component;
    }

    @Override
    public void connectionOpened(String connectionName, StreamStatistics statistics) {
        Tags tags = Tags.of("component", component, "connection", connectionName);
        meters.put(
                connectionName,
                MEASURES.stream()
                        .map(measure -> measure.register(statistics, tags, registry))
                        .toList());
    }

    @Override
    public void connectionClosed(String connectionName) {
        List<Meter> closed = meters.remove(connectionName);
        if (closed != null) {
            closed.forEach(registry::remove);
        }
    }

    private static Measure gauge(String name, String description, ToDoubleFunction<StreamStatistics> value) {
        return (statistics, tags, registry) -> Gauge.builder(PREFIX + name, statistics, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static Measure counter(String name, String description, ToDoubleFunction<StreamStatistics> count) {
        return (statistics, tags, registry) -> FunctionCounter.builder(PREFIX + name, statistics, count)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static Measure time(String name, String description, Function<StreamStatistics, Instant> moment) {
        return (statistics, tags, registry) -> TimeGauge.builder(
                        PREFIX + name, statistics, TimeUnit.MILLISECONDS, current -> millis(moment.apply(current)))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static double millis(Instant moment) {
        return moment == null ? Double.NaN : moment.toEpochMilli();
    }

    /** One value of the statistics, and the kind of meter that it is. */
    @FunctionalInterface
    private interface Measure {

        Meter register(StreamStatistics statistics, Tags tags, MeterRegistry registry);
    }
}

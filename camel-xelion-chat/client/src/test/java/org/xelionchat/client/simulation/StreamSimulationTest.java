package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.ChatApiGeneration;

/** The real client on one thread in virtual time, against a model of Xelion; the seed chooses interleavings and faults. */
class StreamSimulationTest {

    private static final long SEEDS = Long.getLong("seeds", 5_000);

    @Test
    void everyPromiseHoldsUnderEverySeed() {
        Long only = Long.getLong("seed");
        LongStream seeds = only != null ? LongStream.of(only) : LongStream.range(0, SEEDS);
        Map<String, Integer> faults = new ConcurrentSkipListMap<>();
        Map<ChatApiGeneration, Integer> runs = new ConcurrentSkipListMap<>();
        LongAdder messages = new LongAdder();
        // each run has its own time, so they run side by side
        seeds.parallel().forEach(seed -> {
            Simulation simulation = new Simulation(seed);
            simulation.run();
            assertThat(simulation.violations())
                    .as("seed %d (replay with -Dseed=%d)%n%s", seed, seed, simulation.trace())
                    .isEmpty();
            messages.add(simulation.messages());
            runs.merge(Simulation.generation(seed), 1, Integer::sum);
            simulation.faults().forEach((name, count) -> faults.merge(name, count, Integer::sum));
        });
        System.out.printf("seeds %s, %d messages, faults: %s%n", runs, messages.sum(), faults);
        assertThat(messages.sum()).isPositive();
    }
}

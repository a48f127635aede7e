package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The real client on one thread in virtual time, against a model of Xelion; the seed chooses interleavings and faults. */
class StreamSimulationTest {

    private static final long SEEDS = Long.getLong("seeds", 5_000);

    @Test
    void everyPromiseHoldsUnderEverySeed() {
        Long only = Long.getLong("seed");
        Map<String, Integer> faults = new TreeMap<>();
        long messages = 0;
        long[] seeds =
                only != null ? new long[] {only} : LongStream.range(0, SEEDS).toArray();
        for (long seed : seeds) {
            Simulation simulation = new Simulation(seed);
            simulation.run();
            assertThat(simulation.violations())
                    .as("seed %d (replay with -Dseed=%d)%n%s", seed, seed, simulation.trace())
                    .isEmpty();
            messages += simulation.messages();
            simulation.faults().forEach((name, count) -> faults.merge(name, count, Integer::sum));
        }
        System.out.printf("%d seeds, %d messages, faults: %s%n", seeds.length, messages, faults);
        assertThat(messages).isPositive();
    }
}

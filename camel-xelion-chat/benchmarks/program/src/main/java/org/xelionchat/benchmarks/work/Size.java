package org.xelionchat.benchmarks.work;

/**
 * How much is done: all of it for figures, a little to see whether something has gone badly wrong.
 *
 * @param warmUp events or calls before anything is measured
 * @param measured events or calls
 * @param idleSessions sockets that are open at once where scale is measured
 * @param recovered messages of the past that are read, for each length of a past
 * @param seconds for which a pace is held, or nothing is done
 */
public record Size(int warmUp, int measured, int idleSessions, int recovered, int seconds) {

    /** What figures come from. Before a million events or so, the JVM's compiler takes more than they do. */
    public static final Size FULL = new Size(1_200_000, 500_000, 8_000, 60_000, 8);

    /** Enough to see a gross regression. */
    public static final Size SMOKE = new Size(200_000, 300_000, 2_000, 30_000, 3);
}

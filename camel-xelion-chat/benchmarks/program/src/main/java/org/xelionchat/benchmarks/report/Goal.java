package org.xelionchat.benchmarks.report;

import java.util.function.ToDoubleFunction;

/**
 * What is to be reached: a figure that is computed from the runs of one session, and how high it may be.
 *
 * @param name what a reader calls it
 * @param most the highest that is good enough
 * @param tolerated the highest that a smoke test puts up with
 * @param figure computes it; not a number where something was not measured
 */
record Goal(String name, double most, double tolerated, ToDoubleFunction<Runs> figure) {

    /** A smoke test is too short for figures: it fails only where a goal is missed by far. */
    private static final double BY_FAR = 2;

    /** A goal that may be missed by a little where little is measured. */
    static Goal of(String name, double most, ToDoubleFunction<Runs> figure) {
        return new Goal(name, most, BY_FAR * most, figure);
    }

    /** What holds always or is broken, however little is measured. */
    static Goal strictly(String name, double most, ToDoubleFunction<Runs> figure) {
        return new Goal(name, most, most, figure);
    }

    /** The same goal, which is known to be missed by far: a smoke test fails only where it is missed by more than that. */
    Goal knownToReach(double figureToday) {
        return new Goal(name, most, figureToday, figure);
    }

    boolean isMeasured(Runs runs) {
        return !Double.isNaN(figure.applyAsDouble(runs));
    }

    boolean isReached(Runs runs) {
        return figure.applyAsDouble(runs) <= most;
    }

    boolean isTolerable(Runs runs) {
        return figure.applyAsDouble(runs) <= tolerated;
    }
}

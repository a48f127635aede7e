package org.xelionchat.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/** Everything that was measured in one session. */
final class Runs {

    private final List<Run> all;

    Runs() {
        this(new ArrayList<>());
    }

    private Runs(List<Run> all) {
        this.all = all;
    }

    void add(Run run) {
        all.add(run);
    }

    List<Run> all() {
        return List.copyOf(all);
    }

    /** {@return the runs of each round by itself} */
    List<Runs> rounds() {
        return all.stream()
                .map(Run::round)
                .distinct()
                .map(round -> new Runs(
                        all.stream().filter(run -> run.round() == round).toList()))
                .toList();
    }

    boolean has(Work work, Subjects subject) {
        return all.stream().anyMatch(of(work, subject));
    }

    /** {@return the names of the figures that were taken} */
    List<String> figures(Work work) {
        return all.stream()
                .filter(run -> run.work() == work)
                .flatMap(run -> run.figures().keySet().stream())
                .distinct()
                .toList();
    }

    /** {@return the middle one; not a number where there is none} */
    double median(Work work, Subjects subject, String figure) {
        double[] sorted = values(of(work, subject), figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** {@return the highest; not a number where there is none} */
    double highest(Work work, Subjects subject, String figure) {
        return values(of(work, subject), figure).max().orElse(Double.NaN);
    }

    /** {@return the lowest; not a number where there is none} */
    double lowest(Work work, Subjects subject, String figure) {
        return values(of(work, subject), figure).min().orElse(Double.NaN);
    }

    /** {@return the lowest of all works and subjects; not a number where there is none} */
    double lowest(String figure) {
        return values(run -> true, figure).min().orElse(Double.NaN);
    }

    /** {@return the least median of some subjects; not a number where there is none} */
    double best(Work work, String figure, List<Subjects> subjects) {
        return subjects.stream()
                .filter(subject -> has(work, subject))
                .mapToDouble(subject -> median(work, subject, figure))
                .min()
                .orElse(Double.NaN);
    }

    private static Predicate<Run> of(Work work, Subjects subject) {
        return run -> run.work() == work && run.subject() == subject;
    }

    private DoubleStream values(Predicate<Run> which, String figure) {
        Stream<Run> runs = all.stream().filter(which);
        return runs.filter(run -> run.figures().containsKey(figure))
                .mapToDouble(run -> run.figures().get(figure));
    }
}

package org.xelionchat.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/** What came of it, for a reader: medians, with the lowest and the highest of all rounds where there are several. */
final class Report {

    private final Runs runs;

    Report(Runs runs) {
        this.runs = runs;
    }

    /** {@return for each work a table of its subjects' figures} */
    String figures() {
        StringBuilder text = new StringBuilder();
        for (Work work : Work.values()) {
            List<String> figures = runs.figures(work);
            if (!figures.isEmpty()) {
                text.append(line(work.name(), figures));
                for (Subjects subject : Subjects.values()) {
                    if (runs.has(work, subject)) {
                        text.append(line(
                                subject.title(),
                                figures.stream()
                                        .map(figure -> range(round -> round.median(work, subject, figure)))
                                        .toList()));
                    }
                }
                text.append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    private static String line(String title, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format("%-30s", title));
        cells.forEach(cell -> line.append(String.format(" %-20s", cell)));
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    /**
     * {@return a table of what was to be reached}
     *
     * @param goals those that are looked at; those for which nothing was measured are left out
     */
    String verdicts(List<Goal> goals) {
        StringBuilder text = new StringBuilder(row("Goal", "at most", "figure", "verdict"));
        for (Goal goal : goals) {
            if (goal.isMeasured(runs)) {
                text.append(row(goal.name(), number(goal.most()), range(goal.figure()), verdict(goal)));
            }
        }
        return text.toString();
    }

    private static String row(String goal, String most, String figure, String verdict) {
        return String.format("%-62s %8s  %-20s %s%n", goal, most, figure, verdict);
    }

    private String verdict(Goal goal) {
        return goal.isReached(runs) ? "reached" : goal.isTolerable(runs) ? "missed" : "missed by far";
    }

    private String range(ToDoubleFunction<Runs> figure) {
        double[] sorted = runs.rounds().stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        String middle = number(figure.applyAsDouble(runs));
        return sorted.length < 2
                ? middle
                : middle + " (" + number(sorted[0]) + ".." + number(sorted[sorted.length - 1]) + ")";
    }

    private static String number(double value) {
        String format = Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%.0f";
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}

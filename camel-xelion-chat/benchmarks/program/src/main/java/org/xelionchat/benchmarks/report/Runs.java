package org.xelionchat.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/** Everything that was measured in one session. */
public final class Runs {

    private final List<Run> all = new ArrayList<>();

    void add(Run run) {
        all.add(run);
    }

    List<Run> all() {
        return List.copyOf(all);
    }

    boolean has(Work work, Subjects subject) {
        return all.stream().anyMatch(run -> run.work() == work && run.subject() == subject);
    }

    double median(Work work, Subjects subject, String figure) {
        double[] sorted = values(work, subject, figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** {@return the median with the lowest and the highest, as a reader wants it} */
    String summary(Work work, Subjects subject, String figure) {
        double[] sorted = values(work, subject, figure).sorted().toArray();
        if (sorted.length == 0) {
            return "-";
        }
        return text(median(work, subject, figure))
                + (sorted.length == 1 ? "" : " (" + text(sorted[0]) + ".." + text(sorted[sorted.length - 1]) + ")");
    }

    /** {@return the least median of some subjects} */
    double best(Work work, String figure, List<Subjects> subjects) {
        return subjects.stream()
                .filter(subject -> has(work, subject))
                .mapToDouble(subject -> median(work, subject, figure))
                .min()
                .orElse(Double.NaN);
    }

    static String text(double value) {
        String format = Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    private DoubleStream values(Work work, Subjects subject, String figure) {
        return all.stream()
                .filter(run -> run.work() == work && run.subject() == subject)
                .filter(run -> run.figures().containsKey(figure))
                .mapToDouble(run -> run.figures().get(figure));
    }
}

package org.xelionchat.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

class ReportTest {

    private final Runs runs = new Runs();
    private final Report report = new Report(runs);

    @Test
    void showsMediansWithTheirRange() {
        measured(1, 12.34, 4);
        measured(2, 10, 4);
        measured(3, 210, 4);

        assertThat(report.figures().lines())
                .containsExactly(
                        "EVENTS                         cpu",
                        "limit                          4.00 (4.00..4.00)",
                        "xelion-chat                    12.3 (10.0..210)",
                        "");
    }

    @Test
    void comparesMediansAndShowsTheRangeOfTheRoundsOwnRatios() {
        measured(1, 6, 4);
        measured(2, 9, 5);
        measured(3, 8, 10);

        assertThat(verdict(ratio(1.6))).contains(" 1.60  1.60 (0.80..1.80) ").endsWith(" reached");
    }

    @Test
    void tellsWhatIsMissedFromWhatIsMissedByFar() {
        measured(1, 5, 1);

        assertThat(verdict(ratio(5))).endsWith(" reached");
        assertThat(verdict(ratio(2.5))).endsWith(" missed");
        assertThat(verdict(ratio(2.4))).endsWith(" missed by far");
    }

    @Test
    void toleratesNothingWhereSomethingIsLost() {
        measured(1, 5, 1);

        assertThat(verdict(Goal.strictly("lost", 0, all -> 1))).endsWith(" missed by far");
        assertThat(verdict(Goal.strictly("lost", 0, all -> 0))).endsWith(" reached");
    }

    @Test
    void toleratesWhatIsKnown() {
        measured(1, 5, 1);

        assertThat(verdict(ratio(2).knownToReach(5))).endsWith(" missed");
        assertThat(verdict(ratio(2).knownToReach(4.9))).endsWith(" missed by far");
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        runs.add(new Run(Work.EVENTS, Subjects.OURS, 1, Map.of("cpu", 5.0)));

        assertThat(report.verdicts(List.of(ratio(5))).lines()).hasSize(1);
    }

    private String verdict(Goal goal) {
        return report.verdicts(List.of(goal)).lines().skip(1).findFirst().orElseThrow();
    }

    private static Goal ratio(double most) {
        return Goal.of(
                "ratio",
                most,
                runs -> runs.median(Work.EVENTS, Subjects.OURS, "cpu")
                        / runs.median(Work.EVENTS, Subjects.LIMIT, "cpu"));
    }

    private void measured(int round, double ours, double limit) {
        runs.add(new Run(Work.EVENTS, Subjects.OURS, round, Map.of("cpu", ours)));
        runs.add(new Run(Work.EVENTS, Subjects.LIMIT, round, Map.of("cpu", limit)));
    }
}

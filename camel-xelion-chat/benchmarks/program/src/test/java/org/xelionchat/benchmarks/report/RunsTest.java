package org.xelionchat.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

class RunsTest {

    private final Runs runs = new Runs();

    @Test
    void takesTheMiddleOneOfAnOddNumber() {
        measured(Subjects.OURS, 9, 1, 4);

        assertThat(runs.median(Work.EVENTS, Subjects.OURS, "cpu")).isEqualTo(4);
    }

    @Test
    void takesTheMeanOfTheMiddleTwoOfAnEvenNumber() {
        measured(Subjects.OURS, 9, 1, 4, 5);

        assertThat(runs.median(Work.EVENTS, Subjects.OURS, "cpu")).isEqualTo(4.5);
    }

    @Test
    void takesTheHighestAndTheLowest() {
        measured(Subjects.OURS, 9, 1, 4);

        assertThat(runs.highest(Work.EVENTS, Subjects.OURS, "cpu")).isEqualTo(9);
        assertThat(runs.lowest("cpu")).isEqualTo(1);
    }

    @Test
    void hasNoNumberForWhatWasNotMeasured() {
        measured(Subjects.OURS, 9);

        assertThat(runs.median(Work.EVENTS, Subjects.LIMIT, "cpu")).isNaN();
        assertThat(runs.median(Work.EVENTS, Subjects.OURS, "wall")).isNaN();
        assertThat(runs.highest(Work.CALLS, Subjects.OURS, "cpu")).isNaN();
        assertThat(runs.best(Work.EVENTS, "cpu", List.of(Subjects.LIMIT))).isNaN();
    }

    @Test
    void findsTheBestByItsMedian() {
        measured(Subjects.AHC_WS, 1, 8, 9);
        measured(Subjects.VERTX_WEBSOCKET, 5, 6, 7);

        assertThat(runs.best(Work.EVENTS, "cpu", List.of(Subjects.AHC_WS, Subjects.VERTX_WEBSOCKET)))
                .isEqualTo(6);
    }

    @Test
    void separatesRounds() {
        measured(Subjects.OURS, 9, 1);

        assertThat(runs.rounds())
                .extracting(round -> round.median(Work.EVENTS, Subjects.OURS, "cpu"))
                .containsExactly(9.0, 1.0);
    }

    private void measured(Subjects subject, double... figures) {
        for (int i = 0; i < figures.length; i++) {
            runs.add(new Run(Work.EVENTS, subject, i + 1, Map.of("cpu", figures[i])));
        }
    }
}

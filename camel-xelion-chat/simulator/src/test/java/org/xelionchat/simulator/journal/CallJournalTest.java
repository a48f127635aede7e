package org.xelionchat.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallJournalTest {

    private final CallJournal journal = new CallJournal();

    @Test
    void keepsTheNewestCalls() {
        for (int i = 0; i < CallJournal.MOST + 5; i++) {
            journal.received(call(Integer.toString(i)));
        }

        assertThat(journal.calls().count()).isEqualTo(CallJournal.MOST);
        assertThat(journal.calls().list().get(0).body()).isEqualTo("5");
    }

    @Test
    void theFirstReasonStays() {
        CallJournal.Entry entry = journal.received(call(""));

        entry.unexpected("first");
        entry.unexpected("second");
        entry.answered(404);

        assertThat(journal.calls().unexpected().list())
                .singleElement()
                .matches(call -> call.unexpected().equals(Optional.of("first")))
                .matches(call -> call.answer().getAsInt() == 404)
                .hasToString("UNKNOWN GET /x -> 404 (first)");
    }

    private static RecordedCall call(String body) {
        return new RecordedCall(
                Operation.UNKNOWN,
                "GET",
                "/x",
                null,
                null,
                Map.of("accept", List.of("a", "b")),
                TokenCheck.MISSING,
                body,
                Instant.EPOCH,
                OptionalInt.empty(),
                Optional.empty());
    }
}

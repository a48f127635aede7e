package org.xelionchat.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xelionchat.examples.chatbot.Entry.Kind;

class BriefingTest {

    @Test
    void isTheQuestionAloneWhenNothingWasSaidBefore() {
        assertThat(new Briefing(List.of(said("Hello?"))).text()).isEqualTo("Hello?");
    }

    @Test
    void leavesOutTheOldestWhenThereIsTooMuch() {
        String long1 = "1".repeat(2000);
        String long2 = "2".repeat(1000);
        String long3 = "3".repeat(1500);

        assertThat(new Briefing(List.of(said(long1), said(long2), said(long3))).text())
                .isEqualTo("peter: " + long2 + "\npeter: " + long3);
    }

    @Test
    void isTheQuestionAloneWhenThereIsRoomForNothingElse() {
        String question = "\uD83D\uDE00".repeat(Briefing.LONGEST);

        assertThat(new Briefing(List.of(said("Hello?"), said(question))).text()).isEqualTo(question);
    }

    private static Entry said(String text) {
        return new Entry("2026-11-22T10:15:30Z", "shop", "peter", Kind.customer, null, null, null, text);
    }
}

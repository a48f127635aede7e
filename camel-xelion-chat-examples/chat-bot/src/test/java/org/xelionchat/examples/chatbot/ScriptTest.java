package org.xelionchat.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.examples.chatbot.Entry.Kind;
import org.xelionchat.examples.chatbot.Script.Answer;

class ScriptTest {

    private final Script script = new Script(
            List.of("a human"),
            List.of(new Answer(List.of("opening hours", "open"), "nine to five"), new Answer(List.of("café"), "yes")),
            Map.of(Kind.joined, "{name} is here"));

    @ParameterizedTest
    @ValueSource(strings = {"open", "Are you OPEN?", "What are your opening-hours!", "(open)", "open\ncafé"})
    void answersWhatItsWordsAreIn(String text) {
        assertThat(script.answerTo(text)).contains("nine to five");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reopened", "opening", "hours opening", "", "?", "When do you open? I want A HUMAN."})
    void leavesEverythingElseToPeople(String text) {
        assertThat(script.answerTo(text)).isEmpty();
    }

    @Test
    void knowsLettersOfAllLanguages() {
        assertThat(script.answerTo("Is there a CAFÉ?")).contains("yes");
    }

    @Test
    void tellsWhatItHasWordsFor() {
        assertThat(script.notice(Kind.joined, "Wesley")).isEqualTo("Wesley is here");
        assertThat(script.notice(Kind.joined, null)).isEqualTo("is here");
        assertThat(script.notice(Kind.ended, null)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"customer", "bot", "agent"},
            mode = EnumSource.Mode.EXCLUDE)
    void hasWordsForEverythingThatHappens(Kind kind) throws Exception {
        assertThat(Script.standard().notice(kind, "Wesley")).isNotBlank();
    }
}

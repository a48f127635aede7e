package org.xelionchat.simulator.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    @ParameterizedTest
    @CsvSource({
        "price, What is the PRICE?, true",
        "price, priceless, false",
        "hi, which, false",
        "hi, 'Hi, you', true",
        "öffnungszeiten, ÖFFNUNGSZEITEN?, true",
        "opening hours, your opening hours please, true",
        "opening hours, opening at what hours, false",
        "c++, do you know C++?, true",
        "a.c, abc, false",
    })
    void wordsAreFoundAsWholeWordsWhateverTheirCase(String words, String text, boolean found) {
        assertThat(Rule.of(words, "answer").appliesTo(text)).isEqualTo(found);
    }

    @Test
    void aRuleNeedsWordsAndAnAnswer() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.of(" ", "answer"));
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.of("word", " "));
    }
}

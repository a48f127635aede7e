package org.xelionchat.simulator.bot;

import java.util.regex.Pattern;

/** What is answered when a word, or some words in a row, occur in what the visitor says. */
record Rule(Pattern occurrence, String answer) {

    static Rule of(String words, String answer) {
        if (words.isBlank() || answer.isBlank()) {
            throw new IllegalArgumentException("A rule needs words to look for, and an answer");
        }
        // as whole words, so that "hi" does not answer "which"
        String pattern = "(?<![\\p{L}\\p{N}])" + Pattern.quote(words.strip()) + "(?![\\p{L}\\p{N}])";
        return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), answer);
    }

    boolean appliesTo(String text) {
        return occurrence.matcher(text).find();
    }
}

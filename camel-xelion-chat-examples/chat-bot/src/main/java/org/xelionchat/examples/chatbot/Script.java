package org.xelionchat.examples.chatbot;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the bot says, from a JSON file.
 *
 * @param people words by which customers ask for people: then the bot does not try to answer
 * @param answers answers to common questions; the first one counts whose words are found
 * @param notices what the customer is told of what happens, by the kind of {@link Entry}; of what is missing he is told
 *     nothing. <code>{name}</code> is the agent's name
 */
record Script(List<String> people, List<Answer> answers, Map<Entry.Kind, String> notices) {

    /**
     * An answer to a common question.
     *
     * @param words any of these, as whole words in a row, whatever their case
     * @param answer what the bot says
     */
    record Answer(List<String> words, String answer) {}

    /** {@return the script that comes with the program} */
    static Script standard() throws IOException {
        try (InputStream file = Script.class.getResourceAsStream("script.json")) {
            return new ObjectMapper().readValue(file, Script.class);
        }
    }

    static Script read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return new ObjectMapper().readValue(content, Script.class);
        }
    }

    /** {@return the answer to a common question; empty where people are needed} */
    Optional<String> answerTo(String text) {
        String words = words(text);
        if (containsAny(words, people)) {
            return Optional.empty();
        }
        return answers.stream()
                .filter(answer -> containsAny(words, answer.words()))
                .map(Answer::answer)
                .findFirst();
    }

    /** {@return what the customer is told of it, or null}; name may be null */
    String notice(Entry.Kind kind, String name) {
        String notice = notices.get(kind);
        return notice == null
                ? null
                : notice.replace("{name}", name == null ? "" : name).strip();
    }

    private static boolean containsAny(String words, List<String> phrases) {
        return phrases.stream().anyMatch(phrase -> words.contains(words(phrase)));
    }

    private static String words(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                        .strip() + " ";
    }
}

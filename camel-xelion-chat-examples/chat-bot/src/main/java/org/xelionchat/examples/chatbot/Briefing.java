package org.xelionchat.examples.chatbot;

import java.util.List;

/**
 * What agents read first in a chat that is handed over: the question, after what the customer and the bot have said.
 *
 * @param said what was said so far, the question last
 */
record Briefing(List<Entry> said) {

    /** What Xelion takes (P9). */
    static final int LONGEST = 4000;

    /** {@return the text; where not everything fits, the oldest is left out} */
    String text() {
        Entry question = said.get(said.size() - 1);
        String text = line(question);
        for (int i = said.size() - 2; i >= 0; i--) {
            String longer = line(said.get(i)) + "\n" + text;
            if (!fits(longer)) {
                break;
            }
            text = longer;
        }
        return said.size() > 1 && fits(text) ? text : question.text();
    }

    private static String line(Entry entry) {
        return (entry.kind() == Entry.Kind.customer ? entry.customer() : entry.kind()) + ": " + entry.text();
    }

    private static boolean fits(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST;
    }
}

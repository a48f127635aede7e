package org.xelionchat.client;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Compares a text with what Xelion made of it. */
final class MessageText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What is shorter is nobody's idea of a summary. */
    private static final int SURELY_CUT = 40;

    private MessageText() {}

    /** Whether a stored text is what Xelion would store of the one that was sent. */
    static boolean matches(String sent, String stored) {
        if (sent == null || stored == null) {
            return false;
        }
        String wanted = normalised(sent);
        String found = normalised(stored);
        // P6.9: what Windows-1252 does not have may be lost; nobody says whether it vanishes, or becomes one question
        // mark, or one for each half of a surrogate pair
        return wanted.equals(found)
                || Stream.<UnaryOperator<String>>of(lost -> "", lost -> "?", lost -> "?".repeat(lost.length()))
                        .anyMatch(replacement ->
                                normalised(asStored(wanted, replacement)).equals(found));
    }

    /** Whether a text is the beginning of the one that was sent: classic may show no more of a long one (P3.5). */
    static boolean beginsWith(String sent, String shown) {
        String beginning = shown == null ? "" : normalised(shown);
        return sent != null
                && beginning.length() >= SURELY_CUT
                && normalised(asStored(normalised(sent), lost -> "?")).startsWith(beginning);
    }

    private static String asStored(String text, UnaryOperator<String> replacement) {
        CharsetEncoder encoder = WINDOWS_1252.newEncoder();
        StringBuilder stored = new StringBuilder(text.length());
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            stored.append(encoder.canEncode(character) ? character : replacement.apply(character));
        });
        return stored.toString();
    }

    private static String normalised(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}

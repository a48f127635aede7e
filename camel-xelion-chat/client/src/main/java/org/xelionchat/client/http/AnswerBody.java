package org.xelionchat.client.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** An answer's body as it arrives: most come in one part, which is not copied. */
final class AnswerBody {

    private static final byte[] EMPTY = {};

    private byte[] first = EMPTY;
    private ByteArrayOutputStream parts;

    /**
     * Takes what has arrived.
     *
     * @param part not changed afterwards
     */
    void add(byte[] part) {
        if (first.length == 0) {
            first = part;
        } else if (part.length > 0) {
            if (parts == null) {
                parts = new ByteArrayOutputStream();
                parts.writeBytes(first);
            }
            parts.writeBytes(part);
        }
    }

    /**
     * {@return how many bytes have arrived}
     */
    int length() {
        return parts == null ? first.length : parts.size();
    }

    /**
     * {@return what has arrived, read as UTF-8}
     */
    String text() {
        return parts == null ? new String(first, StandardCharsets.UTF_8) : parts.toString(StandardCharsets.UTF_8);
    }
}

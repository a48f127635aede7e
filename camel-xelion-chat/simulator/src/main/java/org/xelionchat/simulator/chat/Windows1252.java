package org.xelionchat.simulator.chat;

import java.nio.charset.Charset;

/** What becomes of texts on their way into Xelion's database. */
public final class Windows1252 {

    private static final Charset CHARSET = Charset.forName("windows-1252");

    private Windows1252() {}

    /**
     * {@return the text as it is read back}
     *
     * @param text as it came in
     */
    public static String stored(String text) {
        // P6.9: strings are converted to Windows-1252; what that set does not have is lost. Assumed: as "?".
        return new String(text.getBytes(CHARSET), CHARSET);
    }
}

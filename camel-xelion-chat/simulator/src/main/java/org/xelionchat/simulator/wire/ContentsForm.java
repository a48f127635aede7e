package org.xelionchat.simulator.wire;

/** How the classic API writes a message's text (P3.5). */
public enum ContentsForm {
    /** {@code "contents": "hello"}. */
    TEXT,
    /** {@code "contents": {"content": "hello", …}}. */
    OBJECT,
    /** No {@code contents} in lists, only {@code contentSummary} and {@code subject}, which are cut when long. */
    SUMMARY
}

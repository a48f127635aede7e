package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which way a message went, whatever {@code incoming} means where it was read (P7.1). */
public enum Direction {
    /** Written by the visitor of the web site. */
    VISITOR("visitor"),
    /** Written by an agent behind the phone line. */
    AGENT("agent");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    /**
     * {@return the text used in JSON and in headers}
     */
    @JsonValue
    public String text() {
        return text;
    }
}

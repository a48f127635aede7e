package org.xelionchat.simulator.chat;

import java.util.Objects;

/**
 * A phone line that can be chatted to.
 *
 * @param oid decimal number as text
 * @param name its name
 * @param extension its number within the house
 */
public record PhoneLine(String oid, String name, String extension) {

    /** All of them are needed. */
    public PhoneLine {
        Objects.requireNonNull(oid, "oid");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(extension, "extension");
    }
}

package org.xelionchat.simulator.chat;

/**
 * What identifies a session to those who hear of it.
 *
 * @param id its id
 * @param name its display name
 * @param phoneLine the line that is chatted to
 */
public record SessionTitle(String id, String name, PhoneLine phoneLine) {

    /** {@return the id; the name holds the visitor's} */
    @Override
    public String toString() {
        return "session " + id;
    }
}

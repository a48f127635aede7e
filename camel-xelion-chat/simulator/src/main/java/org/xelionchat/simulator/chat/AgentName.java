package org.xelionchat.simulator.chat;

/**
 * An agent as the events name him (P7).
 *
 * @param id decimal number as text
 * @param full the whole name, which is also the creator's name on his messages
 * @param name the surname; for a name of one word that word
 * @param givenName the first word of a name of several words, else empty
 */
public record AgentName(String id, String full, String name, String givenName) {

    /**
     * {@return an agent with the parts of his name}
     *
     * @param id decimal number as text
     * @param full for example {@code Wesley Jansen}
     * @throws IllegalArgumentException if it is blank
     */
    public static AgentName of(String id, String full) {
        String trimmed = full.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("An agent needs a name");
        }
        // P7: name is the surname, givenName the first name. Assumed: whoever has only one name has it as surname.
        int space = trimmed.indexOf(' ');
        return space < 0
                ? new AgentName(id, trimmed, trimmed, "")
                : new AgentName(id, trimmed, trimmed.substring(space + 1).strip(), trimmed.substring(0, space));
    }
}

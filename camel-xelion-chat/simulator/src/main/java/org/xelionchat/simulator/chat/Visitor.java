package org.xelionchat.simulator.chat;

/**
 * What a visitor told about himself when the chat began (P2.1).
 *
 * @param clientId the visitor's name as agents see it, never blank
 * @param emailAddress e-mail address, empty when none was given
 * @param phoneNumber phone number, empty when none was given
 */
public record Visitor(String clientId, String emailAddress, String phoneNumber) {

    /** {@return nothing personal, so that a visitor can be named in a log} */
    @Override
    public String toString() {
        return "Visitor";
    }
}

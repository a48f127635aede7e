package org.xelionchat.simulator.fault;

/**
 * One text message as it goes to the client.
 *
 * @param text its text
 * @param pieces in how many WebSocket frames
 */
public record OutgoingFrame(String text, int pieces) {

    /** {@return nothing of the text} */
    @Override
    public String toString() {
        return "frame of " + text.length() + " characters in " + pieces;
    }
}

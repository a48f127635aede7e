package org.xelionchat.simulator.chat;

/**
 * A file in a message (P6.6).
 *
 * @param oid decimal number as text
 * @param fileName its name
 * @param mimeType its type, as the sender called it
 * @param content its bytes; not to be changed
 */
public record SimulatedAttachment(String oid, String fileName, String mimeType, byte[] content) {

    /** {@return its size; neither name nor content} */
    @Override
    public String toString() {
        return "attachment of " + content.length + " bytes";
    }
}

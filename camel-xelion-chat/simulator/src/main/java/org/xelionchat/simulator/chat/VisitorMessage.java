package org.xelionchat.simulator.chat;

/**
 * What a visitor sends.
 *
 * @param text what he says, empty for a file alone
 * @param clientId the name that comes along, empty for none
 * @param file the file, or {@code null} for none
 */
public record VisitorMessage(String text, String clientId, File file) {

    /**
     * A file that comes along (P6.6).
     *
     * @param name its name
     * @param mimeType its type
     * @param content its bytes
     */
    public record File(String name, String mimeType, byte[] content) {

        /** {@return its size; neither name nor content} */
        @Override
        public String toString() {
            return "file of " + content.length + " bytes";
        }
    }

    /** {@return nothing of it} */
    @Override
    public String toString() {
        return "message of a visitor";
    }
}

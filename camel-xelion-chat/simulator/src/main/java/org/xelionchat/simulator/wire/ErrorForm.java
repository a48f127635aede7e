package org.xelionchat.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** How errors are written. For the gateway API no document says it (P8.2), so it can be chosen. */
public enum ErrorForm {
    /** A plain text, as the vendor's plugin expects it (P8.2). */
    TEXT("text/plain; charset=utf-8") {
        @Override
        public String body(int code, String message, String resource) {
            return message;
        }
    },
    /** Xelion's JSON error, as on the classic API (P8.1). */
    JSON("application/json; charset=utf-8") {
        @Override
        public String body(int code, String message, String resource) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("errorCode", code)
                    .put("message", message)
                    .put("info", "resource=" + resource)
                    .toString();
        }
    };

    private final String contentType;

    ErrorForm(String contentType) {
        this.contentType = contentType;
    }

    /** {@return the content type of such a body} */
    public String contentType() {
        return contentType;
    }

    /**
     * {@return an error's body}
     *
     * @param code Xelion error code (P8.1)
     * @param message text for people
     * @param resource method and path of the call
     */
    public abstract String body(int code, String message, String resource);
}

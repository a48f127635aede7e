package org.xelionchat.simulator.call;

import java.util.Optional;

/** A call is answered with an error. */
public final class CallRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String unexpected;

    private CallRefusal(int status, int code, String text, String unexpected) {
        super(text);
        this.status = status;
        this.code = code;
        this.unexpected = unexpected;
    }

    /**
     * {@return what may happen to any client}
     *
     * @param status HTTP status
     * @param code Xelion error code (P8.1)
     * @param text what the caller is told
     */
    public static CallRefusal of(int status, int code, String text) {
        return new CallRefusal(status, code, text, null);
    }

    /**
     * {@return what a client does only when there is a fault in it}
     *
     * @param status HTTP status
     * @param code Xelion error code (P8.1)
     * @param text what the caller is told
     */
    public static CallRefusal faultyClient(int status, int code, String text) {
        return new CallRefusal(status, code, text, text);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    Optional<String> unexpected() {
        return Optional.ofNullable(unexpected);
    }
}

package org.xelionchat.simulator.gateway;

import java.util.Optional;

/** A call is answered with an error. */
final class GatewayRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String unexpected;

    private GatewayRefusal(int status, int code, String text, String unexpected) {
        super(text);
        this.status = status;
        this.code = code;
        this.unexpected = unexpected;
    }

    /** What may happen to any client. */
    static GatewayRefusal of(int status, int code, String text) {
        return new GatewayRefusal(status, code, text, null);
    }

    /** What a client does only when there is a fault in it. */
    static GatewayRefusal faultyClient(int status, int code, String text) {
        return new GatewayRefusal(status, code, text, text);
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

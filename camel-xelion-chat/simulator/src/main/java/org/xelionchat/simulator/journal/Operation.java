package org.xelionchat.simulator.journal;

import java.util.Optional;

/** The calls of the gateway API (P2), the event socket's handshake, and whatever else may arrive. */
public enum Operation {
    /** G1. */
    CREATE_SESSION("POST", "sessions", Body.JSON),
    /** G2. */
    GET_SESSION("GET", "sessions/*", Body.NONE),
    /** G3. */
    SEND_MESSAGE("POST", "sessions/*/messages", Body.JSON),
    /** G4. */
    GET_MESSAGES("GET", "sessions/*/messages", Body.NONE),
    /** G5. */
    GET_EVENT_URL("GET", "sessions/*/websocket", Body.NONE),
    /** G6. */
    MARK_DELIVERED("PUT", "sessions/*/delivered", Body.NONE),
    /** G7. */
    NOTIFY_TYPING("POST", "sessions/*/is_typing", Body.NONE),
    /** G8. */
    CLOSE_SESSION("POST", "sessions/*/close", Body.NONE),
    /** G9. */
    SEND_TRANSCRIPT("POST", "sessions/*/transcript", Body.JSON),
    /** G10. */
    SEND_FEEDBACK("POST", "sessions/*/feedback", Body.JSON),
    /** G11. */
    GET_STATUS("GET", "status", Body.NONE),
    /** G12. */
    IS_TRANSCRIPT_ENABLED("GET", "transcript_enabled", Body.NONE),
    /** G13. */
    VALIDATE("GET", "validate", Body.NONE),
    /** The handshake of an event socket, on the URL that G5 gave out (P5.1). */
    OPEN_EVENTS("GET", null, Body.NONE),
    /** A text frame of a client on its event socket (P5.3). */
    EVENTS_FRAME("FRAME", null, Body.NONE),
    /** Anything that Xelion does not have. */
    UNKNOWN("", null, Body.NONE);

    /** What a call carries. */
    public enum Body {
        /** Nothing. */
        NONE,
        /** A JSON object. */
        JSON
    }

    private final String method;
    private final String path;
    private final Body body;

    Operation(String method, String path, Body body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    /** {@return the HTTP method} */
    public String method() {
        return method;
    }

    /** {@return the path below the gateway, {@code *} standing for the session's id; empty when it has none there} */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /** {@return what it carries} */
    public Body body() {
        return body;
    }
}

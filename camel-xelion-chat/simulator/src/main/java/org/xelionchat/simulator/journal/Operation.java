package org.xelionchat.simulator.journal;

/**
 * The calls of both APIs (P2, P3), the event socket's handshake, and whatever else may arrive. What both APIs can do has
 * one name.
 */
public enum Operation {
    /** G1, C5. */
    CREATE_SESSION,
    /** G2, C8. */
    GET_SESSION,
    /** G3, C6. */
    SEND_MESSAGE,
    /** G4, C7. */
    GET_MESSAGES,
    /** G5, C4. */
    GET_EVENT_URL,
    /** G6, and what is assumed for it on the classic API. */
    MARK_DELIVERED,
    /** G7, and what is assumed for it on the classic API. */
    NOTIFY_TYPING,
    /** G8, and what is assumed for it on the classic API. */
    CLOSE_SESSION,
    /** G9. */
    SEND_TRANSCRIPT,
    /** G10. */
    SEND_FEEDBACK,
    /** G11. */
    GET_STATUS,
    /** G12. */
    IS_TRANSCRIPT_ENABLED,
    /** G13. */
    VALIDATE,
    /** C1. */
    LOGIN,
    /** C2. */
    RENEW,
    /** C3. */
    LOGOUT,
    /** C12. */
    LIST_PHONE_LINES,
    /** C13. */
    GET_VERSION,
    /** The handshake of an event socket, on the URL that G5 or C4 gave out (P5.1). */
    OPEN_EVENTS,
    /** A text frame of a client on its event socket (P5.3). */
    EVENTS_FRAME,
    /** Anything that Xelion does not have. */
    UNKNOWN;

    /** {@return whether it is a call of an API} */
    public boolean isCall() {
        return this != OPEN_EVENTS && this != EVENTS_FRAME && this != UNKNOWN;
    }
}

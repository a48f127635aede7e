package org.xelionchat.simulator.fault;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with one call. */
public sealed interface CallFault {

    /** {@return whether the simulator does what the call asks for, before (or although) the answer goes wrong} */
    boolean acts();

    /**
     * Another answer than the right one.
     *
     * @param acts whether the call is carried out first
     * @param status HTTP status
     * @param retryAfter value of the header {@code Retry-After}, or empty for none
     * @param code the Xelion error code in the simulator's own error text, or empty for the usual one of this status
     * @param body the body, or empty for the simulator's own error text
     */
    record Answered(boolean acts, int status, Optional<String> retryAfter, Optional<Integer> code, Optional<Body> body)
            implements CallFault {}

    /**
     * The connection is closed instead of an answer.
     *
     * @param acts whether the call is carried out first
     */
    record Dropped(boolean acts) implements CallFault {}

    /**
     * There is never an answer; the connection stays open until the client closes it.
     *
     * @param acts whether the call is carried out
     */
    record Unanswered(boolean acts) implements CallFault {}

    /**
     * The right answer, but late.
     *
     * @param acts {@code true}: carried out at once, answered later; {@code false}: carried out later, too
     * @param delay how much later
     */
    record Late(boolean acts, Duration delay) implements CallFault {}

    /**
     * A body as it is sent.
     *
     * @param contentType its content type
     * @param text its text
     */
    record Body(String contentType, String text) {}
}

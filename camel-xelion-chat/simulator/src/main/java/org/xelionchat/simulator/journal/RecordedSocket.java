package org.xelionchat.simulator.journal;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * One event socket, as it was at one moment. Immutable.
 *
 * @param sessionId whose events it carries; on the classic API, that of its first subscription, {@code null} before
 * @param openedAt when its handshake was accepted
 * @param closedAt when it ended, or {@code null} while it is open
 * @param end how it ended, or {@code null} while it is open
 * @param clientCloseCode code of the client's close frame; 1005 when the frame had none
 * @param pings pings received
 * @param pongs pongs received
 * @param frames text frames received, oldest first
 */
public record RecordedSocket(
        String sessionId,
        Instant openedAt,
        Instant closedAt,
        End end,
        OptionalInt clientCloseCode,
        int pings,
        int pongs,
        List<String> frames) {

    /** Who ended a socket, and how. */
    public enum End {
        /** The client sent a close frame first. */
        CLOSED_BY_CLIENT,
        /** The client closed the connection without a close frame. */
        CUT_BY_CLIENT,
        /** The simulator sent a close frame first. */
        CLOSED_BY_SIMULATOR,
        /** The simulator closed the connection without a close frame. */
        CUT_BY_SIMULATOR
    }

    /** {@return whether it is open} */
    public boolean open() {
        return closedAt == null;
    }

    /** {@return the session and how it ended; never a frame} */
    @Override
    public String toString() {
        return "socket of session " + sessionId + (open() ? " (open)" : " (" + end + ")");
    }
}

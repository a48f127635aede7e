package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * The session's event stream was interrupted or restored, so passing events (typing, delivered, read) may have been
 * missed. Made by the client, never by Xelion.
 *
 * @param sessionId the session
 * @param sessionName display text of the session, or null
 * @param receivedAt when the client noticed
 * @param state what happened
 * @param cause why it was interrupted, without secrets; null when restored
 * @param interruptedAt since when nothing was received
 * @param recoveredMessages when restored: how many messages were found that had not come over the socket
 */
public record StreamStateEvent(
        String sessionId,
        String sessionName,
        @IsoInstant Instant receivedAt,
        State state,
        String cause,
        @IsoInstant Instant interruptedAt,
        int recoveredMessages)
        implements ChatEvent {

    /** The name used where other events have their wire name. */
    public static final String TYPE = "streamState";

    /** What happened to the stream. */
    public enum State {
        /** Nothing is received for the time being; the client is reconnecting. */
        INTERRUPTED,
        /** Live again, and recovered. */
        RESTORED;

        /**
         * {@return the text used in JSON}
         */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String type() {
        return TYPE;
    }
}

package org.xelionchat.client.store;

import java.time.Instant;

/**
 * An open session with what later calls need.
 *
 * @param sessionId Xelion's id
 * @param clientId the visitor's client id; null where the session was made elsewhere
 * @param storedAt when it was remembered
 */
public record StoredSession(String sessionId, String clientId, Instant storedAt) {

    @Override
    public String toString() {
        return "StoredSession[sessionId=" + sessionId + "]";
    }
}

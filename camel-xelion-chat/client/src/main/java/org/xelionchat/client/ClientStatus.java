package org.xelionchat.client;

import java.time.Instant;

/**
 * How a connection is, at one moment.
 *
 * @param followed how many sessions are followed
 * @param live how many of their streams are live
 * @param lastLive when a stream was last live; now where one is; where none ever was, when the first session was
 *     followed; null where none is followed
 * @param credentialsRefused whether Xelion's last word on the credentials was a refusal
 * @param connectAttempts how many sockets were tried to open, ever
 * @param lastError what last went wrong with a stream, without secrets, or null
 * @param lastEvent when the last event was received, or null
 */
public record ClientStatus(
        int followed,
        int live,
        Instant lastLive,
        boolean credentialsRefused,
        long connectAttempts,
        String lastError,
        Instant lastEvent) {}

package org.xelionchat.simulator.account;

import java.time.Instant;

/**
 * One login, as it was at one moment (P3.1: user name and user space identify it). Immutable.
 *
 * @param userName who
 * @param userSpace where
 * @param clientId the text by which the client named itself, empty for none
 * @param startedAt when he logged in
 * @param validUntil when the present token expires
 * @param renewals how often it was renewed
 */
public record ApiSession(
        String userName, String userSpace, String clientId, Instant startedAt, Instant validUntil, int renewals) {}

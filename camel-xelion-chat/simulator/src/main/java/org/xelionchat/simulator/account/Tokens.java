package org.xelionchat.simulator.account;

import java.time.Instant;

/**
 * What a login or a renewal gives (P3.1, P3.2).
 *
 * @param authentication the session token
 * @param renewal the renewal token
 * @param validUntil when the session token expires
 */
public record Tokens(String authentication, String renewal, Instant validUntil) {

    /** {@return when they expire; never a token} */
    @Override
    public String toString() {
        return "tokens until " + validUntil;
    }
}

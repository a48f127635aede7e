package org.xelionchat.client.api;

import java.time.Instant;

/**
 * What a login, or a renewal, has given.
 *
 * @param authentication authorises calls; a secret
 * @param renewalToken good for one renewal; a secret; null where there is none, or where it was refused
 * @param validUntil as Xelion told it, read as UTC; null where it could not be read
 * @param userSpace which of the user spaces is occupied: 0 for the one that was configured, then 1 for the next …
 */
record ClassicToken(String authentication, String renewalToken, Instant validUntil, int userSpace) {

    /**
     * {@return the value of the header {@code Authorization}}
     */
    String header() {
        return "xelion " + authentication;
    }

    /**
     * {@return this one, which can not be renewed any more}
     */
    ClassicToken unrenewable() {
        return new ClassicToken(authentication, null, validUntil, userSpace);
    }

    @Override
    public String toString() {
        return "ClassicToken[userSpace=" + userSpace + "]";
    }
}

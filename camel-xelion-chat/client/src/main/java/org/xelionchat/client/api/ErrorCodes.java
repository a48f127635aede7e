package org.xelionchat.client.api;

import java.util.Map;
import java.util.Set;

/** Xelion's error codes (P8.1). They tell more than the HTTP status, and the documents give them with changing ones. */
final class ErrorCodes {

    /** Already logged in in this user space. */
    static final int USER_SPACE_OCCUPIED = 10005;

    /** Attachments are not allowed in external sessions. */
    static final int NO_ATTACHMENTS = 10104;

    private static final int NOT_AUTHENTICATED = 10000;
    private static final int INVALID_AUTHENTICATION = 10020;
    private static final int LAST_INVALID_AUTHENTICATION = 10029;

    private static final Set<Integer> CREDENTIALS =
            Set.of(10000, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10010, 10011, 10012, 10013, 10101);

    /** A failed login in the server, busy sessions, a server error. */
    private static final Set<Integer> PASSING = Set.of(10009, 10400, 10402, 11000);

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(10000, "not authenticated"),
            Map.entry(10002, "no user name"),
            Map.entry(10003, "no password"),
            Map.entry(10004, "wrong user name, password or tenant"),
            Map.entry(10005, "the user space is occupied by another login"),
            Map.entry(10006, "the account is disabled"),
            Map.entry(10007, "the password has expired"),
            Map.entry(10008, "the server does not accept this client's version"),
            Map.entry(10009, "the login failed in the server"),
            Map.entry(10010, "the user space is longer than 200 characters"),
            Map.entry(10011, "no user space"),
            // P11: the documents have both
            Map.entry(10012, "a second factor is asked for, use an account without one"),
            Map.entry(10013, "a second factor is asked for, use an account without one"),
            Map.entry(10066, "the session is disabled"),
            Map.entry(10100, "there is no such session, line or user"),
            Map.entry(10101, "no permission, or a licence is missing: an administrator's account is needed"),
            Map.entry(NO_ATTACHMENTS, "attachments are not allowed in external sessions"),
            Map.entry(10400, "too many requests at a time"),
            Map.entry(10402, "timed out waiting for the session's resources"),
            Map.entry(11000, "an error in the server, or an attachment that is too large"));

    private ErrorCodes() {}

    /**
     * {@return whether the token was refused, so that another one may do}
     *
     * @param code a code, or null
     */
    static boolean isOfToken(Integer code) {
        return code != null
                && (code == NOT_AUTHENTICATED || code >= INVALID_AUTHENTICATION && code <= LAST_INVALID_AUTHENTICATION);
    }

    /**
     * {@return whether the credentials were refused, or what they allow}
     *
     * @param code a code
     */
    static boolean isOfCredentials(int code) {
        return CREDENTIALS.contains(code) || isOfToken(code);
    }

    /**
     * {@return whether the same call may succeed later}
     *
     * @param code a code, or null
     */
    static boolean isPassing(Integer code) {
        return code != null && PASSING.contains(code);
    }

    /**
     * {@return what a code says, for people; null for one that is not documented}
     *
     * @param code a code, or null
     */
    static String meaning(Integer code) {
        if (code == null) {
            return null;
        }
        return isOfToken(code) ? "the login is not valid" : MEANINGS.get(code);
    }
}

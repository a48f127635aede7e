package org.xelionchat.simulator.account;

/** Somebody is not let in. */
public final class AccountRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, with Xelion's own error code (P8.1). */
    public enum Reason {
        /** No token where one is needed. */
        NOT_AUTHENTICATED(10000, "Not authenticated"),
        /** No user name. */
        USER_NAME_MISSING(10002, "User name missing"),
        /** No password. */
        PASSWORD_MISSING(10003, "Password missing"),
        /** Wrong user or password. Assumed: a wrong app key, too, since no document gives it a code. */
        WRONG_CREDENTIALS(10004, "Wrong user name, password or tenant"),
        /** The user space is occupied. */
        ALREADY_LOGGED_IN(10005, "Already logged in in this user space"),
        /** The account is disabled. */
        DISABLED(10006, "Account disabled"),
        /** The password has expired. */
        PASSWORD_EXPIRED(10007, "Password expired"),
        /** The user space is longer than 200 characters. */
        USER_SPACE_TOO_LONG(10010, "User space too long"),
        /** No user space. */
        USER_SPACE_MISSING(10011, "User space missing"),
        /** P11.10: the prose says 10012, the table 10013. */
        SECOND_FACTOR_REQUIRED(10013, "Second factor required"),
        /** P8.1 knows 10020 to 10029 without saying which is which: 10020 to 10022 are assumed. */
        TOKEN_INVALID(10020, "Invalid authentication"),
        /** See {@link #TOKEN_INVALID}. */
        TOKEN_EXPIRED(10021, "Authentication expired"),
        /** See {@link #TOKEN_INVALID}. */
        RENEWAL_REFUSED(10022, "Invalid renewal");

        private final int code;
        private final String text;

        Reason(int code, String text) {
            this.code = code;
            this.text = text;
        }

        /** {@return Xelion's error code} */
        public int code() {
            return code;
        }
    }

    private final Reason reason;

    /**
     * Creates it.
     *
     * @param reason why
     */
    public AccountRefusal(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }
}

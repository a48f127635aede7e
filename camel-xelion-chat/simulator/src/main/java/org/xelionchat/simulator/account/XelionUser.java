package org.xelionchat.simulator.account;

import java.util.Objects;

/** A user of Xelion who may log in on the classic API (P3.1). He may be changed at any time, from any thread. */
public final class XelionUser {

    private final String name;
    private final String configuredPassword;
    private volatile String password;
    private volatile boolean administrator;
    private volatile boolean disabled;
    private volatile boolean passwordExpired;
    private volatile boolean secondFactorRequired;

    XelionUser(String name, String password) {
        this.name = name;
        this.configuredPassword = password;
        reset();
    }

    /** {@return his user name} */
    public String name() {
        return name;
    }

    /** {@return the password that is right at the moment} */
    public String password() {
        return password;
    }

    /**
     * Changes the password. Assumed: who is logged in stays so.
     *
     * @param changed the new password
     * @return this
     */
    public XelionUser password(String changed) {
        password = Objects.requireNonNull(changed, "changed");
        return this;
    }

    /** {@return whether he is an administrator, which external chats ask for (P3); at first he is} */
    public boolean administrator() {
        return administrator;
    }

    /**
     * Makes him an administrator, or a mere user, who is refused with 403/10101 and is told no event of an external
     * session (P5.4).
     *
     * @param is {@code true} for an administrator
     * @return this
     */
    public XelionUser administrator(boolean is) {
        administrator = is;
        return this;
    }

    /** {@return whether his account is disabled} */
    public boolean disabled() {
        return disabled;
    }

    /**
     * Disables his account: logins and renewals are refused with 401/10006. Assumed: so are his tokens, with 401/10020.
     *
     * @param is {@code false} to enable it again
     * @return this
     */
    public XelionUser disabled(boolean is) {
        disabled = is;
        return this;
    }

    /** {@return whether his password has expired} */
    public boolean passwordExpired() {
        return passwordExpired;
    }

    /**
     * Lets his password expire: logins and renewals are refused with 401/10007.
     *
     * @param is {@code false} to take it back
     * @return this
     */
    public XelionUser passwordExpired(boolean is) {
        passwordExpired = is;
        return this;
    }

    /** {@return whether a login needs a second factor} */
    public boolean secondFactorRequired() {
        return secondFactorRequired;
    }

    /**
     * Wants a second factor of him: logins are refused with 401/10013.
     *
     * @param is {@code false} to take it back
     * @return this
     */
    public XelionUser secondFactorRequired(boolean is) {
        secondFactorRequired = is;
        return this;
    }

    void reset() {
        password = configuredPassword;
        administrator = true;
        disabled = false;
        passwordExpired = false;
        secondFactorRequired = false;
    }

    /** {@return the name; never the password} */
    @Override
    public String toString() {
        return "user " + name;
    }
}

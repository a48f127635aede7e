package org.xelionchat.simulator.socket;

import org.xelionchat.simulator.account.Login;

/** For whom an event socket is. */
public sealed interface Audience {

    /** {@return the session it is for, or {@code null} when only its subscriptions will tell} */
    String sessionId();

    /**
     * A socket of the gateway API: it is for one session, and is told everything about it without asking (P5.1).
     *
     * @param sessionId the session
     */
    record OfSession(String sessionId) implements Audience {}

    /**
     * A socket of the classic API: it is for whoever is logged in, and is told what it subscribes to (P5.3).
     *
     * @param login who
     */
    record OfLogin(Login login) implements Audience {

        @Override
        public String sessionId() {
            return null;
        }
    }
}

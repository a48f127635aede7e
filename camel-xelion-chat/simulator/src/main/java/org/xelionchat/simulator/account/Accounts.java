package org.xelionchat.simulator.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.xelionchat.simulator.account.AccountRefusal.Reason;

/**
 * The users of the classic API and who of them is logged in where (P3.1). Tests change it while a client is at work.
 * Thread-safe.
 */
public final class Accounts {

    /** P9. */
    private static final int LONGEST_USER_SPACE = 200;

    /** P3.2: about as long as in the sample. */
    private static final int AUTHENTICATION_BYTES = 36;

    private static final int RENEWAL_BYTES = 20;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, XelionUser> users = new LinkedHashMap<>();
    private final Map<Place, Session> sessions = new LinkedHashMap<>();
    private final List<Tokens> issued = new ArrayList<>();
    private final String appKey;
    private final Duration tokenLifetime;
    private final Clock clock;
    private final Consumer<String> ended;
    private boolean renewalsRefused;
    private long nextId = 1;

    /**
     * Creates them.
     *
     * @param passwords by user name, in the order of their configuration
     * @param appKey the app key that a login must send, {@code null} for none
     * @param tokenLifetime how long a token is valid
     * @param clock what time it is
     * @param ended told the id of each login that has ended; must neither block nor call back
     */
    public Accounts(
            Map<String, String> passwords, String appKey, Duration tokenLifetime, Clock clock, Consumer<String> ended) {
        passwords.forEach((name, password) -> users.put(name, new XelionUser(name, password)));
        this.appKey = appKey;
        this.tokenLifetime = tokenLifetime;
        this.clock = clock;
        this.ended = ended;
    }

    // --- what there is ---

    /** {@return all users, in the order of their configuration} */
    public synchronized List<XelionUser> users() {
        return List.copyOf(users.values());
    }

    /**
     * {@return a user}
     *
     * @param name his user name
     * @throws IllegalArgumentException if there is none of this name
     */
    public synchronized XelionUser user(String name) {
        return known(name).orElseThrow(() -> new IllegalArgumentException("There is no user " + name));
    }

    /** {@return who is logged in, oldest first} */
    public synchronized List<ApiSession> sessions() {
        return sessions.values().stream().map(Session::view).toList();
    }

    /**
     * {@return all tokens that were given since the last reset, oldest first: for tests that look for them where they must
     * not be}
     */
    public synchronized List<Tokens> issued() {
        return List.copyOf(issued);
    }

    // --- what tests do with it ---

    /**
     * Lets all tokens expire now. The logins go on: their user spaces stay occupied, and their renewal tokens are good.
     *
     * @return this
     */
    public synchronized Accounts expireTokens() {
        Instant past = clock.instant().minusSeconds(1);
        sessions.values().forEach(session -> session.validUntil = past);
        return this;
    }

    /**
     * Ends all logins, as the server may do by itself (P3.1). Tokens and renewal tokens are worth nothing any more, and
     * the user spaces are free.
     *
     * @return this
     */
    public synchronized Accounts endSessions() {
        List.copyOf(sessions.values()).forEach(this::end);
        return this;
    }

    /**
     * Refuses every renewal from now on, with 401/10022.
     *
     * @param refused {@code false} to take it back
     * @return this
     */
    public synchronized Accounts refuseRenewals(boolean refused) {
        renewalsRefused = refused;
        return this;
    }

    /**
     * Somebody else, or the same program before it crashed, is logged in here: whoever does not have his token is refused
     * with 401/10005.
     *
     * @param user who
     * @param userSpace where
     * @return this
     */
    public synchronized Accounts occupy(XelionUser user, String userSpace) {
        begin(user, new Place(user.name(), userSpace), "");
        return this;
    }

    /** Forgets who is logged in; users are as configured again. */
    public synchronized void reset() {
        endSessions();
        users.values().forEach(XelionUser::reset);
        renewalsRefused = false;
        issued.clear();
    }

    // --- what the server does with it ---

    /**
     * C1.
     *
     * @param credentials what was sent
     * @param oldToken the token that came along, if there was one
     * @return the new tokens
     */
    public synchronized Tokens login(Credentials credentials, Optional<String> oldToken) {
        refuseIf(credentials.userName().isBlank(), Reason.USER_NAME_MISSING);
        refuseIf(credentials.password().isEmpty(), Reason.PASSWORD_MISSING);
        String userSpace = credentials.userSpace();
        refuseIf(userSpace.isBlank(), Reason.USER_SPACE_MISSING);
        refuseIf(userSpace.codePointCount(0, userSpace.length()) > LONGEST_USER_SPACE, Reason.USER_SPACE_TOO_LONG);
        Place place = new Place(credentials.userName(), userSpace);
        Session there = sessions.get(place);
        // P3.1: only the token of the session that is to be ended. Assumed: with any other the login is refused, and an
        // expired one is still that session's.
        refuseIf(
                oldToken.isPresent() && (there == null || !there.authentication.equals(oldToken.get())),
                Reason.TOKEN_INVALID);
        XelionUser user = known(credentials.userName())
                .filter(known -> known.password().equals(credentials.password()))
                .orElseThrow(() -> new AccountRefusal(Reason.WRONG_CREDENTIALS));
        refuseIf(appKey != null && !appKey.equals(credentials.appKey()), Reason.WRONG_CREDENTIALS);
        refuseIf(user.disabled(), Reason.DISABLED);
        refuseIf(user.passwordExpired(), Reason.PASSWORD_EXPIRED);
        refuseIf(user.secondFactorRequired(), Reason.SECOND_FACTOR_REQUIRED);
        refuseIf(there != null && oldToken.isEmpty(), Reason.ALREADY_LOGGED_IN);
        return begin(user, place, credentials.clientId());
    }

    /**
     * C2. Assumed: the token that is renewed may have expired, since the server "revives" sessions (P3.1), and it is worth
     * nothing afterwards.
     *
     * @param token the token that came along
     * @param proof the renewal token, or the password
     * @return the new tokens
     */
    public synchronized Tokens renew(String token, String proof) {
        Session session = sessionWith(token);
        refuseIf(session.user.disabled(), Reason.DISABLED);
        refuseIf(session.user.passwordExpired(), Reason.PASSWORD_EXPIRED);
        refuseIf(
                renewalsRefused || !(proof.equals(session.renewal) || proof.equals(session.user.password())),
                Reason.RENEWAL_REFUSED);
        session.renewals++;
        return freshTokens(session);
    }

    /**
     * C3.
     *
     * @param token the token that came along
     */
    public synchronized void logout(String token) {
        end(valid(token));
    }

    /**
     * {@return who makes a call with this token}
     *
     * @param token the token that came along
     */
    public synchronized Login authenticated(String token) {
        return valid(token).login();
    }

    /**
     * {@return whether this is the token of a login, be it expired or not}
     *
     * @param token any text
     */
    public synchronized boolean isKnown(String token) {
        return with(token).isPresent();
    }

    /**
     * {@return whose token this is, if a call may be made with it}
     *
     * @param token any text
     */
    public synchronized Optional<Login> loginOf(String token) {
        return with(token).filter(session -> whyNot(session).isEmpty()).map(Session::login);
    }

    private Session valid(String token) {
        Session session = sessionWith(token);
        Optional<Reason> whyNot = whyNot(session);
        if (whyNot.isPresent()) {
            throw new AccountRefusal(whyNot.get());
        }
        return session;
    }

    private Optional<Reason> whyNot(Session session) {
        if (session.user.disabled()) {
            return Optional.of(Reason.TOKEN_INVALID);
        }
        return clock.instant().isAfter(session.validUntil) ? Optional.of(Reason.TOKEN_EXPIRED) : Optional.empty();
    }

    private Session sessionWith(String token) {
        return with(token).orElseThrow(() -> new AccountRefusal(Reason.TOKEN_INVALID));
    }

    private Optional<Session> with(String token) {
        return sessions.values().stream()
                .filter(session -> session.authentication.equals(token))
                .findFirst();
    }

    private Optional<XelionUser> known(String name) {
        return Optional.ofNullable(users.get(name));
    }

    private Tokens begin(XelionUser user, Place place, String clientId) {
        Session before = sessions.get(place);
        if (before != null) {
            end(before);
        }
        Session session = new Session(Long.toString(nextId++), user, place, clientId, clock.instant());
        sessions.put(place, session);
        return freshTokens(session);
    }

    private void end(Session session) {
        sessions.remove(session.place);
        ended.accept(session.id);
    }

    private Tokens freshTokens(Session session) {
        session.authentication = secret(AUTHENTICATION_BYTES);
        session.renewal = secret(RENEWAL_BYTES);
        session.validUntil = clock.instant().plus(tokenLifetime);
        Tokens tokens = new Tokens(session.authentication, session.renewal, session.validUntil);
        issued.add(tokens);
        return tokens;
    }

    private String secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static void refuseIf(boolean so, Reason reason) {
        if (so) {
            throw new AccountRefusal(reason);
        }
    }

    /** P3.1: the two together identify a session. */
    private record Place(String userName, String userSpace) {}

    private static final class Session {
        private final String id;
        private final XelionUser user;
        private final Place place;
        private final String clientId;
        private final Instant startedAt;
        private String authentication;
        private String renewal;
        private Instant validUntil;
        private int renewals;

        private Session(String id, XelionUser user, Place place, String clientId, Instant startedAt) {
            this.id = id;
            this.user = user;
            this.place = place;
            this.clientId = clientId;
            this.startedAt = startedAt;
        }

        private Login login() {
            return new Login(id, user);
        }

        private ApiSession view() {
            return new ApiSession(place.userName(), place.userSpace(), clientId, startedAt, validUntil, renewals);
        }
    }
}

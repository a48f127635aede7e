package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.ApiCaller.Answered;
import org.xelionchat.simulator.account.ApiSession;
import org.xelionchat.simulator.account.XelionUser;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.TokenCheck;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** Who is let in on the classic API, and for how long (P3.1, P3.2, P8.1). */
class ClassicLoginTest {

    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.with(
            simulator -> simulator.clock(CLOCK).classic(classic -> classic.user("anna", "s3cret")
                    .user("bob", "hidden")
                    .tokenLifetime(Duration.ofMinutes(30))
                    .validUntilOffset(ZoneOffset.ofHours(2))));

    private final XelionSimulator simulator = XELION.simulator();
    private final ClassicCaller caller = new ClassicCaller(simulator);

    @AfterEach
    void turnTheClockBack() {
        CLOCK.reset();
    }

    /** P3.1: the fields; which zone validUntil is in, no document says. */
    @Test
    void aLoginGivesTokens() {
        JsonNode answer = caller.login("anna", "s3cret", "here").json();

        assertThat(answer.get("authentication").asText()).isNotBlank().hasSizeLessThanOrEqualTo(512);
        assertThat(answer.get("renewalToken").asText()).isNotBlank().hasSizeLessThanOrEqualTo(512);
        assertThat(answer.get("validUntil").asText()).isEqualTo("2026-03-01 14:30:00");
        assertThat(answer.get("userName").isNull()).isTrue();
        assertThat(simulator.accounts().sessions())
                .containsExactly(new ApiSession(
                        "anna", "here", "", SettableClock.START, SettableClock.START.plus(Duration.ofMinutes(30)), 0));
    }

    static Stream<Arguments> refusedLogins() {
        return Stream.of(
                arguments("{}", 400, 10002),
                arguments("{'userName':' ','password':'s3cret','userSpace':'here'}", 400, 10002),
                arguments("{'userName':'anna','userSpace':'here'}", 400, 10003),
                arguments("{'userName':'anna','password':'s3cret'}", 401, 10011),
                arguments("{'userName':'anna','password':'s3cret','userSpace':'" + "x".repeat(201) + "'}", 401, 10010),
                arguments("{'userName':'anna','password':'S3cret','userSpace':'here'}", 401, 10004),
                arguments("{'userName':'anne','password':'s3cret','userSpace':'here'}", 401, 10004),
                arguments("{'userName':'anna','password':'hidden','userSpace':'here'}", 401, 10004));
    }

    @ParameterizedTest
    @MethodSource("refusedLogins")
    void aLoginIsRefused(String body, int status, int code) {
        assertRefused(caller.post("/me/login", body.replace('\'', '"')), status, code);

        assertThat(simulator.accounts().sessions()).isEmpty();
        assertThat(simulator.calls().unexpected()).isEmpty();
    }

    @Test
    void aUserSpaceOf200CharactersIsTaken() {
        assertThat(caller.login("anna", "s3cret", "x".repeat(200)).status()).isEqualTo(200);
    }

    static Stream<Arguments> faultyLogins() {
        return Stream.of(
                arguments("", 400, 10200),
                arguments("{'userName':", 400, 10202),
                arguments("'anna'", 400, 10202),
                arguments("{'userName':7}", 400, 10202));
    }

    @ParameterizedTest
    @MethodSource("faultyLogins")
    void aLoginOfAFaultyClientIsTakenDown(String body, int status, int code) {
        XELION.allowUnexpectedCalls();

        assertRefused(caller.post("/me/login", body.replace('\'', '"')), status, code);
        assertThat(simulator.calls().unexpected().count()).isEqualTo(1);
    }

    /** P3.1: "wrong user name, password or tenant". */
    @Test
    void anotherTenantIsLikeAnotherUser() {
        ApiCaller elsewhere = new ApiCaller(simulator, simulator.uri() + "/api/v1/elsewhere", null);

        assertRefused(
                elsewhere.post(
                        "/me/login",
                        ClassicCaller.credentials("anna", "s3cret", "here").toString()),
                401,
                10004);
        elsewhere.authorization(loggedIn("here"));
        assertRefused(elsewhere.get("/phonelines"), 401, 10020);
    }

    static Stream<Arguments> users() {
        Consumer<XelionUser> disabled = user -> user.disabled(true);
        Consumer<XelionUser> expired = user -> user.passwordExpired(true);
        Consumer<XelionUser> secondFactor = user -> user.secondFactorRequired(true);
        Consumer<XelionUser> password = user -> user.password("new");
        return Stream.of(
                arguments("disabled", disabled, 10006),
                arguments("password expired", expired, 10007),
                arguments("second factor", secondFactor, 10013),
                arguments("password changed", password, 10004));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("users")
    void aUserWhoIsNotLetIn(String name, Consumer<XelionUser> change, int code) {
        change.accept(simulator.user());

        assertRefused(caller.login("anna", "s3cret", "here"), 401, code);
        assertThat(caller.login("bob", "hidden", "here").status()).isEqualTo(200);
    }

    @Test
    void aDisabledUsersTokensAndRenewalsAreRefused() {
        caller.loggedIn("here");

        simulator.user().disabled(true);
        assertRefused(caller.get("/phonelines"), 401, 10020);
        assertRefused(caller.renew(), 401, 10006);

        simulator.user().disabled(false);
        assertThat(caller.get("/phonelines").status()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordLeavesLoginsAlone() {
        caller.loggedIn("here");

        simulator.user().password("new");

        assertThat(caller.get("/phonelines").status()).isEqualTo(200);
        assertThat(caller.renew().status()).isEqualTo(200);
        caller.authorization(null);
        assertThat(caller.login("anna", "new", "there").status()).isEqualTo(200);
    }

    /** P3.1. */
    @Test
    void anAppKeyCanBeWanted() {
        try (XelionSimulator other = XelionSimulator.builder()
                .classic(classic -> classic.appKey("k3y"))
                .build()
                .start()) {
            ClassicCaller client = new ClassicCaller(other);
            ObjectNode credentials = ClassicCaller.credentials("admin", "password", "here");

            assertRefused(client.post("/me/login", credentials.toString()), 401, 10004);
            assertRefused(
                    client.post("/me/login", credentials.put("appKey", "key").toString()), 401, 10004);
            assertThat(client.post("/me/login", credentials.put("appKey", "k3y").toString())
                            .status())
                    .isEqualTo(200);
            assertThat(other.calls().bodies().toString())
                    .contains("\"appKey\":\"***\"")
                    .doesNotContain("k3y");
        }
    }

    // --- user spaces ---

    @Test
    void aUserSpaceIsForOneLogin() {
        caller.login("anna", "s3cret", "here");

        assertRefused(caller.login("anna", "s3cret", "here"), 401, 10005);
        assertThat(caller.login("anna", "s3cret", "there").status()).isEqualTo(200);
        assertThat(caller.login("bob", "hidden", "here").status()).isEqualTo(200);
        assertThat(simulator.accounts().sessions()).hasSize(3);
    }

    @Test
    void aUserSpaceCanBeOccupiedBySomebodyElse() {
        simulator.accounts().occupy(simulator.user(), "here");

        assertRefused(caller.login("anna", "s3cret", "here"), 401, 10005);
    }

    /** A wrong password is not told that there is a login. */
    @Test
    void aWrongPasswordIsRefusedAsSuchAlsoWhereTheSpaceIsOccupied() {
        simulator.accounts().occupy(simulator.user(), "here");

        assertRefused(caller.login("anna", "wrong", "here"), 401, 10004);
    }

    @Test
    void theOldTokenFreesTheSpace() {
        String old = loggedIn("here");

        caller.authorization(old);
        Answered answer = caller.login("anna", "s3cret", "here");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(simulator.accounts().sessions()).hasSize(1);
        assertRefused(caller.get("/phonelines"), 401, 10020);
        assertThat(simulator.calls().of(Operation.LOGIN).last().orElseThrow().token())
                .isEqualTo(TokenCheck.RIGHT);
    }

    @Test
    void theOldTokenFreesTheSpaceAlsoWhenItHasExpired() {
        String old = loggedIn("here");
        simulator.accounts().expireTokens();

        assertRefused(caller.login("anna", "s3cret", "here"), 401, 10005);
        caller.authorization(old);
        assertThat(caller.login("anna", "s3cret", "here").status()).isEqualTo(200);
    }

    /** P3.1: the token of the session that is to be ended, and no other. */
    @Test
    void anyOtherTokenIsRefusedWithALogin() {
        String ofAnotherSpace = loggedIn("there");
        String stale = loggedIn("here");
        simulator.accounts().endSessions();
        String ofAnotherUser = "xelion "
                + caller.login("bob", "hidden", "here")
                        .json()
                        .get("authentication")
                        .asText();

        for (String header : List.of(stale, ofAnotherSpace, ofAnotherUser, "xelion wrong")) {
            caller.authorization(header);
            assertRefused(caller.login("anna", "s3cret", "here"), 401, 10020);
        }
        assertThat(simulator.calls().of(Operation.LOGIN).last().orElseThrow().token())
                .isEqualTo(TokenCheck.WRONG);
        caller.authorization(null);
        assertThat(caller.login("anna", "s3cret", "here").status()).isEqualTo(200);
    }

    @Test
    void aRenewedTokenFreesTheSpaceAndTheOneBeforeDoesNot() {
        caller.loggedIn("here");
        String before = caller.authorization();
        caller.renew();

        String after = caller.authorization();
        caller.authorization(before);
        assertRefused(caller.login("anna", "s3cret", "here"), 401, 10020);
        caller.authorization(after);
        assertThat(caller.login("anna", "s3cret", "here").status()).isEqualTo(200);
    }

    // --- tokens ---

    @Test
    void aTokenExpires() {
        caller.loggedIn("here");
        CLOCK.advance(Duration.ofMinutes(30));
        assertThat(caller.get("/phonelines").status()).isEqualTo(200);

        CLOCK.advance(Duration.ofSeconds(1));

        assertRefused(caller.get("/phonelines"), 401, 10021);
        assertThat(simulator.calls().last().orElseThrow().token()).isEqualTo(TokenCheck.WRONG);
    }

    @Test
    void tokensExpireOnDemandAndCanBeRenewedThen() {
        caller.loggedIn("here");

        simulator.accounts().expireTokens();

        assertRefused(caller.get("/phonelines"), 401, 10021);
        assertThat(caller.renew().status()).isEqualTo(200);
        assertThat(caller.get("/phonelines").status()).isEqualTo(200);
        assertThat(simulator.accounts().sessions().get(0).renewals()).isEqualTo(1);
    }

    /** P3.1: it changes at every renewal. */
    @Test
    void theRenewalTokenRotates() {
        caller.loggedIn("here");
        String first = caller.renewalToken();
        String before = caller.authorization();

        assertThat(caller.renew().json().get("validUntil").asText()).isEqualTo("2026-03-01 14:30:00");

        assertThat(caller.renewalToken()).isNotEqualTo(first);
        assertRefused(caller.post("/me/renew", "\"" + first + "\""), 401, 10022);
        assertThat(caller.get("/phonelines").status()).isEqualTo(200);
        caller.authorization(before);
        assertRefused(caller.get("/phonelines"), 401, 10020);
    }

    /** P3: C2 takes the password, too. */
    @Test
    void thePasswordRenews() {
        caller.loggedIn("here");

        assertThat(caller.post("/me/renew", "\"s3cret\"").status()).isEqualTo(200);
        assertThat(simulator.calls().bodies().toString()).doesNotContain("s3cret");
    }

    @Test
    void renewalsCanBeRefused() {
        caller.loggedIn("here");

        simulator.accounts().refuseRenewals(true);
        assertRefused(caller.renew(), 401, 10022);

        simulator.accounts().refuseRenewals(false);
        assertThat(caller.renew().status()).isEqualTo(200);
    }

    @Test
    void aRenewalNeedsAToken() {
        assertRefused(caller.post("/me/renew", "\"s3cret\""), 401, 10000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "", "\"unfinished"})
    void aRenewalCarriesAString(String body) {
        XELION.allowUnexpectedCalls();
        caller.loggedIn("here");

        assertThat(caller.post("/me/renew", body).status()).isEqualTo(400);
    }

    @Test
    void sessionsCanEndByThemselves() {
        caller.loggedIn("here");

        simulator.accounts().endSessions();

        assertRefused(caller.get("/phonelines"), 401, 10020);
        assertRefused(caller.renew(), 401, 10020);
        caller.authorization(null);
        assertThat(caller.login("anna", "s3cret", "here").status()).isEqualTo(200);
    }

    @Test
    void aLogoutFreesTheSpace() {
        caller.loggedIn("here");

        assertThat(caller.post("/me/logout", null).body()).isEmpty();

        assertRefused(caller.post("/me/logout", null), 401, 10020);
        caller.authorization(null);
        // P8.1: this one is a 403
        assertRefused(caller.post("/me/logout", null), 403, 10000);
        assertThat(caller.login("anna", "s3cret", "here").status()).isEqualTo(200);
    }

    @Test
    void aCallWithoutATokenIsRefused() {
        for (String path : List.of("/phonelines", "/chats/1", "/chats/1/messages")) {
            assertRefused(caller.get(path), 401, 10000);
        }
    }

    /** P1: "xelion " before the token. */
    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "Bearer TOKEN", "Xelion TOKEN", "xelionTOKEN", "xelion"})
    void aTokenInAnotherFormIsThatOfAFaultyClient(String form) {
        XELION.allowUnexpectedCalls();
        String token = loggedIn("here").substring("xelion ".length());
        caller.authorization(form.replace("TOKEN", token));

        assertRefused(caller.get("/phonelines"), 401, 10020);
        assertThat(simulator.calls().unexpected().count()).isEqualTo(1);
    }

    @Test
    void aMereUserMayNotStartAnExternalSession() {
        caller.loggedIn("here");
        simulator.user().administrator(false);

        assertRefused(caller.createSession(simulator.phoneLine().oid()), 403, 10101);
    }

    // --- rate limit ---

    /** P9: limited; the number is not given. */
    @Test
    void tooManyConcurrentRequestsOfOneLoginAreRefused() {
        try (XelionSimulator busy = XelionSimulator.builder()
                .classic(classic -> classic.concurrentRequests(3))
                .build()
                .start()) {
            ClassicCaller one = new ClassicCaller(busy).loggedIn("one");
            ClassicCaller two = new ClassicCaller(busy).loggedIn("two");
            busy.faults().nextCall(Operation.LIST_PHONE_LINES).always().answersLate(Duration.ofSeconds(1));

            List<CompletableFuture<Answered>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(one.sendAsync("GET", "/phonelines", null));
            }
            calls.add(two.sendAsync("GET", "/phonelines", null));
            List<Answered> answers = calls.stream().map(CompletableFuture::join).toList();

            assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(2);
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(4);
            answers.stream()
                    .filter(answer -> answer.status() == 429)
                    .forEach(answer -> assertRefused(answer, 429, 10400));
            busy.faults().clear();
            assertThat(one.get("/phonelines").status()).isEqualTo(200);
        }
    }

    @Test
    void otherRefusalsComeByFaults() {
        caller.loggedIn("here");
        simulator.faults().nextCall(Operation.LIST_PHONE_LINES).answers(429, 10402);

        assertRefused(caller.get("/phonelines"), 429, 10402);
    }

    // --- reset ---

    @Test
    void aResetForgetsLoginsAndChanges() {
        simulator.accounts().refuseRenewals(true);
        caller.loggedIn("here");
        simulator
                .user()
                .password("new")
                .passwordExpired(true)
                .secondFactorRequired(true)
                .administrator(false);
        simulator.reset();

        assertThat(simulator.accounts().sessions()).isEmpty();
        assertThat(simulator.user().password()).isEqualTo("s3cret");
        assertThat(simulator.user().administrator()).isTrue();
        caller.authorization(null);
        caller.loggedIn("here");
        assertThat(caller.renew().status()).isEqualTo(200);
    }

    @Test
    void noSecretIsPrintedOrKept() {
        caller.loggedIn("here");
        String token = caller.authorization().substring("xelion ".length());
        caller.renew();
        caller.listen(caller.createSession());

        String printed = simulator.accounts()
                + simulator.accounts().users().toString()
                + simulator.accounts().sessions()
                + simulator.calls()
                + simulator.calls().bodies()
                + simulator.calls().list().stream().map(call -> call.headers()).toList()
                + simulator.sockets().list();

        assertThat(printed).doesNotContain("s3cret", "hidden", token, caller.renewalToken());
    }

    /** The header of a login in this space as the default user. */
    private String loggedIn(String userSpace) {
        return new ClassicCaller(simulator).loggedIn(userSpace).authorization();
    }

    private static void assertRefused(Answered answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.json().get("errorCode").intValue()).isEqualTo(code);
        assertThat(answer.json().get("message").asText()).isNotBlank();
        assertThat(answer.json().get("info").asText()).startsWith("resource=");
    }
}

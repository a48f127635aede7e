package org.xelionchat.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionConnectionException.Reached;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.account.Accounts;
import org.xelionchat.simulator.account.ApiSession;
import org.xelionchat.simulator.account.XelionUser;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedCall;

/** The login that all calls of a classic connection share: contract sections 5, 6 and 8, on real sockets. */
@Timeout(60)
class LoginTest {

    private static final int AT_ONCE = 100;

    @Test
    void aHundredCallsAtOnceShareOneLogin() {
        try (World world = World.classic(classic -> {})) {
            all(IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> world.client().listPhoneLines())
                    .toList());

            assertThat(count(world, Operation.LOGIN)).isEqualTo(1);
            assertThat(accounts(world).sessions())
                    .extracting(ApiSession::userSpace)
                    .containsExactly("test");
        }
    }

    @Test
    void tokensThatExpireUnderAHundredSendsAreRenewedOnceAndEveryMessageArrivesOnce() {
        try (World world = World.classic(classic -> {})) {
            List<String> sessions = sessions(world, AT_ONCE);

            List<CompletableFuture<ChatMessage>> sends = sends(world, sessions, "one");
            accounts(world).expireTokens();
            sends.addAll(sends(world, sessions, "two"));
            all(sends);

            assertThat(sessions).allSatisfy(session -> assertThat(
                            world.simulator().session(session).texts(Sender.VISITOR))
                    .containsExactly("one", "two"));
            assertThat(count(world, Operation.RENEW)).isEqualTo(1);
            assertThat(count(world, Operation.LOGIN)).isEqualTo(1);
        }
    }

    @Test
    void aRenewalThatIsRefusedIsFollowedByOneLoginWithTheOldToken() {
        try (World world = World.classic(classic -> {})) {
            List<String> sessions = sessions(world, AT_ONCE);
            accounts(world).refuseRenewals(true).expireTokens();

            all(sends(world, sessions, "hello"));

            assertThat(sessions).allSatisfy(session -> assertThat(
                            world.simulator().session(session).texts(Sender.VISITOR))
                    .containsExactly("hello"));
            assertThat(count(world, Operation.RENEW)).isEqualTo(1);
            // the first one, one that finds the user space occupied, one with the token of the occupant
            List<RecordedCall> logins =
                    world.simulator().calls().of(Operation.LOGIN).list();
            assertThat(logins)
                    .extracting(login -> login.header("Authorization").isPresent())
                    .containsExactly(false, false, true);
            assertThat(accounts(world).sessions())
                    .extracting(ApiSession::userSpace)
                    .containsExactly("test");
        }
    }

    @Test
    void aLoginThatTheServerHasEndedIsMadeAnewWithoutTheOldToken() {
        try (World world = World.classic(classic -> {})) {
            world.client().listPhoneLines().join();
            accounts(world).endSessions();

            world.client().listPhoneLines().join();

            assertThat(world.simulator().calls().of(Operation.LOGIN).list())
                    .hasSize(2)
                    .noneMatch(login -> login.header("Authorization").isPresent());
        }
    }

    @Test
    void afterACrashTheNextUserSpaceIsUsedAndOneWarningSaysSo() {
        try (World world = World.classic(classic -> {})) {
            XelionChatClient killed = world.otherClient("test", UnaryOperator.identity());
            killed.listPhoneLines().join();
            // and never closed: its login stays, its token is lost

            List<String> warnings = warnings(() -> {
                world.client().listPhoneLines().join();
                accounts(world).endSessions();
                accounts(world).occupy(world.simulator().user(), "test");
                world.client().listPhoneLines().join();
            });

            assertThat(accounts(world).sessions())
                    .extracting(ApiSession::userSpace)
                    .containsExactlyInAnyOrder("test", "test-2");
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("test-2 is used")
                    .doesNotContain("password");
            killed.close().join();
        }
    }

    @Test
    void whereAllUserSpacesAreOccupiedTheCallSaysSo() {
        try (World world = World.classic(classic -> {})) {
            XelionUser user = world.simulator().user();
            accounts(world).occupy(user, "test");
            IntStream.rangeClosed(2, 9).forEach(i -> accounts(world).occupy(user, "test-" + i));

            XelionChatException failure = failure(world.client().listPhoneLines());

            assertThat(failure)
                    .isInstanceOf(XelionAuthenticationException.class)
                    .hasMessageContaining("the user space is occupied");
            assertThat(failure.getErrorCode()).isEqualTo(10005);
            assertThat(count(world, Operation.LOGIN)).isEqualTo(9);
        }
    }

    @Test
    void twoClientsWithDifferentUserSpacesDoNotDisturbEachOther() {
        try (World world = World.classic(classic -> {})) {
            XelionChatClient other = world.otherClient("other", UnaryOperator.identity());
            world.client().listPhoneLines().join();
            other.listPhoneLines().join();
            accounts(world).expireTokens();
            world.client().listPhoneLines().join();
            other.listPhoneLines().join();
            other.close().join();

            world.client().listPhoneLines().join();

            assertThat(count(world, Operation.LOGIN)).isEqualTo(2);
            assertThat(count(world, Operation.RENEW)).isEqualTo(2);
            assertThat(accounts(world).sessions())
                    .extracting(ApiSession::userSpace)
                    .containsExactly("test");
        }
    }

    @Test
    void aPasswordThatChangesIsNoticedAttemptsAreFewAndItsCorrectionTakesEffect() {
        try (World world = World.classic(classic -> {})) {
            List<String> sessions = sessions(world, 20);
            world.subscribe(null);
            await().until(() -> world.client().statistics().live() == sessions.size());
            world.simulator().user().password("changed");
            accounts(world).endSessions();
            world.client().reconnect();

            await().until(() -> world.client().statistics().areCredentialsRefused());
            assertThat(failure(world.client().listPhoneLines()))
                    .isInstanceOf(XelionAuthenticationException.class)
                    .hasMessageContaining("wrong user name, password or tenant");
            int before = count(world, Operation.LOGIN);
            Instant begun = Instant.now();
            await().until(() -> count(world, Operation.LOGIN) >= before + 3);
            // one attempt of one stream at a time, after each maximumReconnectDelay
            assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(700));

            world.password("changed");
            await().until(() -> world.client().statistics().live() == sessions.size());
            assertThat(world.client().statistics().areCredentialsRefused()).isFalse();
            world.simulator().agent("Wesley").says(world.simulator().session(sessions.get(0)), "back");
            await().untilAsserted(() ->
                    assertThat(world.received().texts(sessions.get(0))).containsExactly("back"));
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(10004, (Consumer<XelionUser>) user -> user.password("another"), "wrong user name"),
                Arguments.of(10006, (Consumer<XelionUser>) user -> user.disabled(true), "disabled"),
                Arguments.of(10007, (Consumer<XelionUser>) user -> user.passwordExpired(true), "expired"),
                Arguments.of(10013, (Consumer<XelionUser>) user -> user.secondFactorRequired(true), "second factor"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusedLoginSaysWhyAndIsNotRepeated(int code, Consumer<XelionUser> state, String reason) {
        try (World world = World.classic(classic -> {})) {
            state.accept(world.simulator().user());

            XelionChatException failure = failure(world.client().getMessages("1"));

            assertThat(failure)
                    .isInstanceOf(XelionAuthenticationException.class)
                    .hasMessageStartingWith("getMessages was not sent: ")
                    .hasMessageContaining(reason);
            assertThat(failure.getErrorCode()).isEqualTo(code);
            assertThat(failure.getSessionId()).isEqualTo("1");
            assertThat(failure.isRetryable()).isFalse();
            assertThat(count(world, Operation.LOGIN)).isEqualTo(1);
            assertThat(world.client().validate().join()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {10002, 10003, 10008, 10010, 10011, 10012, 10020, 10029})
    void everyDocumentedRefusalOfALoginIsOneOfCredentialsWhateverItsStatus(int code) {
        try (World world = World.classic(classic -> {})) {
            world.simulator().faults().nextCall(Operation.LOGIN).answers(400, code);

            XelionChatException failure = failure(world.client().listPhoneLines());

            assertThat(failure).isInstanceOf(XelionAuthenticationException.class);
            assertThat(failure.getErrorCode()).isEqualTo(code);
            assertThat(failure.isRetryable()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({"401, 10009", "500, 11000"})
    void aLoginThatFailsForAPassingReasonMayBeTriedAgain(int status, int code) {
        try (World world = World.classic(classic -> {})) {
            world.simulator().faults().nextCall(Operation.LOGIN).answers(status, code);

            XelionChatException failure = failure(world.client().listPhoneLines());

            assertThat(failure).isInstanceOfSatisfying(XelionConnectionException.class, e -> assertThat(e.getReached())
                    .isEqualTo(Reached.NOTHING));
            assertThat(failure.getErrorCode()).isEqualTo(code);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(world.client().validate().join()).isTrue();
        }
    }

    @Test
    void tooManyRequestsAtATimeAreTriedAgain() {
        try (World world = World.classic(classic -> classic.concurrentRequests(2))) {
            List<String> sessions = sessions(world, 1);
            world.simulator().faults().nextCall(Operation.GET_MESSAGES).times(4).answersLate(Duration.ofMillis(50));

            List<CompletableFuture<List<ChatMessage>>> calls = IntStream.range(0, 4)
                    .mapToObj(i -> world.client().getMessages(sessions.get(0)))
                    .toList();
            all(calls);

            assertThat(world.simulator()
                            .calls()
                            .of(Operation.GET_MESSAGES)
                            .answered(429)
                            .count())
                    .isPositive();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {10400, 10402})
    void whatStaysTooMuchIsToldAsSuch(int code) {
        try (World world = World.classic(classic -> {})) {
            world.client().listPhoneLines().join();
            world.simulator()
                    .faults()
                    .nextCall(Operation.LIST_PHONE_LINES)
                    .always()
                    .answers(429, code);

            XelionChatException failure = failure(world.client().listPhoneLines());

            assertThat(failure).isExactlyInstanceOf(XelionChatException.class);
            assertThat(failure.getErrorCode()).isEqualTo(code);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(count(world, Operation.LIST_PHONE_LINES)).isEqualTo(4);
            assertThat(count(world, Operation.LOGIN)).isEqualTo(1);
        }
    }

    @Test
    void aCallThatIsRefusedAgainAfterARenewalFails() {
        try (World world = World.classic(classic -> {})) {
            world.client().listPhoneLines().join();
            world.simulator()
                    .faults()
                    .nextCall(Operation.LIST_PHONE_LINES)
                    .times(2)
                    .answers(401, 10020);

            XelionChatException failure = failure(world.client().listPhoneLines());

            assertThat(failure).isInstanceOf(XelionAuthenticationException.class);
            assertThat(count(world, Operation.LIST_PHONE_LINES)).isEqualTo(3);
            assertThat(count(world, Operation.RENEW)).isEqualTo(1);
        }
    }

    @Test
    void noPermissionIsNoReasonForAnotherLogin() {
        try (World world = World.classic(classic -> {})) {
            world.simulator().user().administrator(false);

            XelionChatException failure = failure(world.client().createSession(new Visitor("peter"), world.line()));

            assertThat(failure)
                    .isInstanceOf(XelionAuthenticationException.class)
                    .hasMessageContaining("an administrator's account is needed");
            assertThat(failure.getErrorCode()).isEqualTo(10101);
            assertThat(count(world, Operation.LOGIN)).isEqualTo(1);
            assertThat(count(world, Operation.RENEW)).isZero();
        }
    }

    @ParameterizedTest(name = "UTC{0}")
    @ValueSource(ints = {-12, -5, 0, 1, 2, 14})
    void theZoneOfValidUntilDoesNotMatter(int hours) {
        try (World world = World.classic(
                classic -> classic.validUntilOffset(ZoneOffset.ofHours(hours)).tokenLifetime(Duration.ofMinutes(5)))) {
            for (int i = 0; i < 10; i++) {
                world.client().listPhoneLines().join();
            }

            assertThat(count(world, Operation.LOGIN)).isEqualTo(1);
            assertThat(count(world, Operation.RENEW)).isZero();
        }
    }

    @Test
    void closingLogsOut() {
        try (World world = World.classic(classic -> {})) {
            world.client().listPhoneLines().join();

            world.client().close().join();

            assertThat(accounts(world).sessions()).isEmpty();
            assertThat(failure(world.client().listPhoneLines())).isInstanceOf(XelionConnectionException.class);
        }
    }

    @Test
    void whoNeverLoggedInDoesNotLogOut() {
        try (World world = World.classic(classic -> {})) {
            world.client().close().join();

            assertThat(world.simulator().calls().list()).isEmpty();
        }
    }

    @Test
    void aLogoutThatIsNotAnsweredDelaysTheEndOnlyForAMoment() {
        try (World world = World.classic(classic -> {})) {
            world.client().listPhoneLines().join();
            world.simulator().faults().nextCall(Operation.LOGOUT).neverAnswers();

            Instant begun = Instant.now();
            world.client().close().join();

            // a call would wait for 30 seconds
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static Accounts accounts(World world) {
        return world.simulator().accounts();
    }

    private static int count(World world, Operation operation) {
        return world.simulator().calls().of(operation).count();
    }

    private static List<String> sessions(World world, int number) {
        return all(IntStream.range(0, number)
                        .mapToObj(i -> world.client().createSession(new Visitor("visitor " + i), world.line()))
                        .toList())
                .stream()
                .map(session -> session.id())
                .toList();
    }

    private static List<CompletableFuture<ChatMessage>> sends(World world, List<String> sessions, String text) {
        List<CompletableFuture<ChatMessage>> sends = new ArrayList<>();
        sessions.forEach(session -> sends.add(world.client().sendMessage(session, new OutgoingMessage(text))));
        return sends;
    }

    private static <T> List<T> all(List<CompletableFuture<T>> calls) {
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private static XelionChatException failure(CompletableFuture<?> call) {
        Throwable failure = call.handle((answer, thrown) -> thrown).join();
        assertThat(failure).isNotNull();
        return (XelionChatException) (failure instanceof CompletionException ? failure.getCause() : failure);
    }

    private static List<String> warnings(Runnable what) {
        Logger log = (Logger) LoggerFactory.getLogger("org.xelionchat.client.api");
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        log.addAppender(appender);
        log.setLevel(Level.WARN);
        try {
            what.run();
        } finally {
            log.detachAppender(appender);
            log.setLevel(null);
        }
        return appender.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}

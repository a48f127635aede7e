package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.ChatSessionEndedException;
import org.xelionchat.client.UncertainDeliveryException;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

/** Sends of which nobody knows whether they arrived, in virtual time: contract section 6. */
@ParameterizedClass
@EnumSource(ChatApiGeneration.class)
class UncertainSendsTest {

    private static final String LOST = "answer lost after acting";
    private static final String TIMED_OUT = "time-out after acting";
    private static final String ACTED_ON_LATE = "acted on after the time-out";
    private static final String BUSY = "5xx before acting";

    private final SplittableRandom random = new SplittableRandom(1);
    private final VirtualTime time = new VirtualTime(random);
    private final ModelXelion xelion;
    private final XelionChatClient client;
    private final String session;

    UncertainSendsTest(ChatApiGeneration generation) {
        xelion = new ModelXelion(time, random, 32, generation);
        client = client(true);
        session = session();
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundInTheList() {
        xelion.strike("sendMessage", LOST);

        assertThat(sent("hello").id()).isEqualTo(texts().get(0).id());
        assertThat(texts()).extracting(ChatMessage::text).containsExactly("hello");
    }

    @Test
    void aMessageWhoseAnswerCameTooLateIsFoundInTheList() {
        xelion.strike("sendMessage", TIMED_OUT);

        assertThat(sent("hello").id()).isEqualTo(texts().get(0).id());
        assertThat(texts()).hasSize(1);
    }

    @Test
    void identicalTextsInARowAreToldApart() {
        ChatMessage first = sent("yes");
        xelion.strike("sendMessage", LOST);
        ChatMessage second = sent("yes");
        ChatMessage third = sent("yes");

        assertThat(texts()).extracting(ChatMessage::id).containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void anEarlierIdenticalTextIsNotTakenForOneThatDidNotArrive() {
        sent("yes");
        xelion.strike("sendMessage", BUSY);
        sent("yes");

        assertThat(texts()).hasSize(2);
    }

    @Test
    void aTextThatWindows1252CannotHoldIsRecognised() {
        xelion.strike("sendMessage", LOST);

        assertThat(sent("fine \ud83d\ude00").text()).isEqualTo("fine ?");
        assertThat(texts()).hasSize(1);
    }

    @Test
    void afterAServerErrorItIsSentOnceMore() {
        xelion.strike("sendMessage", BUSY);

        sent("hello");

        assertThat(texts()).hasSize(1);
    }

    @Test
    void afterASecondServerErrorTheCallFails() {
        xelion.strike("sendMessage", BUSY);
        xelion.strike("sendMessage", BUSY);

        assertThat(failure(send(client, "hello")))
                .isExactlyInstanceOf(XelionChatException.class)
                .satisfies(e ->
                        assertThat(((XelionChatException) e).getHttpStatus()).isEqualTo(503));
        assertThat(texts()).isEmpty();
    }

    @Test
    void afterAConnectionThatBrokeBeforeXelionActedItIsSentOnceMore() {
        xelion.strike("sendMessage", "answer lost before acting");

        sent("hello");

        assertThat(texts()).hasSize(1);
    }

    @Test
    void whatCannotBeLookedUpStaysUncertain() {
        xelion.strike("sendMessage", LOST);
        strikeEveryAttempt("getMessages", BUSY);

        assertThat(failure(send(client, "hello"))).isInstanceOf(UncertainDeliveryException.class);
        assertThat(texts()).hasSize(1);
    }

    @Test
    void whatNothingCanBeLearntAboutStaysUncertain() {
        xelion.strike("sendMessage", LOST);
        strikeEveryAttempt("getMessages", BUSY);
        strikeEveryAttempt("getSession", BUSY);

        assertThat(failure(send(client, "hello"))).isInstanceOf(UncertainDeliveryException.class);
        assertThat(texts()).hasSize(1);
    }

    @Test
    void whatXelionActsOnSoonAfterTheTimeOutIsFound() {
        xelion.strike("sendMessage", ACTED_ON_LATE);

        CompletableFuture<ChatMessage> call = send(client, "hello");
        time.run(Duration.ofMinutes(5).toMillis());

        assertThat(call).isCompleted();
        assertThat(texts()).hasSize(1);
    }

    @Test
    void whatTheListNeverShowsStaysUncertainAndIsNotSentAgain() {
        xelion.strike("sendMessage", "acted on much later");

        assertThat(failure(send(client, "hello"))).isInstanceOf(UncertainDeliveryException.class);
        assertThat(texts()).isEmpty();
        time.run(Duration.ofMinutes(5).toMillis());
        assertThat(texts()).hasSize(1);
    }

    @Test
    void aLaterIdenticalTextIsNotConfirmedByALateEarlierOne() {
        xelion.strike("sendMessage", "acted on much later");
        assertThat(failure(send(client, "hello"))).isInstanceOf(UncertainDeliveryException.class);
        time.run(Duration.ofMinutes(1).toMillis());
        assertThat(texts()).hasSize(1);

        xelion.strike("sendMessage", "answer lost before acting");

        assertThat(failure(send(client, "hello"))).isInstanceOf(UncertainDeliveryException.class);
    }

    @Test
    void withoutConfirmationALostAnswerIsUncertain() {
        XelionChatClient unconfirming = client(false);
        xelion.strike("sendMessage", LOST);

        assertThat(failure(send(unconfirming, "hello"))).isInstanceOf(UncertainDeliveryException.class);
        assertThat(texts()).hasSize(1);
    }

    @Test
    void whatNeverReachedXelionFailsAsSuch() {
        strikeEveryAttempt("sendMessage", "no connection");

        assertThat(failure(send(client, "hello")))
                .isInstanceOfSatisfying(XelionConnectionException.class, e -> assertThat(e.getReached())
                        .isEqualTo(XelionConnectionException.Reached.NOTHING));
        assertThat(texts()).isEmpty();
    }

    @Test
    void aSendInASessionThatIsOverSaysSo() {
        xelion.ends(session);

        assertThat(failure(send(client, "hello"))).isInstanceOf(ChatSessionEndedException.class);
    }

    @Test
    void aSendInASessionThatNobodyKnowsIsRefusedAsItIs() {
        CompletableFuture<ChatMessage> call = client.sendMessage("4711", new OutgoingMessage("hello"));

        assertThat(failure(call)).isExactlyInstanceOf(XelionChatException.class);
    }

    @Test
    void sendsBehindAnUncertainOneKeepTheirOrder() {
        xelion.strike("sendMessage", TIMED_OUT);
        CompletableFuture<ChatMessage> first = send(client, "one");
        CompletableFuture<ChatMessage> second = send(client, "two");
        CompletableFuture<ChatMessage> third = send(client, "three");
        time.run(Duration.ofMinutes(5).toMillis());

        assertThat(List.of(first, second, third)).allMatch(call -> call.isDone() && !call.isCompletedExceptionally());
        assertThat(texts()).extracting(ChatMessage::text).containsExactly("one", "two", "three");
    }

    /** The first one, and the two that the client makes by itself. */
    private void strikeEveryAttempt(String operation, String fault) {
        for (int i = 0; i < 3; i++) {
            xelion.strike(operation, fault);
        }
    }

    private XelionChatClient client(boolean confirming) {
        return xelion.client(settings -> settings.confirmUncertainSends(confirming));
    }

    private String session() {
        CompletableFuture<String> created =
                client.createSession(new Visitor("peter"), ModelClassic.LINE).thenApply(session -> session.id());
        time.run(1_000);
        return created.join();
    }

    private ChatMessage sent(String text) {
        CompletableFuture<ChatMessage> call = send(client, text);
        time.run(Duration.ofMinutes(5).toMillis());
        return call.join();
    }

    private CompletableFuture<ChatMessage> send(XelionChatClient sender, String text) {
        return sender.sendMessage(session, new OutgoingMessage(text));
    }

    private Throwable failure(CompletableFuture<ChatMessage> call) {
        time.run(Duration.ofSeconds(90).toMillis());
        return Assertions.catchThrowableOfType(CompletionException.class, call::join)
                .getCause();
    }

    private List<ChatMessage> texts() {
        return xelion.history(session);
    }
}

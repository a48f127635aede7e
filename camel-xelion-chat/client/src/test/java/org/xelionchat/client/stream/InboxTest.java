package org.xelionchat.client.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatIsIdleEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.model.UnknownChatEvent;

class InboxTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Inbox inbox = new Inbox(4);

    @Test
    void handsOnInTheOrderOfArrival() {
        offer(message(1), typing("a"), message(2));

        assertThat(inbox.take(10)).containsExactly(message(1), typing("a"), message(2));
    }

    @Test
    void dropsWhatWaitsAlready() {
        assertThat(inbox.offer(message(1))).isEqualTo(Inbox.Offer.TAKEN);
        assertThat(inbox.offer(message(1))).isEqualTo(Inbox.Offer.DUPLICATE);
    }

    @Test
    void knowsWhatIsInHandUntilItIsDone() {
        offer(message(1));
        List<ChatEvent> batch = inbox.take(10);

        assertThat(inbox.offer(message(1))).isEqualTo(Inbox.Offer.DUPLICATE);
        inbox.done(batch);
        assertThat(inbox.offer(message(1))).isEqualTo(Inbox.Offer.TAKEN);
    }

    @Test
    void putsAListBetweenWhatWaitedBeforeAndWhatCameMeanwhile() {
        offer(message(1));
        inbox.awaitList();
        offer(message(4), typing("a"), message(3));

        assertThat(inbox.withoutWaiting(List.of(message(1).message(), message(2).message())))
                .extracting(ChatMessage::id)
                .containsExactly("2");
        inbox.insert(List.of(recovered(2), recovered(3)));

        assertThat(inbox.take(10)).containsExactly(message(1), recovered(2), recovered(3), message(4), typing("a"));
    }

    @Test
    void tellsOfAnInterruptionAtOnce() {
        inbox.awaitList();
        ChatEvent interrupted =
                new StreamStateEvent("1", null, NOW, StreamStateEvent.State.INTERRUPTED, "closed", NOW, 0);
        offer(message(1), interrupted);

        assertThat(inbox.take(10)).containsExactly(interrupted);
    }

    @Test
    void handsNothingOnBehindAListThatIsAwaited() {
        inbox.awaitList();
        offer(message(1));

        assertThat(inbox.hasReady()).isFalse();
        inbox.insert(List.of());
        assertThat(inbox.hasReady()).isTrue();
    }

    @Test
    void leavesMessagesToTheListOnceItIsFull() {
        offer(message(1), message(2), message(3), message(4));

        assertThat(inbox.offer(message(5))).isEqualTo(Inbox.Offer.OVERFLOWED);
        inbox.done(inbox.take(1));
        // room again, but a message taken now would overtake the one that was left out
        assertThat(inbox.offer(message(6))).isEqualTo(Inbox.Offer.LEFT_OUT);

        inbox.awaitList();
        assertThat(inbox.offer(message(7))).isEqualTo(Inbox.Offer.TAKEN);
    }

    @Test
    void keepsTheNewestStateEventOfEachKindOnceItIsFull() {
        offer(typing("a"), message(2), message(3), message(4), message(5));

        inbox.offer(message(6));
        assertThat(inbox.offer(typing("b"))).isEqualTo(Inbox.Offer.THINNED);
        assertThat(inbox.offer(idle())).isEqualTo(Inbox.Offer.TAKEN);
        assertThat(inbox.take(10)).containsExactly(message(2), message(3), message(4), typing("b"), idle());
    }

    @Test
    void dropsTheOldestUnknownEventOnceItIsFull() {
        offer(unknown("x"), message(2), unknown("y"), message(4), message(5));

        inbox.offer(unknown("z"));

        assertThat(inbox.take(10)).containsExactly(message(2), unknown("y"), message(4), unknown("z"));
    }

    @Test
    void holdsTheEndWhateverTheBound() {
        offer(message(1), message(2), message(3), message(4));
        ChatHasBeenEndedEvent end = new ChatHasBeenEndedEvent("7", null, NOW, NOW, false);

        inbox.end(end);

        assertThat(inbox.take(10)).hasSize(5).endsWith(end);
    }

    @Test
    void isHalfEmptyWhenHalfOfItIsDone() {
        offer(message(1), message(2), message(3), message(4));
        List<ChatEvent> batch = inbox.take(2);

        assertThat(inbox.isHalfEmpty()).isFalse();
        inbox.done(batch);
        assertThat(inbox.isHalfEmpty()).isTrue();
    }

    @Test
    void takesBackWhatWasNotHandedOn() {
        offer(message(1), message(2), message(3));
        List<ChatEvent> batch = inbox.take(3);

        inbox.done(batch.subList(0, 1));
        inbox.putBack(batch.subList(1, 3));

        assertThat(inbox.take(3)).containsExactly(message(2), message(3));
    }

    private void offer(ChatEvent... events) {
        Stream.of(events).forEach(inbox::offer);
    }

    private static NewExternalChatEvent message(int id) {
        return message(id, false);
    }

    private static NewExternalChatEvent recovered(int id) {
        return message(id, true);
    }

    private static NewExternalChatEvent message(int id, boolean recovered) {
        return new NewExternalChatEvent(
                "7",
                null,
                NOW,
                new ChatMessage(Integer.toString(id), "7", "text", "Wesley", NOW, Direction.AGENT, false, false, null),
                recovered);
    }

    private static ChatTypingEvent typing(String name) {
        return new ChatTypingEvent("7", null, NOW, name);
    }

    private static ChatIsIdleEvent idle() {
        return new ChatIsIdleEvent("7", null, NOW);
    }

    private static UnknownChatEvent unknown(String type) {
        return new UnknownChatEvent(type, "7", null, NOW, "{}");
    }
}

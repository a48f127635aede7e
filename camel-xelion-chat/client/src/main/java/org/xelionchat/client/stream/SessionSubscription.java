package org.xelionchat.client.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.StreamStateEvent;

/** One subscriber's part in one session. Touched by its stream's mailbox only; only the dispatcher works elsewhere. */
final class SessionSubscription {

    private static final Logger LOG = LoggerFactory.getLogger(SessionSubscription.class);

    /** After so many events the subscriber's thread is given back, so that one busy session does not delay the others. */
    private static final int TURN = 16;

    private final EventStream stream;
    private final Subscriber subscriber;
    private final Inbox inbox;
    private final Dispatcher dispatcher;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private boolean busy;
    private ChatHasBeenEndedEvent end;
    private boolean ended;
    /** Since when the subscriber thinks the stream interrupted; null where he does not. */
    private Instant interruptedAt;

    private int recoveredSince;
    private int listsAwaited;
    private int listsTaken;
    private int counted;
    private boolean closed;
    private boolean overflowLogged;

    SessionSubscription(EventStream stream, Subscriber subscriber) {
        this.stream = stream;
        this.subscriber = subscriber;
        this.inbox = new Inbox(subscriber.settings().bufferSize());
        this.dispatcher = new Dispatcher(
                stream.sessionId(),
                subscriber,
                stream::markDelivered,
                stream.statistics()::duplicateDropped,
                (handled, rest) -> stream.runOrQueue(() -> handled(handled, rest)));
    }

    Subscriber subscriber() {
        return subscriber;
    }

    void offer(ChatEvent event) {
        if (end != null || !subscriber.wants(event)) {
            return;
        }
        Inbox.Offer offer = inbox.offer(event);
        if (offer == Inbox.Offer.DUPLICATE) {
            stream.statistics().duplicateDropped();
        } else if (offer == Inbox.Offer.THINNED) {
            stream.statistics().passingEventDropped();
        } else if (offer == Inbox.Offer.OVERFLOWED && !overflowLogged) {
            overflowLogged = true;
            LOG.warn(
                    "Session {}: {} events wait for a slow consumer; further messages are read from Xelion when it has"
                            + " caught up, passing events are thinned out",
                    stream.sessionId(),
                    inbox.size());
        }
        pump();
    }

    /** A list is going to be read: what arrives from now on comes after it. */
    void awaitList() {
        listsAwaited++;
        inbox.awaitList();
    }

    /** Whether a list is awaited that nobody has brought yet. */
    boolean needsList() {
        return inbox.isAwaitingList() && listsTaken != listsAwaited;
    }

    /** Takes a list that is asked for now; one that comes too late to fill the latest gap is dropped. */
    Consumer<List<ChatMessage>> listReceiver() {
        int awaited = listsAwaited;
        return messages -> {
            // whoever was closed has no threads left to look at it
            if (!closed && awaited == listsAwaited && needsList()) {
                listsTaken = awaited;
                list(messages);
            }
        };
    }

    /** The list was read: what was not handed on yet comes first, in its order. */
    private void list(List<ChatMessage> messages) {
        int awaited = listsAwaited;
        List<ChatMessage> candidates = new ArrayList<>();
        for (ChatMessage message : inbox.withoutWaiting(messages)) {
            if (subscriber.wants(message)) {
                candidates.add(message);
            }
        }
        if (candidates.isEmpty()) {
            insert(List.of());
            return;
        }
        subscriber.settings().executor().execute(() -> {
            candidates.removeIf(dispatcher::isSeen);
            stream.execute(() -> {
                if (awaited == listsAwaited) {
                    insert(candidates);
                }
            });
        });
    }

    private void insert(List<ChatMessage> unseen) {
        Instant now = stream.now();
        List<ChatEvent> recovered = new ArrayList<>(unseen.size() + 1);
        for (ChatMessage message : unseen) {
            recovered.add(new NewExternalChatEvent(stream.sessionId(), null, now, message, true));
        }
        recoveredSince += unseen.size();
        if (interruptedAt != null && !stream.isInterrupted()) {
            ChatEvent restored = restored();
            if (subscriber.wants(restored)) {
                recovered.add(restored);
            }
        }
        stream.statistics().recovered(unseen.size());
        inbox.insert(recovered);
        if (end != null) {
            inbox.end(end);
        }
        pump();
        catchUp();
    }

    void interrupted(String cause, Instant since) {
        if (interruptedAt != null) {
            // again, before he could be told that it was over: for him it never was
            return;
        }
        interruptedAt = since;
        recoveredSince = 0;
        offer(new StreamStateEvent(
                stream.sessionId(), null, stream.now(), StreamStateEvent.State.INTERRUPTED, cause, since, 0));
    }

    /** The stream is live again; where a list is read, it is restored when that was handed on. */
    void live() {
        if (interruptedAt != null && !inbox.isAwaitingList()) {
            offer(restored());
        }
    }

    private StreamStateEvent restored() {
        Instant since = interruptedAt;
        interruptedAt = null;
        return new StreamStateEvent(
                stream.sessionId(), null, stream.now(), StreamStateEvent.State.RESTORED, null, since, recoveredSince);
    }

    /** Nothing comes after this event; where a list is needed or awaited, it comes first. */
    void end(ChatHasBeenEndedEvent event) {
        if (end != null) {
            return;
        }
        end = event;
        if (inbox.isOverflowed() && stream.recovers()) {
            awaitList();
        }
        if (!inbox.isAwaitingList()) {
            inbox.end(event);
            pump();
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** The subscriber takes events again. */
    void resumed() {
        pump();
        catchUp();
    }

    /** Completes when nothing is in the subscriber's hands any more; he has been closed, or the session is over. */
    CompletableFuture<Void> close() {
        stream.statistics().buffered(-counted);
        counted = 0;
        closed = true;
        dispatcher.stop();
        if (!busy) {
            idle.complete(null);
        }
        return idle;
    }

    private void pump() {
        countBuffered();
        if (!busy && !closed && inbox.hasReady() && subscriber.isTaking()) {
            busy = true;
            dispatcher.dispatch(inbox.take(TURN));
        }
    }

    private void countBuffered() {
        if (!closed) {
            int size = inbox.size();
            stream.statistics().buffered(size - counted);
            counted = size;
        }
    }

    private void handled(List<ChatEvent> handled, List<ChatEvent> rest) {
        busy = false;
        inbox.done(handled);
        inbox.putBack(rest);
        if (end != null && !handled.isEmpty() && handled.get(handled.size() - 1) == end) {
            ended = true;
            stream.subscriptionEnded();
        }
        if (closed) {
            idle.complete(null);
            return;
        }
        pump();
        catchUp();
    }

    private void catchUp() {
        if (inbox.isOverflowed() && inbox.isHalfEmpty() && subscriber.isTaking() && end == null) {
            stream.requestList(this);
        }
    }
}

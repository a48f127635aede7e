package org.xelionchat.client.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.model.UnknownChatEvent;

/**
 * What waits for one subscriber in one session, in the order in which it will be handed on. While a message list is
 * awaited, what arrives is held behind the place where the list's messages will go. Bounded: when full, messages are left
 * to the next list, and of state events the newest of each kind is kept. Touched by its stream's mailbox only.
 */
final class Inbox {

    private final int capacity;
    private final Deque<ChatEvent> ready = new ArrayDeque<>();
    private final Deque<ChatEvent> held = new ArrayDeque<>();
    private final Set<String> readyIds = new HashSet<>();
    private final Set<String> heldIds = new HashSet<>();
    private int handedOut;
    private boolean awaitingList;
    private boolean overflowed;

    Inbox(int capacity) {
        this.capacity = capacity;
    }

    /** What became of an event that was offered. */
    enum Offer {
        TAKEN,
        DUPLICATE,
        /** Taken or dropped, and from now on messages are left to the next list. */
        OVERFLOWED,
        /** A message that is left to the next list, as were others before it. */
        LEFT_OUT,
        /** Taken in place of an older passing event, or dropped as the oldest. */
        THINNED
    }

    Offer offer(ChatEvent event) {
        if (event instanceof NewExternalChatEvent message && isKnown(message.message())) {
            return Offer.DUPLICATE;
        }
        if (!overflowed && size() < capacity) {
            append(event);
            return Offer.TAKEN;
        }
        boolean first = !overflowed;
        overflowed = true;
        Offer offer = keepNewest(event);
        return first ? Offer.OVERFLOWED : offer;
    }

    /** The last event, whatever the bound. */
    void end(ChatHasBeenEndedEvent event) {
        append(event);
    }

    /** From now on what arrives is held until {@link #insert}: a list is being read that covers all that was left out. */
    void awaitList() {
        awaitingList = true;
        overflowed = false;
    }

    boolean isAwaitingList() {
        return awaitingList;
    }

    /** Messages of a list that wait here already need not be asked for again. */
    List<ChatMessage> withoutWaiting(List<ChatMessage> list) {
        List<ChatMessage> rest = new ArrayList<>();
        for (ChatMessage message : list) {
            if (!message.isAmong(readyIds)) {
                rest.add(message);
            }
        }
        return rest;
    }

    /** Puts what a list brought before all that arrived meanwhile, and lets that follow. */
    void insert(List<? extends ChatEvent> recovered) {
        recovered.forEach(this::appendReady);
        awaitingList = false;
        heldIds.clear();
        for (ChatEvent event = held.poll(); event != null; event = held.poll()) {
            if (!(event instanceof NewExternalChatEvent message)
                    || !message.message().isAmong(readyIds)) {
                appendReady(event);
            }
        }
    }

    /** The next events to be handed on; they stay known, and count, until {@link #done} or {@link #putBack}. */
    List<ChatEvent> take(int most) {
        List<ChatEvent> batch = new ArrayList<>(Math.min(most, ready.size()));
        while (batch.size() < most && !ready.isEmpty()) {
            batch.add(ready.poll());
        }
        handedOut += batch.size();
        return batch;
    }

    void done(List<ChatEvent> events) {
        handedOut -= events.size();
        for (ChatEvent event : events) {
            if (event instanceof NewExternalChatEvent message) {
                message.message().ids().forEach(readyIds::remove);
            }
        }
    }

    void putBack(List<ChatEvent> events) {
        handedOut -= events.size();
        for (int i = events.size() - 1; i >= 0; i--) {
            ready.addFirst(events.get(i));
        }
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    boolean isOverflowed() {
        return overflowed;
    }

    boolean isHalfEmpty() {
        return size() <= capacity / 2;
    }

    int size() {
        return ready.size() + held.size() + handedOut;
    }

    private boolean isKnown(ChatMessage message) {
        return message.isAmong(readyIds) || message.isAmong(heldIds);
    }

    private void append(ChatEvent event) {
        // an interruption is told at once: a list, and that all is well again, come after the next connect only
        if (!awaitingList || event instanceof StreamStateEvent) {
            appendReady(event);
            return;
        }
        held.add(event);
        if (event instanceof NewExternalChatEvent message) {
            heldIds.addAll(message.message().ids());
        }
    }

    private void appendReady(ChatEvent event) {
        ready.add(event);
        if (event instanceof NewExternalChatEvent message) {
            readyIds.addAll(message.message().ids());
        }
    }

    /** Full: a message goes, a state event replaces its elder, an unknown event the oldest unknown one. */
    private Offer keepNewest(ChatEvent event) {
        if (event instanceof NewExternalChatEvent) {
            return Offer.LEFT_OUT;
        }
        boolean replaces = removeOldest(ready, event) || removeOldest(held, event);
        if (replaces || !(event instanceof UnknownChatEvent)) {
            append(event);
        }
        return replaces || event instanceof UnknownChatEvent ? Offer.THINNED : Offer.TAKEN;
    }

    private static boolean removeOldest(Deque<ChatEvent> events, ChatEvent kind) {
        for (Iterator<ChatEvent> i = events.iterator(); i.hasNext(); ) {
            if (i.next().getClass() == kind.getClass()) {
                i.remove();
                return true;
            }
        }
        return false;
    }
}

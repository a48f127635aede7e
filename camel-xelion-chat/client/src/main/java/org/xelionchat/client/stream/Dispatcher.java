package org.xelionchat.client.stream;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;

/**
 * Hands one session's events to its subscriber, one at a time, on the subscriber's executor. A message is remembered
 * when it was handled, not before: a crash repeats what was in hand, and loses nothing.
 */
final class Dispatcher implements Runnable, EventHandler.Done {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private enum Phase {
        CALLING,
        /** The handler returned, and the event is not done yet. */
        PENDING,
        DONE
    }

    /** Hears how far a batch came. */
    interface Report {
        void handled(List<ChatEvent> handled, List<ChatEvent> rest);
    }

    private final String sessionId;
    private final Subscriber subscriber;
    private final Consumer<String> delivered;
    private final Runnable duplicate;
    private final Report report;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CALLING);
    private List<ChatEvent> batch = List.of();
    private int next;
    private boolean succeeded;
    private volatile boolean stopped;

    Dispatcher(String sessionId, Subscriber subscriber, Consumer<String> delivered, Runnable duplicate, Report report) {
        this.sessionId = sessionId;
        this.subscriber = subscriber;
        this.delivered = delivered;
        this.duplicate = duplicate;
        this.report = report;
    }

    /** Starts with a batch; the one before must have been reported. */
    void dispatch(List<ChatEvent> events) {
        batch = events;
        next = 0;
        phase.set(Phase.CALLING);
        subscriber.settings().executor().execute(this);
    }

    /** Nothing more of the session is handed on, but for what the subscriber holds already. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        boolean resumed = phase.get() == Phase.DONE;
        if (resumed) {
            finish();
        }
        while (!resumed && next < batch.size() && !stopped && subscriber.isTaking()) {
            ChatEvent event = batch.get(next);
            if (isSkipped(event)) {
                next++;
            } else if (handle(event)) {
                finish();
            } else {
                return;
            }
        }
        report.handled(batch.subList(0, next), batch.subList(next, batch.size()));
    }

    @Override
    public void done(boolean success) {
        succeeded = success;
        if (phase.compareAndSet(Phase.CALLING, Phase.DONE)) {
            return;
        }
        // done later, by a thread that may be anybody's: what follows may block and belongs on our executor
        phase.set(Phase.DONE);
        try {
            subscriber.settings().executor().execute(this);
        } catch (RejectedExecutionException e) {
            // shut down meanwhile: the event is not remembered, so it comes again after a restart
            report.handled(batch.subList(0, next), batch.subList(next, batch.size()));
        }
    }

    /** Whether the event was done before the handler returned. */
    private boolean handle(ChatEvent event) {
        phase.set(Phase.CALLING);
        try {
            subscriber.handler().handle(event, this);
        } catch (RuntimeException | Error e) {
            LOG.error("Session {}: the handler of a {} failed", sessionId, event.type(), e);
            if (phase.compareAndSet(Phase.CALLING, Phase.DONE)) {
                succeeded = false;
            }
            return true;
        }
        return !phase.compareAndSet(Phase.CALLING, Phase.PENDING);
    }

    private void finish() {
        ChatEvent event = batch.get(next++);
        if (event instanceof NewExternalChatEvent message) {
            remember(message.message());
            if (succeeded
                    && subscriber.settings().autoDelivered()
                    && message.message().direction() != Direction.VISITOR) {
                delivered.accept(sessionId);
            }
        } else if (event instanceof ChatHasBeenEndedEvent) {
            forget();
        }
    }

    private boolean isSkipped(ChatEvent event) {
        if (event instanceof NewExternalChatEvent message) {
            // what a list brought was asked before it was queued
            boolean seen = !message.recovered() && isSeen(message.message());
            if (seen) {
                duplicate.run();
            }
            return seen;
        }
        if (event instanceof ChatHasBeenEndedEvent && !subscriber.wantsEnd()) {
            forget();
            return true;
        }
        return false;
    }

    /** Whether a message was handled before; from then on it is known by all its ids. */
    boolean isSeen(ChatMessage message) {
        SeenMessages seen = subscriber.settings().seen();
        try {
            List<String> ids = message.ids();
            int known = 0;
            for (String id : ids) {
                known += seen.contains(sessionId, id) ? 1 : 0;
            }
            if (known == 0) {
                return false;
            }
            if (known < ids.size()) {
                ids.forEach(id -> seen.add(sessionId, id));
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Session {}: cannot ask whether message {} was handled before", sessionId, message.id(), e);
            return false;
        }
    }

    private void remember(ChatMessage message) {
        try {
            message.ids().forEach(id -> subscriber.settings().seen().add(sessionId, id));
        } catch (RuntimeException e) {
            LOG.warn("Session {}: cannot remember that message {} was handled", sessionId, message.id(), e);
        }
    }

    private void forget() {
        try {
            subscriber.settings().seen().forget(sessionId);
        } catch (RuntimeException e) {
            LOG.warn("Session {}: cannot forget what was handled in it", sessionId, e);
        }
    }
}

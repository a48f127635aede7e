package org.xelionchat.client.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.StreamSettings;
import org.xelionchat.client.api.ChatApi;
import org.xelionchat.client.model.ChatMessage;

/**
 * The event streams of one connection: one per followed session, for as long as a subscriber wants it. Safe for use by
 * any thread; nothing blocks.
 */
public final class EventStreams {

    private final StreamContext context;
    private final SerialExecutor mailbox;
    private final Map<String, EventStream> streams = new HashMap<>();
    private final List<Subscriber> subscribers = new ArrayList<>();

    /** Sessions that are over, while a store may still list them. */
    private final Set<String> over = new HashSet<>();

    private boolean closed;

    /**
     * @param connection names the connection in log lines, without a secret
     * @param api reads sessions, messages and socket addresses
     * @param transport opens sockets; asked for at each connect
     * @param settings how streams behave; read for each new stream
     * @param resources what they run on
     * @param delivered told of a session after one of its messages was handled without a failure
     * @param ended told of a session after every subscriber has handled its end
     */
    public EventStreams(
            String connection,
            ChatApi api,
            Supplier<EventTransport> transport,
            Supplier<StreamSettings> settings,
            ClientResources resources,
            Consumer<String> delivered,
            Consumer<String> ended) {
        this.mailbox = new SerialExecutor(resources.streams());
        StreamStatistics statistics = new StreamStatistics(resources.clock());
        this.context = new StreamContext(
                connection,
                api,
                transport,
                settings,
                resources,
                new ConnectGate(connection, settings, resources, statistics),
                statistics,
                delivered,
                sessionId -> mailbox.execute(() -> {
                    over.add(sessionId);
                    discard(sessionId);
                    ended.accept(sessionId);
                }));
    }

    /**
     * Adds a subscriber: streams that he follows are opened, and what their sessions' histories hold comes first.
     *
     * @param settings what he wants
     * @param handler takes the events
     * @return his hold on them
     */
    public EventSubscription subscribe(SubscriptionSettings settings, EventHandler handler) {
        Subscriber subscriber = new Subscriber(settings, handler);
        mailbox.execute(() -> {
            if (closed || subscriber.isClosed()) {
                return;
            }
            subscribers.add(subscriber);
            streams.forEach((sessionId, stream) -> {
                if (subscriber.follows(sessionId)) {
                    stream.add(subscriber);
                }
            });
        });
        return new Subscription(subscriber);
    }

    /**
     * Follows a session, where somebody has subscribed to it.
     *
     * @param sessionId the session
     * @return completes when its stream is live for the first time; at once where nobody has subscribed to it
     */
    public CompletableFuture<Void> follow(String sessionId) {
        CompletableFuture<Void> followed = new CompletableFuture<>();
        mailbox.execute(() -> {
            over.remove(sessionId);
            EventStream stream = closed ? null : streams.get(sessionId);
            if (stream == null && !closed) {
                stream = open(sessionId);
            }
            if (stream == null) {
                followed.complete(null);
            } else {
                stream.firstLive().thenRun(() -> followed.complete(null));
            }
        });
        return followed;
    }

    /**
     * Follows a session no longer; its subscribers are told of no end.
     *
     * @param sessionId the session
     * @return completes when nothing more is handed on; what a subscriber holds may well be what asked for this
     */
    public CompletableFuture<Void> unfollow(String sessionId) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        mailbox.execute(() -> {
            over.add(sessionId);
            EventStream stream = streams.get(sessionId);
            discard(sessionId);
            if (stream == null) {
                done.complete(null);
            } else {
                stream.execute(() -> done.complete(null));
            }
        });
        return done;
    }

    /**
     * A session was found in a store: it is followed, unless it is over and only its removal is still to come.
     *
     * @param sessionId the session
     */
    public void discovered(String sessionId) {
        mailbox.execute(() -> {
            if (!closed && !over.contains(sessionId) && !streams.containsKey(sessionId)) {
                open(sessionId);
            }
        });
    }

    /**
     * A session that is over is in no store any more.
     *
     * @param sessionId the session
     */
    public void removed(String sessionId) {
        mailbox.execute(() -> over.remove(sessionId));
    }

    /**
     * One of our own calls sent a message.
     *
     * @param message as Xelion has it
     */
    public void sent(ChatMessage message) {
        mailbox.runOrQueue(() -> {
            EventStream stream = streams.get(message.sessionId());
            if (stream != null) {
                stream.sent(message);
            }
        });
    }

    /**
     * A session is believed to have ended: where its own event does not tell in time, its stream reads the session.
     *
     * @param sessionId the session
     * @param patience how long to wait for the event
     * @return whether the session has a stream
     */
    public CompletableFuture<Boolean> checkEnd(String sessionId, Duration patience) {
        CompletableFuture<Boolean> followed = new CompletableFuture<>();
        mailbox.execute(() -> {
            EventStream stream = streams.get(sessionId);
            if (stream != null) {
                stream.checkEnd(patience);
            }
            followed.complete(stream != null);
        });
        return followed;
    }

    /**
     * Drops every live socket and connects anew, with back-off.
     */
    public void reconnect() {
        mailbox.execute(() -> streams.values().forEach(EventStream::reconnect));
    }

    /**
     * {@return what the streams do and did}
     */
    public StreamStatistics statistics() {
        return context.statistics();
    }

    /**
     * Closes every stream.
     *
     * @return completes when the sockets are closed
     */
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        mailbox.execute(() -> {
            closed = true;
            subscribers.forEach(Subscriber::close);
            all(List.copyOf(streams.keySet()).stream().map(this::discard).toList())
                    // a leave that is just being given must not find the executor stopped
                    .thenCompose(stopped -> context.gate().settled())
                    .thenRun(() -> done.complete(null));
        });
        return done;
    }

    private EventStream open(String sessionId) {
        List<Subscriber> interested = subscribers.stream()
                .filter(subscriber -> subscriber.follows(sessionId))
                .toList();
        if (interested.isEmpty()) {
            return null;
        }
        EventStream stream = new EventStream(context, sessionId);
        streams.put(sessionId, stream);
        context.statistics().streamAdded();
        interested.forEach(stream::add);
        stream.start();
        return stream;
    }

    private CompletableFuture<Void> discard(String sessionId) {
        EventStream stream = streams.remove(sessionId);
        if (stream == null) {
            return CompletableFuture.completedFuture(null);
        }
        context.statistics().streamRemoved();
        return stream.stop();
    }

    private CompletableFuture<Void> remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
        List<CompletableFuture<Void>> steps = new ArrayList<>();
        for (Map.Entry<String, EventStream> entry : List.copyOf(streams.entrySet())) {
            if (subscriber.follows(entry.getKey())) {
                steps.add(entry.getValue().remove(subscriber));
                if (subscribers.stream().noneMatch(other -> other.follows(entry.getKey()))) {
                    steps.add(discard(entry.getKey()));
                }
            }
        }
        return all(steps);
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> steps) {
        return CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
    }

    private final class Subscription implements EventSubscription {

        private final Subscriber subscriber;

        private Subscription(Subscriber subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void suspend() {
            subscriber.suspend();
        }

        @Override
        public void resume() {
            subscriber.resume();
            mailbox.execute(() -> streams.values().forEach(stream -> stream.resumed(subscriber)));
        }

        @Override
        public CompletableFuture<Void> close() {
            subscriber.close();
            CompletableFuture<Void> done = new CompletableFuture<>();
            mailbox.execute(() -> remove(subscriber).thenRun(() -> done.complete(null)));
            return done;
        }
    }
}

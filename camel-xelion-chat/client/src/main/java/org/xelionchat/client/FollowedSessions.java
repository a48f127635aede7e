package org.xelionchat.client;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.StoredSession;
import org.xelionchat.client.stream.EventStreams;
import org.xelionchat.client.stream.SerialExecutor;

/**
 * Keeps the session store and the streams in step. The store is asked on workers, one question after another, so that
 * a list that was read before a session's removal is also handed on before it.
 */
final class FollowedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedSessions.class);

    private final String connection;
    private final ChatSessionStore store;
    private final EventStreams streams;
    private final XelionChatSettings settings;
    private final ClientResources resources;
    private final SerialExecutor storeCalls;
    private final AtomicInteger subscribers = new AtomicInteger();

    /** Sessions that the store failed to remove; touched by store calls only. */
    private final Set<String> unremoved = new HashSet<>();

    private volatile boolean hadSubscribers;
    private volatile boolean closed;
    private boolean readingFailed;
    private boolean nextReadingDue;

    FollowedSessions(
            String connection,
            ChatSessionStore store,
            EventStreams streams,
            XelionChatSettings settings,
            ClientResources resources) {
        this.connection = connection;
        this.store = store;
        this.streams = streams;
        this.settings = settings;
        this.resources = resources;
        this.storeCalls = new SerialExecutor(resources.workers());
    }

    /**
     * Remembers a session, and follows it whether that succeeded or not.
     *
     * @return completes when the store has answered; its value completes when the stream is live
     */
    CompletableFuture<CompletableFuture<Void>> follow(StoredSession session) {
        return CompletableFuture.supplyAsync(
                () -> {
                    unremoved.remove(session.sessionId());
                    CompletableFuture<Void> live = streams.follow(session.sessionId());
                    store.save(connection, withClientId(session));
                    return live;
                },
                storeCalls);
    }

    /** A session that somebody follows may have been made by this program before, and its visitor be known. */
    private StoredSession withClientId(StoredSession session) {
        return session.clientId() != null || settings.api() == ChatApiGeneration.GATEWAY
                ? session
                : new StoredSession(session.sessionId(), stored(session.sessionId()), session.storedAt());
    }

    /**
     * {@return the client id of a session's visitor; null where the store knows none; fails where it cannot be read}
     *
     * @param sessionId the session
     */
    CompletableFuture<String> clientId(String sessionId) {
        if (settings.api() == ChatApiGeneration.GATEWAY) {
            // P2.3: nobody asks for it there
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(() -> stored(sessionId), storeCalls)
                .whenComplete((clientId, failure) -> {
                    if (failure != null) {
                        LOG.warn(
                                "{}: the session store cannot be read, so a message of session {} is sent without its"
                                        + " visitor's client id: {}",
                                connection,
                                sessionId,
                                Failures.unwrap(failure).toString());
                    }
                });
    }

    private String stored(String sessionId) {
        return store.findOpen(connection).stream()
                .filter(session -> session.sessionId().equals(sessionId))
                .map(StoredSession::clientId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Forgets a session that is not to be followed any more, in turn with requests to follow it.
     *
     * @return completes when the store has answered; its value completes when nothing more is handed on
     */
    CompletableFuture<CompletableFuture<Void>> unfollow(String sessionId) {
        return CompletableFuture.supplyAsync(
                () -> {
                    CompletableFuture<Void> silent = streams.unfollow(sessionId);
                    remove(sessionId);
                    return silent;
                },
                storeCalls);
    }

    /** Forgets a session that is over, whose stream is closed already. */
    CompletableFuture<Void> forget(String sessionId) {
        return CompletableFuture.runAsync(() -> remove(sessionId), storeCalls);
    }

    /**
     * Whether nobody has ever wanted events, nor can do so elsewhere. Else a session that has ended stays until a consumer
     * who is away for the moment has had its last messages and its end.
     */
    boolean isHeardByNobody() {
        return !hadSubscribers && !store.isShared();
    }

    /** Somebody wants events: from now on the store's sessions are followed, also those of other nodes. */
    void subscribed() {
        subscribers.incrementAndGet();
        hadSubscribers = true;
        storeCalls.execute(this::read);
    }

    void unsubscribed() {
        subscribers.decrementAndGet();
    }

    /** The store is read no more. */
    void close() {
        closed = true;
    }

    private void remove(String sessionId) {
        try {
            store.remove(connection, sessionId);
        } catch (RuntimeException e) {
            unremoved.add(sessionId);
            throw e;
        }
        unremoved.remove(sessionId);
        streams.removed(sessionId);
    }

    private void read() {
        if (closed || subscribers.get() == 0) {
            return;
        }
        try {
            Set.copyOf(unremoved).forEach(this::remove);
            store.findOpen(connection).forEach(session -> streams.discovered(session.sessionId()));
            readingFailed = false;
        } catch (RuntimeException e) {
            if (!readingFailed) {
                readingFailed = true;
                LOG.warn("{}: the session store cannot be read, trying again: {}", connection, e.toString());
            }
        }
        if (!nextReadingDue) {
            nextReadingDue = true;
            resources
                    .timer()
                    .schedule(
                            () -> storeCalls.execute(this::readAgain),
                            settings.storeInterval().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void readAgain() {
        nextReadingDue = false;
        read();
    }
}

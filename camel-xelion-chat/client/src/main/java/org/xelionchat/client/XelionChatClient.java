package org.xelionchat.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.api.ChatApi;
import org.xelionchat.client.http.AhcEventTransport;
import org.xelionchat.client.http.HttpTransport;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.StoredSession;
import org.xelionchat.client.stream.EventHandler;
import org.xelionchat.client.stream.EventStreams;
import org.xelionchat.client.stream.EventSubscription;
import org.xelionchat.client.stream.EventTransport;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.client.stream.SubscriptionSettings;

/**
 * One connection to Xelion: its calls, and the event streams of its sessions. Safe for use by any thread; no method
 * blocks or throws for a reason that lies in its arguments or in Xelion: futures fail with a
 * {@link XelionChatException}. They complete on the client's workers, or at once on the caller's thread.
 */
public final class XelionChatClient {

    private static final Logger LOG = LoggerFactory.getLogger(XelionChatClient.class);

    /** How long the event of an end that we asked for may take before the session itself is asked. */
    private static final Duration END_EVENT_PATIENCE = Duration.ofSeconds(5);

    private final XelionChatSettings settings;
    private final ClientResources resources;
    private final String connectionHash;
    private final ChatApi api;
    private final Supplier<CompletableFuture<Void>> closeTransport;
    private final SessionCalls sessionCalls;
    private final MessageSender sender;
    private final TypingThrottle typing;
    private final EventStreams streams;
    private final FollowedSessions followed;

    /**
     * A client that speaks HTTP and opens web sockets itself, from its first call on; it gets ready for that at once.
     *
     * @param settings how to reach Xelion
     * @param resources what to run on
     * @param store remembers followed sessions
     */
    public XelionChatClient(XelionChatSettings settings, ClientResources resources, ChatSessionStore store) {
        this(settings, resources, store, new HttpTransport(settings, resources));
    }

    private XelionChatClient(
            XelionChatSettings settings, ClientResources resources, ChatSessionStore store, HttpTransport http) {
        this(settings, resources, store, ApiConnection.of(settings, resources, http), new AhcEventTransport(http));
        http.prepare();
    }

    private XelionChatClient(
            XelionChatSettings settings,
            ClientResources resources,
            ChatSessionStore store,
            ApiConnection connection,
            EventTransport events) {
        this(settings, resources, store, connection.api(), events, connection.close());
    }

    /**
     * A client over another transport.
     *
     * @param settings how to behave
     * @param resources what to run on
     * @param store remembers followed sessions
     * @param api makes the calls
     * @param events opens event sockets, unless the settings have another transport; closed with the client
     * @param closeTransport called once, when the client has closed its streams and their transport
     */
    public XelionChatClient(
            XelionChatSettings settings,
            ClientResources resources,
            ChatSessionStore store,
            ChatApi api,
            EventTransport events,
            Supplier<CompletableFuture<Void>> closeTransport) {
        this.settings = settings;
        this.resources = resources;
        this.api = api;
        this.closeTransport = () -> events.close().thenCompose(closed -> closeTransport.get());
        this.connectionHash = hash(settings);
        this.sessionCalls = new SessionCalls(resources.workers());
        this.typing = new TypingThrottle(settings::typingInterval, resources.clock());
        this.streams = new EventStreams(
                connectionName(),
                api,
                () -> Objects.requireNonNullElse(settings.eventTransport(), events),
                settings::streams,
                resources,
                new DeliveredMarks(connectionName(), api)::mark,
                this::ended);
        this.followed = new FollowedSessions(connectionName(), store, streams, settings, resources);
        this.sender = new MessageSender(api, settings, resources, followed::clientId);
    }

    /**
     * {@return a name for logs and errors: the host and a short hash of what else makes the connection}
     */
    public String connectionName() {
        return settings.host() + "#" + connectionHash;
    }

    /**
     * {@return a short hash of what makes the connection, the same on every node}
     */
    public String connectionHash() {
        return connectionHash;
    }

    /**
     * Opens a session, remembers it and follows it.
     *
     * @param visitor who wants to chat
     * @param phoneLineOid the line to chat to, on classic; else null
     * @return the session, once its stream is open where somebody has subscribed to it, or after a while
     */
    public CompletableFuture<ChatSession> createSession(Visitor visitor, String phoneLineOid) {
        String operation = "createSession";
        return checked(() -> RequestCheck.visitor(operation, visitor), () -> api.createSession(visitor, phoneLineOid))
                .thenCompose(session -> {
                    sender.created(session.id(), visitor.clientId());
                    return follow(operation, session.id(), session, visitor.clientId())
                            .thenCompose(live -> withinAwaitFollowed(live))
                            .thenApply(open -> session);
                });
    }

    /**
     * Reads a session.
     *
     * @param sessionId the session
     * @return the session as it is now
     */
    public CompletableFuture<ChatSession> getSession(String sessionId) {
        return inSession("getSession", sessionId, () -> api.getSession(sessionId));
    }

    /**
     * Sends a message, after those that were sent in the session before.
     *
     * @param sessionId the session
     * @param message a text, an attachment, or both
     * @return the message as Xelion has it
     */
    public CompletableFuture<ChatMessage> sendMessage(String sessionId, OutgoingMessage message) {
        String operation = "sendMessage";
        return checked(
                () -> {
                    RequestCheck.session(operation, sessionId);
                    RequestCheck.message(operation, sessionId, message);
                },
                () -> sessionCalls
                        .inOrder(sessionId, () -> sender.send(sessionId, message))
                        .whenComplete((sent, failure) -> {
                            if (failure == null) {
                                streams.sent(sent);
                            } else if (Failures.unwrap(failure) instanceof ChatSessionEndedException) {
                                foundEnded(sessionId, Duration.ZERO);
                            }
                        }));
    }

    /**
     * Reads all messages of a session.
     *
     * @param sessionId the session
     * @return oldest first
     */
    public CompletableFuture<List<ChatMessage>> getMessages(String sessionId) {
        return inSession("getMessages", sessionId, () -> api.getMessages(sessionId));
    }

    /**
     * Marks all messages so far as delivered to the visitor.
     *
     * @param sessionId the session
     * @return done
     */
    public CompletableFuture<Void> markDelivered(String sessionId) {
        return inSession("markDelivered", sessionId, () -> api.markDelivered(sessionId));
    }

    /**
     * Tells that the visitor is typing, at most once per session and interval.
     *
     * @param sessionId the session
     * @return whether Xelion was told; false where it had been told a moment ago
     */
    public CompletableFuture<Boolean> notifyTyping(String sessionId) {
        return inSession("notifyTyping", sessionId, () -> {
            if (!typing.lets(sessionId)) {
                return CompletableFuture.completedFuture(false);
            }
            return api.notifyTyping(sessionId)
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            typing.forget(sessionId);
                        }
                    })
                    .thenApply(done -> true);
        });
    }

    /**
     * Ends a session, after the messages that were sent in it before. Ending one that has ended is no error.
     *
     * @param sessionId the session
     * @return done
     */
    public CompletableFuture<Void> closeSession(String sessionId) {
        return inSession("closeSession", sessionId, () -> sessionCalls.inOrder(sessionId, () -> close(sessionId)));
    }

    /**
     * Has the conversation mailed.
     *
     * @param sessionId the session, ended or not
     * @param emailAddress to whom
     * @return done
     */
    public CompletableFuture<Void> sendTranscript(String sessionId, String emailAddress) {
        String operation = "sendTranscript";
        return checked(
                () -> {
                    RequestCheck.session(operation, sessionId);
                    RequestCheck.emailAddress(operation, sessionId, emailAddress);
                },
                () -> api.sendTranscript(sessionId, emailAddress.strip()));
    }

    /**
     * Hands in what the visitor thought of the conversation.
     *
     * @param sessionId the session, ended or not
     * @param feedback with a rating
     * @return done
     */
    public CompletableFuture<Void> sendFeedback(String sessionId, Feedback feedback) {
        String operation = "sendFeedback";
        return checked(
                () -> {
                    RequestCheck.session(operation, sessionId);
                    RequestCheck.feedback(operation, sessionId, feedback);
                },
                () -> api.sendFeedback(sessionId, feedback));
    }

    /**
     * Asks whether anybody can answer.
     *
     * @return the status
     */
    public CompletableFuture<GatewayStatus> getStatus() {
        return api.getStatus();
    }

    /**
     * Asks whether transcripts are mailed.
     *
     * @return whether they are
     */
    public CompletableFuture<Boolean> isTranscriptEnabled() {
        return api.isTranscriptEnabled();
    }

    /**
     * Asks whether host, tenant, gateway and credentials are right.
     *
     * @return whether they are
     */
    public CompletableFuture<Boolean> validate() {
        return api.validate();
    }

    /**
     * Lists the phone lines; on classic only.
     *
     * @return all of them
     */
    public CompletableFuture<List<PhoneLine>> listPhoneLines() {
        return api.listPhoneLines();
    }

    /**
     * Follows a session that was made elsewhere: what its history holds comes first.
     *
     * @param sessionId the session
     * @return completes when it is remembered
     */
    public CompletableFuture<Void> followSession(String sessionId) {
        String operation = "followSession";
        return inSession(operation, sessionId, () -> follow(operation, sessionId, null, null)
                .thenAccept(live -> {}));
    }

    /**
     * Follows a session no longer; nobody is told of an end.
     *
     * @param sessionId the session
     * @return completes when it is forgotten
     */
    public CompletableFuture<Void> unfollowSession(String sessionId) {
        String operation = "unfollowSession";
        return inSession(operation, sessionId, () -> followed.unfollow(sessionId)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        storeFailure(operation, sessionId, null, Failures.unwrap(failure))))
                .thenCompose(Function.identity())
                // streams complete on their own threads, what others hang on runs on workers
                .thenAcceptAsync(silent -> {}, resources.workers()));
    }

    /**
     * Takes the events of followed sessions: those made or followed by this client, and those in the store.
     *
     * @param wanted which events, and how they are handed on
     * @param handler takes them
     * @return the subscriber's hold on them
     */
    public EventSubscription subscribe(SubscriptionSettings wanted, EventHandler handler) {
        EventSubscription subscription = streams.subscribe(wanted, handler);
        if (wanted.sessionId() != null) {
            streams.discovered(wanted.sessionId());
        }
        followed.subscribed();
        AtomicBoolean open = new AtomicBoolean(true);
        return new EventSubscription() {
            @Override
            public void suspend() {
                subscription.suspend();
            }

            @Override
            public void resume() {
                subscription.resume();
            }

            @Override
            public CompletableFuture<Void> close() {
                if (open.getAndSet(false)) {
                    followed.unsubscribed();
                }
                return subscription.close();
            }
        };
    }

    /** Drops every live event socket and connects anew. */
    public void reconnect() {
        streams.reconnect();
    }

    /**
     * {@return what the connection's event streams do and did; current at any time}
     */
    public StreamStatistics statistics() {
        return streams.statistics();
    }

    /**
     * Closes the streams, then the connections. Calls under way fail.
     *
     * @return completes when nothing is open any more
     */
    public CompletableFuture<Void> close() {
        followed.close();
        return streams.close().thenCompose(closed -> closeTransport.get());
    }

    private CompletableFuture<Void> close(String sessionId) {
        return api.closeSession(sessionId)
                .handle((done, failure) -> failure == null
                        ? CompletableFuture.<Duration>completedFuture(END_EVENT_PATIENCE)
                        : endedAlready(sessionId, Failures.unwrap(failure)))
                .thenCompose(Function.identity())
                .thenAccept(patience -> foundEnded(sessionId, patience));
    }

    /** P12: closing twice is no error, where the session is known to have ended. */
    private CompletableFuture<Duration> endedAlready(String sessionId, Throwable refusal) {
        return api.getSession(sessionId)
                .handle((session, unknown) -> unknown == null && session.ended()
                        ? CompletableFuture.completedFuture(Duration.ZERO)
                        : CompletableFuture.<Duration>failedFuture(refusal))
                .thenCompose(Function.identity());
    }

    private void foundEnded(String sessionId, Duration patience) {
        streams.checkEnd(sessionId, patience).thenAccept(isFollowed -> {
            if (!isFollowed && followed.isHeardByNobody()) {
                ended(sessionId);
            }
        });
    }

    private void ended(String sessionId) {
        typing.forget(sessionId);
        followed.forget(sessionId).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "{}: session {} has ended, but the session store cannot remove it, trying again: {}",
                        connectionName(),
                        sessionId,
                        Failures.unwrap(failure).toString());
            }
        });
    }

    private CompletableFuture<CompletableFuture<Void>> follow(
            String operation, String sessionId, ChatSession session, String clientId) {
        return followed.follow(
                        new StoredSession(sessionId, clientId, resources.clock().instant()))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        storeFailure(operation, sessionId, session, Failures.unwrap(failure))));
    }

    private CompletableFuture<Void> withinAwaitFollowed(CompletableFuture<Void> live) {
        if (live.isDone()) {
            return live;
        }
        CompletableFuture<Void> waited = new CompletableFuture<>();
        resources
                .timer()
                .schedule(() -> waited.complete(null), settings.awaitFollowed().toMillis(), TimeUnit.MILLISECONDS);
        // onwards on a worker: neither the timer's nor the streams' threads run what others hang on
        return CompletableFuture.anyOf(live, waited).thenAcceptAsync(any -> {}, resources.workers());
    }

    private static <T> CompletableFuture<T> inSession(
            String operation, String sessionId, Supplier<CompletableFuture<T>> call) {
        return checked(() -> RequestCheck.session(operation, sessionId), call);
    }

    private static <T> CompletableFuture<T> checked(Runnable check, Supplier<CompletableFuture<T>> call) {
        try {
            check.run();
        } catch (InvalidChatRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
        return call.get();
    }

    private static ChatSessionStoreException storeFailure(
            String operation, String sessionId, ChatSession session, Throwable cause) {
        return new ChatSessionStoreException(
                operation + ": session " + sessionId + " is there, but the session store failed",
                CallFailure.withoutAnswer(operation, sessionId, false),
                session,
                cause);
    }

    private static String hash(XelionChatSettings settings) {
        String identity = String.join(
                "\n",
                settings.api().name(),
                settings.host(),
                settings.tenant(),
                String.valueOf(settings.gatewayId()),
                // not the user space: by default it is another one on each node
                String.valueOf(settings.username()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

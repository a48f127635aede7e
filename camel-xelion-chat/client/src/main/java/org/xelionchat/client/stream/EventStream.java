package org.xelionchat.client.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.StreamSettings;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionConnectionException;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.api.EventFrameParser;
import org.xelionchat.client.api.Subscriptions;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;

/**
 * One session's events, from the first connect to the session's end. Everything here happens in the stream's own
 * mailbox; of sockets there is never more than one, and a new one is not asked for before the old one is closed.
 */
final class EventStream implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** A stream that was live for so long has proven itself: its back-off starts anew. */
    private static final Duration PROVEN = Duration.ofSeconds(60);

    /** How long the echo of a test message may take; a server need not echo. */
    private static final Duration ECHO_PATIENCE = Duration.ofSeconds(3);

    /** Where frame after frame cannot be used, and the list has nothing new, it is read no more often than this. */
    private static final Duration READING_PAUSE = Duration.ofSeconds(10);

    private enum State {
        /** Nothing is under way: new, or until the back-off has passed. */
        WAITING,
        /** Asking for leave, for the URL, or shaking hands. */
        CONNECTING,
        /** The socket is open, session and messages are being read. */
        RECOVERING,
        LIVE,
        /** The socket is being closed, then it starts over. */
        CLOSING,
        /** The session is over; what waits is still handed on. */
        ENDING,
        STOPPED
    }

    private final StreamContext context;
    private final StreamSettings settings;
    private final String sessionId;
    private final SerialExecutor mailbox;
    private final Backoff backoff;
    private final List<SessionSubscription> subscriptions = new ArrayList<>();
    private final Set<String> ownIds = new HashSet<>();
    private final MessageIds ids;
    private final CompletableFuture<Void> firstLive = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final Disappearance disappearance;
    private State state = State.WAITING;
    private Attempt attempt;
    private ListReading reading;
    private Instant liveSince;
    private ChatHasBeenEndedEvent end;
    private Future<?> due;
    private Future<?> rereading;
    private Instant nextRereading = Instant.MIN;
    private String newestListed = "";
    private boolean malformedLogged;

    EventStream(StreamContext context, String sessionId) {
        this.context = context;
        this.settings = context.settings().get();
        this.sessionId = sessionId;
        this.mailbox = new SerialExecutor(resources().streams());
        this.backoff = new Backoff(
                settings.reconnectDelay(),
                settings.maximumReconnectDelay(),
                resources().random());
        this.ids = new MessageIds(settings.subscribe());
        this.disappearance = new Disappearance(resources().clock());
    }

    @Override
    public void execute(Runnable step) {
        mailbox.execute(step);
    }

    /** As {@link #execute}, but without a hand-over where the mailbox is not busy. */
    void runOrQueue(Runnable step) {
        mailbox.runOrQueue(step);
    }

    String sessionId() {
        return sessionId;
    }

    Instant now() {
        return resources().clock().instant();
    }

    boolean recovers() {
        return settings.recoverMessages();
    }

    /** Whether there is no socket that is, or is about to become, live; at the session's end there is no need of one. */
    boolean isInterrupted() {
        return state == State.WAITING || state == State.CONNECTING || state == State.CLOSING;
    }

    StreamStatistics statistics() {
        return context.statistics();
    }

    void markDelivered(String session) {
        context.delivered().accept(session);
    }

    /** Completes when the stream is live for the first time, or is not going to be. */
    CompletableFuture<Void> firstLive() {
        return firstLive;
    }

    void start() {
        execute(() -> {
            if (state == State.WAITING && attempt == null) {
                connect();
            }
        });
    }

    void add(Subscriber subscriber) {
        execute(() -> {
            if (state == State.STOPPED) {
                return;
            }
            SessionSubscription subscription = new SessionSubscription(this, subscriber);
            subscriptions.add(subscription);
            if (recovers()) {
                // what the history holds comes first
                subscription.awaitList();
            }
            if (state == State.LIVE) {
                requestList(subscription);
            } else if (state == State.ENDING) {
                subscription.end(end);
                readForEnd();
            }
        });
    }

    /** Completes when nothing is in the subscriber's hands any more. */
    CompletableFuture<Void> remove(Subscriber subscriber) {
        CompletableFuture<Void> removed = new CompletableFuture<>();
        execute(() -> {
            Optional<SessionSubscription> found = find(subscriber);
            found.ifPresent(subscriptions::remove);
            found.map(SessionSubscription::close)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenRun(() -> removed.complete(null));
        });
        return removed;
    }

    void resumed(Subscriber subscriber) {
        execute(() -> find(subscriber).ifPresent(SessionSubscription::resumed));
    }

    /** One of our own calls sent this message: it is the visitor's, whatever a flag says (P7.1). */
    void sent(ChatMessage message) {
        execute(() -> {
            ChatMessage known = ids.complete(message);
            boolean first = !known.isAmong(ownIds);
            ownIds.addAll(known.ids());
            if (first && isRecognisable(known)) {
                emit(new NewExternalChatEvent(sessionId, null, now(), known.withDirection(Direction.VISITOR), false));
            } else if (first && state == State.LIVE) {
                readInstead();
            }
        });
    }

    /** The session is believed to be over: where the socket does not tell in time, the session is read. */
    void checkEnd(Duration patience) {
        later(patience, () -> {
            if (end == null && state != State.STOPPED) {
                context.api()
                        .getSession(sessionId)
                        .whenComplete((session, failure) -> execute(() -> {
                            if (failure == null && session.ended() && state != State.STOPPED) {
                                end(foundEnd(session));
                            }
                        }));
            }
        });
    }

    /** Drops the socket and connects anew. */
    void reconnect() {
        execute(() -> {
            if (state == State.LIVE) {
                attempt.giveUp("asked to reconnect", false);
            }
        });
    }

    /** Completes when the socket is closed and nothing is in a subscriber's hands; nothing comes afterwards. */
    CompletableFuture<Void> stop() {
        execute(() -> {
            if (state == State.STOPPED) {
                return;
            }
            if (state != State.ENDING) {
                leaveSocket();
            }
            state = State.STOPPED;
            CompletableFuture<?>[] idle =
                    subscriptions.stream().map(SessionSubscription::close).toArray(CompletableFuture[]::new);
            closed.thenCombine(CompletableFuture.allOf(idle), (socket, handlers) -> null)
                    .thenRun(() -> stopped.complete(null));
            if (reading != null) {
                reading.cancel();
            }
            firstLive.complete(null);
        });
        return stopped;
    }

    private void connect() {
        state = State.CONNECTING;
        attempt = new Attempt();
        attempt.start();
    }

    private void connectLater() {
        attempt = null;
        state = State.WAITING;
        due = later(backoff.next(), () -> {
            if (state == State.WAITING) {
                connect();
            }
        });
    }

    private Future<?> later(Duration delay, Runnable step) {
        return resources().timer().schedule(() -> execute(step), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No more socket, now or later; the state is the caller's to set. */
    private void leaveSocket() {
        if (due != null) {
            due.cancel(false);
        }
        if (rereading != null) {
            rereading.cancel(false);
        }
        if (attempt == null) {
            closed.complete(null);
        } else {
            attempt.leave();
            attempt = null;
        }
    }

    private void becomeLive() {
        state = State.LIVE;
        liveSince = now();
        disappearance.reset();
        context.statistics().becameLive();
        LOG.debug("{}: events of session {} arrive", context.connection(), sessionId);
        firstLive.complete(null);
        subscriptions.forEach(SessionSubscription::live);
        if (isListNeeded()) {
            requestRead();
        }
    }

    private void interrupted(String cause, Instant since) {
        context.statistics().isLiveNoMore();
        context.statistics().interrupted();
        LOG.info("{}: events of session {} interrupted ({}), reconnecting", context.connection(), sessionId, cause);
        if (!liveSince.plus(PROVEN).isAfter(now())) {
            backoff.reset();
        }
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
        subscriptions.forEach(subscription -> subscription.interrupted(cause, since));
    }

    private void received(ChatEvent event) {
        context.statistics().eventReceived(event.receivedAt());
        if (event instanceof ChatHasBeenEndedEvent ended) {
            end(ended);
        } else if (event instanceof NewExternalChatEvent message) {
            received(message);
        } else {
            emit(event);
        }
    }

    private void received(NewExternalChatEvent event) {
        ChatMessage known = ids.complete(event.message());
        if (isRecognisable(known)) {
            emit(event.withMessage(directed(known)));
        } else if (recovers()) {
            readInstead();
        }
    }

    /** P12: every field is optional; what a list would not be known to repeat could come twice, and the list has it. */
    private boolean isRecognisable(ChatMessage message) {
        return message.id() != null && (ids.isRecognisable(message) || !recovers());
    }

    private void emit(ChatEvent event) {
        for (SessionSubscription subscription : subscriptions) {
            subscription.offer(event);
        }
    }

    private ChatMessage directed(ChatMessage message) {
        if (message.isAmong(ownIds)) {
            return message.direction() == Direction.VISITOR ? message : message.withDirection(Direction.VISITOR);
        }
        return message.direction() == null ? message.withDirection(Direction.AGENT) : message;
    }

    private ChatHasBeenEndedEvent foundEnd(ChatSession session) {
        return new ChatHasBeenEndedEvent(sessionId, session.name(), now(), session.endsAt(), true);
    }

    private void end(ChatHasBeenEndedEvent event) {
        if (end != null) {
            return;
        }
        LOG.info("{}: session {} has ended", context.connection(), sessionId);
        end = event;
        leaveSocket();
        state = State.ENDING;
        firstLive.complete(null);
        for (SessionSubscription subscription : List.copyOf(subscriptions)) {
            if (event.recovered() && recovers()) {
                // what came before the end may not have come over the socket
                subscription.awaitList();
            }
            subscription.end(event);
        }
        readForEnd();
    }

    /** The last list, for those who need one before the end. */
    private void readForEnd() {
        if (isListNeeded()) {
            requestRead();
        }
    }

    /** A subscriber has handled the end, perhaps while he was being closed. */
    void subscriptionEnded() {
        if (subscriptions.stream().allMatch(SessionSubscription::hasEnded)) {
            context.ended().accept(sessionId);
        }
    }

    /** A subscriber has room again for messages that were left out. */
    void requestList(SessionSubscription subscription) {
        subscription.awaitList();
        if (!recovers()) {
            subscription.listReceiver().accept(List.of());
        } else if (state == State.LIVE || state == State.ENDING) {
            requestRead();
        }
    }

    private void requestRead() {
        if (reading == null) {
            reading = new ListReading();
            reading.start();
        } else {
            reading.again = true;
        }
    }

    /** Of what came, something cannot be handed on as it is: what follows waits until Xelion was asked. */
    private void readInstead() {
        subscriptions.forEach(SessionSubscription::awaitList);
        if (state != State.RECOVERING && rereading == null) {
            reread();
        }
    }

    private void reread() {
        Instant earliest = nextRereading.isAfter(now()) ? nextRereading : now();
        rereading = later(Duration.between(now(), earliest), () -> {
            rereading = null;
            nextRereading = now().plus(READING_PAUSE);
            if (state == State.LIVE && isListNeeded()) {
                requestRead();
                checkEnd(Duration.ZERO);
            }
        });
    }

    private Optional<SessionSubscription> find(Subscriber subscriber) {
        return subscriptions.stream()
                .filter(subscription -> subscription.subscriber() == subscriber)
                .findFirst();
    }

    private boolean isListNeeded() {
        return subscriptions.stream().anyMatch(SessionSubscription::needsList);
    }

    private List<Consumer<List<ChatMessage>>> listReceivers() {
        return subscriptions.stream()
                .filter(SessionSubscription::needsList)
                .map(SessionSubscription::listReceiver)
                .toList();
    }

    private void handOn(List<ChatMessage> messages, List<Consumer<List<ChatMessage>>> receivers) {
        ids.listed(messages);
        List<ChatMessage> directed =
                messages.stream().map(ids::complete).map(this::directed).toList();
        receivers.forEach(receiver -> receiver.accept(directed));
    }

    private void note(Throwable failure) {
        context.statistics().failed(describe(failure));
        if (failure instanceof XelionAuthenticationException) {
            context.gate().credentialsRefused();
        }
    }

    private static String describe(Throwable failure) {
        return failure instanceof XelionChatException
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
    }

    private ClientResources resources() {
        return context.resources();
    }

    /** One connect, from the leave to do so until its socket is closed. */
    private final class Attempt implements EventSocketListener {

        private final Liveness liveness = new Liveness(
                settings.pingInterval(),
                settings.pongTimeout(),
                resources(),
                mailbox,
                this::askForLife,
                () -> giveUp("nothing received, no answer to a ping", true));
        private ConnectGate.Permit permit;
        private EventSocket socket;
        private boolean left;
        private Future<?> echo;
        private boolean echoMissed;

        void start() {
            permit = context.gate().request(() -> execute(this::askForUrl));
        }

        /** P5.3: a test message comes back from Xelion itself, a pong from whatever ends the connection. */
        private void askForLife() {
            socket.ping();
            if (settings.subscribe()) {
                socket.send(Subscriptions.TEST);
            }
        }

        private boolean isCurrent() {
            return attempt == this;
        }

        private void askForUrl() {
            if (!isCurrent()) {
                return;
            }
            // P12: a socket URL may serve once only, so every connect asks for a fresh one
            context.api()
                    .getEventUrl(sessionId)
                    .whenComplete((url, failure) -> execute(() -> {
                        if (!isCurrent()) {
                            return;
                        }
                        if (failure != null) {
                            urlRefused(failure);
                            return;
                        }
                        context.gate().credentialsAccepted();
                        context.statistics().connectAttempt();
                        socket = context.transport().get().open(url, settings.connectTimeout(), this);
                    }));
        }

        private void urlRefused(Throwable failure) {
            note(failure);
            LOG.debug("{}: no event URL for session {}: {}", context.connection(), sessionId, describe(failure));
            if (failure instanceof XelionAuthenticationException || failure instanceof XelionConnectionException) {
                startOver();
            } else {
                lookForEnd();
            }
        }

        @Override
        public void onOpen() {
            liveness.activity(now());
            execute(this::opened);
        }

        private void opened() {
            if (!isCurrent()) {
                return;
            }
            state = State.RECOVERING;
            if (recovers()) {
                subscriptions.forEach(SessionSubscription::awaitList);
            }
            liveness.start();
            if (settings.subscribe()) {
                subscribe();
            } else {
                read();
            }
        }

        /** P5.3: nothing says that a subscription has taken effect but the echo of what was sent behind it. */
        private void subscribe() {
            socket.send(Subscriptions.toSession(sessionId));
            socket.send(Subscriptions.TEST);
            echo = later(ECHO_PATIENCE, () -> {
                if (echo != null) {
                    echo = null;
                    echoMissed = true;
                    read();
                }
            });
        }

        private void echoed() {
            if (echo != null) {
                cancelEcho();
                read();
            } else if (echoMissed && isCurrent() && state == State.LIVE && recovers()) {
                // late: what came before it may not have come over the socket
                readInstead();
                echoMissed = false;
            }
        }

        private void cancelEcho() {
            if (echo != null) {
                echo.cancel(false);
                echo = null;
            }
        }

        private void read() {
            // the session first: should it turn out to have ended, a list read afterwards is complete
            context.api()
                    .getSession(sessionId)
                    .whenComplete((session, failure) -> execute(() -> {
                        if (!isCurrent() || state != State.RECOVERING) {
                            return;
                        }
                        if (failure != null) {
                            readFailed(failure);
                        } else if (session.ended()) {
                            end(foundEnd(session));
                        } else {
                            recover();
                        }
                    }));
        }

        private void recover() {
            if (!recovers()) {
                live();
                return;
            }
            List<Consumer<List<ChatMessage>>> receivers = listReceivers();
            context.api()
                    .getMessages(sessionId)
                    .whenComplete((messages, failure) -> execute(() -> {
                        if (!isCurrent() || state != State.RECOVERING) {
                            return;
                        }
                        if (failure != null) {
                            readFailed(failure);
                            return;
                        }
                        handOn(messages, receivers);
                        live();
                    }));
        }

        private void live() {
            permit.release();
            becomeLive();
        }

        private void readFailed(Throwable failure) {
            note(failure);
            if (disappearance.isCertainAfter(failure)) {
                vanished();
            } else {
                giveUp(describe(failure), false);
            }
        }

        /** Drops the socket; what follows happens when it is closed. */
        private void giveUp(String cause, boolean dead) {
            if (!isCurrent() || state == State.CLOSING) {
                return;
            }
            if (state == State.LIVE) {
                interrupted(cause, Instant.ofEpochMilli(liveness.lastActivity()));
            }
            state = State.CLOSING;
            liveness.stop();
            cancelEcho();
            permit.release();
            context.statistics().failed(cause);
            if (dead) {
                socket.abort();
            } else {
                socket.close();
            }
        }

        /** The stream needs no socket any more. */
        void leave() {
            left = true;
            if (state == State.LIVE) {
                context.statistics().isLiveNoMore();
            }
            liveness.stop();
            cancelEcho();
            permit.release();
            if (socket == null) {
                closed.complete(null);
            } else {
                socket.close();
            }
        }

        @Override
        public void onText(String text) {
            Instant receivedAt = now();
            liveness.activity(receivedAt);
            if (Subscriptions.isTest(text)) {
                execute(this::echoed);
                return;
            }
            try {
                EventFrameParser.parse(text, sessionId, receivedAt, settings.subscribe())
                        .ifPresent(event -> runOrQueue(() -> {
                            if (isCurrent() && (state == State.LIVE || state == State.RECOVERING)) {
                                received(event);
                            }
                        }));
            } catch (XelionProtocolException e) {
                // P5.2: what is no event at all is skipped; a damaged event may have told of a message, or of the end
                boolean damaged = text.contains("notificationType");
                execute(() -> malformed(e, damaged));
            }
        }

        private void malformed(XelionProtocolException e, boolean damaged) {
            if (!malformedLogged) {
                malformedLogged = true;
                LOG.warn(
                        "{}: session {} sent a frame that cannot be understood, and is skipped: {}",
                        context.connection(),
                        sessionId,
                        e.getMessage());
            }
            if (damaged && isCurrent() && recovers() && (state == State.LIVE || state == State.RECOVERING)) {
                readInstead();
            }
        }

        @Override
        public void onActivity() {
            liveness.activity(now());
        }

        @Override
        public void onClosed(int code, Throwable cause) {
            execute(() -> {
                socket = null;
                if (left) {
                    closed.complete(null);
                    return;
                }
                String reason = "closed with code " + code + (cause == null ? "" : ", " + describe(cause));
                State before = state;
                if (before == State.LIVE) {
                    interrupted(reason, now());
                }
                liveness.stop();
                cancelEcho();
                permit.release();
                if (before != State.CLOSING) {
                    context.statistics().failed(reason);
                }
                if (before == State.CONNECTING) {
                    LOG.debug("{}: no socket for session {}: {}", context.connection(), sessionId, reason);
                    lookForEnd();
                } else {
                    connectLater();
                }
            });
        }

        /** Xelion answers, and yet there is no socket: perhaps the session is over. */
        private void lookForEnd() {
            state = State.CLOSING;
            permit.release();
            context.api()
                    .getSession(sessionId)
                    .whenComplete((session, failure) -> execute(() -> {
                        if (!isCurrent()) {
                            return;
                        }
                        if (failure == null && session.ended()) {
                            end(foundEnd(session));
                        } else if (failure != null && disappearance.isCertainAfter(failure)) {
                            vanished();
                        } else {
                            if (failure == null) {
                                disappearance.reset();
                            }
                            connectLater();
                        }
                    }));
        }

        private void startOver() {
            permit.release();
            connectLater();
        }
    }

    private void vanished() {
        LOG.warn("{}: Xelion does not know session {} any more: it counts as ended", context.connection(), sessionId);
        end(new ChatHasBeenEndedEvent(sessionId, null, now(), null, true));
    }

    /** Reads the message list for subscribers who fell behind, or who joined later, or for the last time. */
    private final class ListReading {

        private ConnectGate.Permit permit;
        private boolean again;
        private boolean cancelled;

        void start() {
            permit = context.gate().request(() -> execute(this::read));
        }

        void cancel() {
            cancelled = true;
            permit.release();
        }

        private void read() {
            if (cancelled) {
                return;
            }
            again = false;
            if (end != null && disappearance.isCertain()) {
                // nobody can be asked any more
                read(List.of(), listReceivers());
                return;
            }
            List<Consumer<List<ChatMessage>>> receivers = listReceivers();
            context.api()
                    .getMessages(sessionId)
                    .whenComplete((messages, failure) -> execute(() -> {
                        if (cancelled) {
                            return;
                        }
                        if (failure == null) {
                            read(messages, receivers);
                        } else {
                            failed(failure);
                        }
                    }));
        }

        private void read(List<ChatMessage> messages, List<Consumer<List<ChatMessage>>> receivers) {
            permit.release();
            reading = null;
            String newest =
                    messages.isEmpty() ? "" : messages.get(messages.size() - 1).id();
            if (!newest.equals(newestListed)) {
                // it was worth reading: whatever asks for it next need not wait
                newestListed = newest;
                nextRereading = Instant.MIN;
                if (rereading != null) {
                    rereading.cancel(false);
                    reread();
                }
            }
            handOn(messages, receivers);
            if (again && isListNeeded()) {
                requestRead();
            }
        }

        private void failed(Throwable failure) {
            note(failure);
            permit.release();
            if (end == null) {
                reading = null;
                attempt.giveUp(describe(failure), false);
                return;
            }
            disappearance.isCertainAfter(failure);
            due = later(backoff.next(), () -> {
                if (!cancelled) {
                    start();
                }
            });
        }
    }
}

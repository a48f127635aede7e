package org.xelionchat.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.xelionchat.client.api.ChatApi;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.OutgoingMessage;

/**
 * Sends a visitor's message once. Where the answer is lost or unclear, the session's message list tells whether the
 * message arrived (there is no idempotency key, P2.3). The sends of one session must come one after another.
 */
final class MessageSender {

    private static final String OPERATION = "sendMessage";

    /** How often the list is read after a time-out, while the server may still act. */
    private static final int READS_AFTER_TIME_OUT = 3;

    /** How far Xelion's clock may be behind ours, where nothing better tells old messages from new ones. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    /** How long a session's sends are remembered after the last one; older messages are told by their date. */
    private static final Duration REMEMBERED = CLOCK_SKEW.multipliedBy(5);

    /** Lower than any. */
    private static final String NO_ID = "0";

    private final ChatApi api;
    private final XelionChatSettings settings;
    private final ClientResources resources;
    private final Function<String, CompletableFuture<String>> clientIds;
    private final Map<String, Sent> sessions = new ConcurrentHashMap<>();
    private volatile long swept;

    /**
     * @param clientIds finds the client id of a session's visitor, or null; a failure keeps no message back
     */
    MessageSender(
            ChatApi api,
            XelionChatSettings settings,
            ClientResources resources,
            Function<String, CompletableFuture<String>> clientIds) {
        this.api = api;
        this.settings = settings;
        this.resources = resources;
        this.clientIds = clientIds;
    }

    CompletableFuture<ChatMessage> send(String sessionId, OutgoingMessage message) {
        Sent sent = sentIn(sessionId);
        if (sent.clientId != null) {
            return new Sending(sessionId, sent.clientId.orElse(null), message).attempt(true);
        }
        return clientIds
                .apply(sessionId)
                .handle((found, failure) -> {
                    if (failure == null) {
                        sent.clientId = Optional.ofNullable(found);
                    }
                    return new Sending(sessionId, found, message).attempt(true);
                })
                .thenCompose(Function.identity());
    }

    /** A session was made by us: nothing in it is older than our first message. */
    void created(String sessionId, String clientId) {
        Sent sent = sentIn(sessionId);
        sent.clientId = Optional.of(clientId);
        sent.nothingIsOlder();
    }

    private Sent sentIn(String sessionId) {
        long now = resources.clock().millis();
        if (now - swept > REMEMBERED.toMillis()) {
            swept = now;
            sessions.values().removeIf(sent -> now - sent.lastUsed > REMEMBERED.toMillis());
        }
        Sent sent = sessions.computeIfAbsent(sessionId, id -> new Sent());
        sent.lastUsed = now;
        return sent;
    }

    /** What is known of a session's earlier sends; touched by one send at a time, on changing threads. */
    private static final class Sent {

        /** The highest ids of messages of ours, by kind (P7.1); null where none is known. */
        private volatile String highestOwn;

        private volatile String highestCommunication;

        /** The visitor's; null where nobody was asked yet. */
        private volatile Optional<String> clientId;

        private volatile long lastUsed;

        /** Texts of which nobody knows whether they arrived, or still will. */
        private final List<String> unsettled = new ArrayList<>();

        private synchronized void leaveUnsettled(String text) {
            unsettled.add(text);
        }

        private synchronized long countUnsettled(String text) {
            return unsettled.stream()
                    .filter(earlier -> Objects.equals(earlier, text))
                    .count();
        }

        private synchronized void nothingIsOlder() {
            highestOwn = NO_ID;
            highestCommunication = NO_ID;
        }

        private synchronized void remember(ChatMessage message) {
            highestOwn = higher(highestOwn, message.hasOwnId() ? message.id() : null);
            highestCommunication = higher(highestCommunication, message.communicationId());
        }

        /** What is not told is not known any more: a list may tell nothing else. */
        private static String higher(String highest, String id) {
            if (id == null || !isNumber(id)) {
                return null;
            }
            return highest == null || ChatMessage.ID_ORDER.compare(id, highest) > 0 ? id : highest;
        }

        /** Whether a message came after those of ours; null where its ids do not tell. */
        private Boolean isNewer(ChatMessage message) {
            if (message.hasOwnId() && highestOwn != null && isNumber(message.id())) {
                return ChatMessage.ID_ORDER.compare(message.id(), highestOwn) > 0;
            }
            String communication = message.communicationId();
            return communication != null && highestCommunication != null && isNumber(communication)
                    ? (Boolean) (ChatMessage.ID_ORDER.compare(communication, highestCommunication) > 0)
                    : null;
        }

        private static boolean isNumber(String id) {
            return id.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }

    /** One message on its way. */
    private final class Sending {

        private final String sessionId;
        private final String clientId;
        private final OutgoingMessage message;
        private final Sent sent;
        private final Instant begun = resources.clock().instant();

        private Sending(String sessionId, String clientId, OutgoingMessage message) {
            this.sessionId = sessionId;
            this.clientId = clientId;
            this.message = message;
            this.sent = sentIn(sessionId);
        }

        CompletableFuture<ChatMessage> attempt(boolean first) {
            return either(
                    api.sendMessage(sessionId, clientId, message), this::remember, failure -> judge(failure, first));
        }

        private CompletableFuture<ChatMessage> remember(ChatMessage answer) {
            sent.remember(answer);
            return CompletableFuture.completedFuture(answer);
        }

        private CompletableFuture<ChatMessage> judge(Throwable failure, boolean first) {
            if (failure instanceof XelionConnectionException connection) {
                return switch (connection.getReached()) {
                    case NOTHING -> fail(failure);
                    case BROKEN -> settle(failure, () -> sendAgain(failure, first));
                    case TIMED_OUT -> settleAfterTimeOut(connection, READS_AFTER_TIME_OUT);
                };
            }
            if (failure instanceof XelionProtocolException) {
                // accepted, but with an answer that tells nothing: not to be sent again
                return settle(failure, () -> uncertain(failure));
            }
            if (failure instanceof XelionAuthenticationException
                    || !(failure instanceof XelionChatException answer)
                    || answer.getHttpStatus() == null
                    || answer.getHttpStatus() == 429) {
                return fail(failure);
            }
            if (answer.getHttpStatus() >= 500 && settings.confirmUncertainSends()) {
                return settle(failure, () -> unlessEnded(answer, () -> sendAgain(failure, first)));
            }
            return unlessEnded(answer, () -> fail(failure));
        }

        private CompletableFuture<ChatMessage> sendAgain(Throwable failure, boolean first) {
            return first ? attempt(false) : fail(failure);
        }

        /** Looks for the message in the list; where it is not, goes on as told. */
        private CompletableFuture<ChatMessage> settle(
                Throwable failure, Supplier<CompletableFuture<ChatMessage>> notThere) {
            if (!settings.confirmUncertainSends() || message.text() == null) {
                return uncertain(failure);
            }
            return either(
                    api.getMessages(sessionId),
                    messages -> find(messages, failure, notThere),
                    unreadable -> unlessEnded(
                            failure,
                            () -> uncertain(failure),
                            unanswered -> isOfUnknownSession(unanswered) ? fail(failure) : uncertain(failure)));
        }

        private CompletableFuture<ChatMessage> settleAfterTimeOut(XelionConnectionException failure, int reads) {
            return settle(failure, () -> {
                if (reads == 1) {
                    return uncertain(failure);
                }
                CompletableFuture<ChatMessage> later = new CompletableFuture<>();
                long pause = settings.requestTimeout().toMillis() / READS_AFTER_TIME_OUT;
                resources
                        .timer()
                        .schedule(
                                () -> resources.workers().execute(() -> settleAfterTimeOut(failure, reads - 1)
                                        .whenComplete((found, open) -> {
                                            if (open == null) {
                                                later.complete(found);
                                            } else {
                                                later.completeExceptionally(Failures.unwrap(open));
                                            }
                                        })),
                                pause,
                                TimeUnit.MILLISECONDS);
                return later;
            });
        }

        private CompletableFuture<ChatMessage> find(
                List<ChatMessage> messages, Throwable failure, Supplier<CompletableFuture<ChatMessage>> notThere) {
            List<ChatMessage> candidates =
                    messages.stream().filter(this::isThisMessage).toList();
            if (candidates.isEmpty()) {
                return notThere.get();
            }
            // an earlier one with the same text may have been acted on late: the list cannot tell the two apart
            long unsettled = sent.countUnsettled(message.text());
            return candidates.size() > unsettled ? remember(candidates.get(candidates.size() - 1)) : uncertain(failure);
        }

        private boolean isThisMessage(ChatMessage candidate) {
            return candidate.direction() == Direction.VISITOR
                    && isNew(candidate)
                    && (MessageText.matches(message.text(), candidate.text())
                            || candidate.communicationId() != null
                                    && MessageText.beginsWith(message.text(), candidate.text()));
        }

        private boolean isNew(ChatMessage candidate) {
            Boolean newer = sent.isNewer(candidate);
            if (newer != null) {
                return newer;
            }
            return candidate.sentAt() == null || !candidate.sentAt().isBefore(begun.minus(CLOCK_SKEW));
        }

        private CompletableFuture<ChatMessage> uncertain(Throwable failure) {
            sent.leaveUnsettled(message.text());
            return fail(new UncertainDeliveryException(
                    OPERATION + ": whether the message of session " + sessionId
                            + " reached Xelion is not known, look before it is sent again",
                    failure instanceof XelionChatException known
                            ? known.failure()
                            : CallFailure.withoutAnswer(OPERATION, sessionId, false),
                    failure));
        }

        private CompletableFuture<ChatMessage> unlessEnded(
                Throwable refusal, Supplier<CompletableFuture<ChatMessage>> open) {
            return unlessEnded(refusal, open, unanswered -> fail(refusal));
        }

        /** A refusal may mean that the session is over; {@code unknown} takes the failure to ask. */
        private CompletableFuture<ChatMessage> unlessEnded(
                Throwable refusal,
                Supplier<CompletableFuture<ChatMessage>> open,
                Function<Throwable, CompletableFuture<ChatMessage>> unknown) {
            return either(
                    api.getSession(sessionId),
                    session -> session.ended()
                            ? fail(new ChatSessionEndedException(
                                    OPERATION + ": session " + sessionId + " has ended",
                                    refusal instanceof XelionChatException known
                                            ? known.failure()
                                            : CallFailure.withoutAnswer(OPERATION, sessionId, false),
                                    refusal))
                            : open.get(),
                    unknown);
        }

        private static boolean isOfUnknownSession(Throwable failure) {
            return failure instanceof XelionChatException known
                    && known.failure().isOfUnknownSession();
        }

        private CompletableFuture<ChatMessage> fail(Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }

        private <T> CompletableFuture<ChatMessage> either(
                CompletableFuture<T> call,
                Function<T, CompletableFuture<ChatMessage>> success,
                Function<Throwable, CompletableFuture<ChatMessage>> failure) {
            return call.handle((value, thrown) ->
                            thrown == null ? success.apply(value) : failure.apply(Failures.unwrap(thrown)))
                    .thenCompose(Function.identity());
        }
    }
}

package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.ID;
import static org.xelionchat.client.api.Field.OBJECT;
import static org.xelionchat.client.api.Field.OID;
import static org.xelionchat.client.api.Field.VALUE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;
import org.xelionchat.client.http.HttpTransport;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;

/** The gateway API (P2): a static token, flat JSON, a path per call. */
public final class GatewayApi implements ChatApi {

    /** Not from an ObjectMapper: whoever only takes events need not wait until all of Jackson is there. */
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final AnsweredCalls calls;
    private final Supplier<String> accessToken;
    private final GatewayPaths paths;
    private final SessionReader sessions;

    /**
     * @param settings name the tenant, the gateway and its access token
     * @param clock tells whether a session's end has come
     * @param http sends the calls
     */
    public GatewayApi(XelionChatSettings settings, Clock clock, HttpTransport http) {
        this(settings, clock, http::send);
    }

    GatewayApi(XelionChatSettings settings, Clock clock, Function<HttpCall, CompletableFuture<HttpAnswer>> calls) {
        this.calls = new AnsweredCalls(calls);
        this.accessToken = settings.accessToken();
        this.paths = new GatewayPaths(settings);
        this.sessions = new SessionReader(clock);
    }

    @Override
    public CompletableFuture<ChatSession> createSession(Visitor visitor, String phoneLineOid) {
        String body;
        try {
            body = SessionRequest.json(visitor.properties());
        } catch (InvalidChatRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
        HttpCall call = once("createSession", null, paths.ofGateway("sessions"), body);
        return calls.send(call, answer -> {
            LenientJson session = AnsweredCalls.object(call, answer, "a session with an id");
            String id = session.at(ID, OID).id();
            if (id == null) {
                throw Answers.malformed(call, answer, "a session with an id");
            }
            return sessions.read(session, id);
        });
    }

    @Override
    public CompletableFuture<ChatSession> getSession(String sessionId) {
        HttpCall call = get("getSession", sessionId, paths.ofSession(sessionId));
        // P11: the guide's answer has another id than was asked for
        return calls.send(call, answer -> sessions.read(AnsweredCalls.object(call, answer, "a session"), sessionId));
    }

    @Override
    public CompletableFuture<ChatMessage> sendMessage(String sessionId, String clientId, OutgoingMessage message) {
        if (message.attachment() != null) {
            return unsupported("sendMessage with an attachment", sessionId);
        }
        HttpCall call =
                once("sendMessage", sessionId, paths.ofSession(sessionId, "messages"), json("text", message.text()));
        return calls.send(call, answer -> {
            LenientJson json = AnsweredCalls.object(call, answer, "a message with an id");
            ChatMessage sent = MessageReader.read(json, sessionId, IncomingFlag.OWN_MESSAGE);
            if (sent.id() == null) {
                throw Answers.malformed(call, answer, "a message with an id");
            }
            return sent;
        });
    }

    @Override
    public CompletableFuture<List<ChatMessage>> getMessages(String sessionId) {
        HttpCall call = get("getMessages", sessionId, paths.ofSession(sessionId, "messages"));
        return calls.send(call, answer -> {
            LenientJson list = LenientJson.parse(answer.body())
                    .filter(LenientJson::isArray)
                    .orElseThrow(() -> Answers.malformed(call, answer, "an array of messages"));
            return MessageListReader.read(
                    list.elements(),
                    sessionId,
                    element -> MessageReader.read(element, sessionId, IncomingFlag.SEEN_FROM_VISITOR));
        });
    }

    @Override
    public CompletableFuture<URI> getEventUrl(String sessionId) {
        HttpCall call = get("getEventUrl", sessionId, paths.ofSession(sessionId, "websocket"));
        return calls.send(call, answer -> EventAddress.read(answer, sessionId));
    }

    @Override
    public CompletableFuture<Void> markDelivered(String sessionId) {
        return calls.send(
                repeatable("markDelivered", sessionId, "PUT", paths.ofSession(sessionId, "delivered")),
                AnsweredCalls.done());
    }

    @Override
    public CompletableFuture<Void> notifyTyping(String sessionId) {
        return calls.send(
                repeatable("notifyTyping", sessionId, "POST", paths.ofSession(sessionId, "is_typing")),
                AnsweredCalls.done());
    }

    @Override
    public CompletableFuture<Void> closeSession(String sessionId) {
        return calls.send(
                once("closeSession", sessionId, paths.ofSession(sessionId, "close"), null), AnsweredCalls.done());
    }

    @Override
    public CompletableFuture<Void> sendTranscript(String sessionId, String emailAddress) {
        String path = paths.ofSession(sessionId, "transcript");
        return calls.send(once("sendTranscript", sessionId, path, json("value", emailAddress)), AnsweredCalls.done());
    }

    @Override
    public CompletableFuture<Void> sendFeedback(String sessionId, Feedback feedback) {
        String path = paths.ofSession(sessionId, "feedback");
        ObjectNode body = NODES.objectNode().put("rating", feedback.rating());
        if (feedback.feedback() != null) {
            body.put("feedback", feedback.feedback());
        }
        return calls.send(once("sendFeedback", sessionId, path, body.toString()), AnsweredCalls.done());
    }

    @Override
    public CompletableFuture<GatewayStatus> getStatus() {
        HttpCall call = get("getStatus", null, paths.ofGateway("status"));
        return calls.send(call, answer -> {
            String status = String.valueOf(value(answer).filledText()).trim().toLowerCase(Locale.ROOT);
            return switch (status) {
                case "online" -> GatewayStatus.ONLINE;
                case "offline" -> GatewayStatus.OFFLINE;
                default -> throw Answers.malformed(call, answer, "online or offline");
            };
        });
    }

    @Override
    public CompletableFuture<Boolean> isTranscriptEnabled() {
        return flag(get("isTranscriptEnabled", null, paths.ofGateway("transcript_enabled")));
    }

    @Override
    public CompletableFuture<Boolean> validate() {
        CompletableFuture<Boolean> valid = new CompletableFuture<>();
        flag(get("validate", null, paths.ofGateway("validate"))).whenComplete((answer, failure) -> {
            if (failure instanceof XelionAuthenticationException) {
                valid.complete(false);
            } else if (failure != null) {
                valid.completeExceptionally(failure);
            } else {
                valid.complete(answer);
            }
        });
        return valid;
    }

    @Override
    public CompletableFuture<List<PhoneLine>> listPhoneLines() {
        return unsupported("listPhoneLines", null);
    }

    private static <T> CompletableFuture<T> unsupported(String operation, String sessionId) {
        return CompletableFuture.failedFuture(new UnsupportedChatOperationException(
                operation + " is not possible with api=gateway, only with api=classic",
                CallFailure.withoutAnswer(operation, sessionId, false)));
    }

    private HttpCall get(String operation, String sessionId, String path) {
        return repeatable(operation, sessionId, "GET", path);
    }

    private HttpCall repeatable(String operation, String sessionId, String method, String path) {
        return new HttpCall(operation, sessionId, method, path, null, true, accessToken);
    }

    private HttpCall once(String operation, String sessionId, String path, String body) {
        return new HttpCall(operation, sessionId, "POST", path, body, false, accessToken);
    }

    private static String json(String name, String text) {
        return NODES.objectNode().put(name, text).toString();
    }

    private CompletableFuture<Boolean> flag(HttpCall call) {
        return calls.send(call, answer -> Optional.ofNullable(value(answer).flag())
                .orElseThrow(() -> Answers.malformed(call, answer, "true or false")));
    }

    /** P11: two pages of the guide name the same member differently. */
    private static LenientJson value(HttpAnswer answer) {
        return LenientJson.parse(answer.body()).orElse(LenientJson.NOTHING).at(VALUE, OBJECT);
    }
}

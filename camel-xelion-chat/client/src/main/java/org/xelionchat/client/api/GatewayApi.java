package org.xelionchat.client.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionProtocolException;
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

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Function<HttpCall, CompletableFuture<HttpAnswer>> calls;
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
        this.calls = calls;
        this.accessToken = settings.accessToken();
        this.paths = new GatewayPaths(settings);
        this.sessions = new SessionReader(clock);
    }

    @Override
    public CompletableFuture<ChatSession> createSession(Visitor visitor, String phoneLineOid) {
        Map<String, Object> info = new LinkedHashMap<>(visitor.properties());
        // P12: what is not set is left out
        info.values().removeIf(value -> value == null || value.equals(""));
        String body;
        try {
            body = MAPPER.writeValueAsString(info);
        } catch (JsonProcessingException e) {
            return CompletableFuture.failedFuture(new InvalidChatRequestException(
                    "createSession was not sent: the visitor's further properties must be what JSON can hold",
                    CallFailure.withoutAnswer("createSession", null, false)));
        }
        HttpCall call = once("createSession", null, paths.ofGateway("sessions"), body);
        return send(call, answer -> {
            LenientJson session = object(call, answer, "a session with an id");
            String id = session.at("id", "oid").id();
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
        return send(call, answer -> sessions.read(object(call, answer, "a session"), sessionId));
    }

    @Override
    public CompletableFuture<ChatMessage> sendMessage(String sessionId, String clientId, OutgoingMessage message) {
        if (message.attachment() != null) {
            return unsupported("sendMessage with an attachment", sessionId);
        }
        HttpCall call =
                once("sendMessage", sessionId, paths.ofSession(sessionId, "messages"), json("text", message.text()));
        return send(call, answer -> {
            LenientJson json = object(call, answer, "a message with an id");
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
        return send(call, answer -> {
            LenientJson list = LenientJson.parse(answer.body())
                    .filter(LenientJson::isArray)
                    .orElseThrow(() -> Answers.malformed(call, answer, "an array of messages"));
            return MessageListReader.read(list, sessionId);
        });
    }

    @Override
    public CompletableFuture<URI> getEventUrl(String sessionId) {
        HttpCall call = get("getEventUrl", sessionId, paths.ofSession(sessionId, "websocket"));
        return send(call, answer -> LenientJson.parse(answer.body())
                .map(json -> json.at("object", "value").filledText())
                .flatMap(GatewayApi::webSocketAddress)
                // the answer is kept out of the failure: it may hold the secret address
                .orElseThrow(() -> new XelionProtocolException(
                        "getEventUrl failed: the answer must hold the address of a web socket",
                        CallFailure.withoutAnswer("getEventUrl", sessionId, false))));
    }

    private static Optional<URI> webSocketAddress(String text) {
        try {
            URI address = new URI(text.trim());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("wss") || scheme.equals("ws")) && address.getHost() != null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public CompletableFuture<Void> markDelivered(String sessionId) {
        return send(repeatable("markDelivered", sessionId, "PUT", paths.ofSession(sessionId, "delivered")), done());
    }

    @Override
    public CompletableFuture<Void> notifyTyping(String sessionId) {
        return send(repeatable("notifyTyping", sessionId, "POST", paths.ofSession(sessionId, "is_typing")), done());
    }

    @Override
    public CompletableFuture<Void> closeSession(String sessionId) {
        return send(once("closeSession", sessionId, paths.ofSession(sessionId, "close"), null), done());
    }

    @Override
    public CompletableFuture<Void> sendTranscript(String sessionId, String emailAddress) {
        String path = paths.ofSession(sessionId, "transcript");
        return send(once("sendTranscript", sessionId, path, json("value", emailAddress)), done());
    }

    @Override
    public CompletableFuture<Void> sendFeedback(String sessionId, Feedback feedback) {
        String path = paths.ofSession(sessionId, "feedback");
        String body = MAPPER.valueToTree(feedback).toString();
        return send(once("sendFeedback", sessionId, path, body), done());
    }

    @Override
    public CompletableFuture<GatewayStatus> getStatus() {
        HttpCall call = get("getStatus", null, paths.ofGateway("status"));
        return send(call, answer -> {
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
        return MAPPER.createObjectNode().put(name, text).toString();
    }

    private CompletableFuture<Boolean> flag(HttpCall call) {
        return send(call, answer -> Optional.ofNullable(value(answer).flag())
                .orElseThrow(() -> Answers.malformed(call, answer, "true or false")));
    }

    /** P11: two pages of the guide name the same member differently. */
    private static LenientJson value(HttpAnswer answer) {
        return LenientJson.parse(answer.body()).orElse(LenientJson.NOTHING).at("value", "object");
    }

    private static LenientJson object(HttpCall call, HttpAnswer answer, String expected) {
        return LenientJson.parse(answer.body())
                .filter(LenientJson::isObject)
                .orElseThrow(() -> Answers.malformed(call, answer, expected));
    }

    /** P12: whatever a success says is fine where nothing has to be said. */
    private static Function<HttpAnswer, Void> done() {
        return answer -> null;
    }

    /** A future of its own, so that a failure reaches whoever waits as it is, not wrapped. */
    private <T> CompletableFuture<T> send(HttpCall call, Function<HttpAnswer, T> reader) {
        CompletableFuture<T> result = new CompletableFuture<>();
        calls.apply(call).whenComplete((answer, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (!answer.succeeded()) {
                result.completeExceptionally(Answers.refusal(call, answer));
            } else {
                read(answer, reader, result);
            }
        });
        return result;
    }

    private static <T> void read(HttpAnswer answer, Function<HttpAnswer, T> reader, CompletableFuture<T> result) {
        T value;
        try {
            value = reader.apply(answer);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
            return;
        }
        result.complete(value);
    }
}

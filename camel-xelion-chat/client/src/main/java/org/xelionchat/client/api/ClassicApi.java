package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.ID;
import static org.xelionchat.client.api.Field.OBJECT;
import static org.xelionchat.client.api.Field.OID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.ClassicPath;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;
import org.xelionchat.client.http.HttpTransport;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;

/**
 * The classic API (P3): an administrator's login, objects in wrappers, lists in pages.
 *
 * <p>All calls share one login, which is made at the first of them. A call that is answered with 401 has the login
 * renewed, or else made anew, and is then repeated once. Without a login a call fails with a
 * {@link XelionAuthenticationException} where the credentials are refused, and else, not having been sent, with a
 * {@link org.xelionchat.client.XelionConnectionException}.
 */
public final class ClassicApi implements ChatApi {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final AnsweredCalls calls;
    private final ClassicSession session;
    private final ClassicPaths paths;
    private final SessionReader sessions;
    private final ClassicPath deliveredPath;
    private final ClassicPath typingPath;
    private final ClassicPath closePath;

    /**
     * @param settings name the tenant, and hold the credentials
     * @param resources what to run on
     * @param http sends the calls
     */
    public ClassicApi(XelionChatSettings settings, ClientResources resources, HttpTransport http) {
        this(settings, resources, http::send);
    }

    ClassicApi(
            XelionChatSettings settings,
            ClientResources resources,
            Function<HttpCall, CompletableFuture<HttpAnswer>> calls) {
        this.session = new ClassicSession(new ClassicLogin(settings, calls), resources);
        this.calls = new AnsweredCalls(new ClassicCalls(session, calls)::send);
        this.paths = new ClassicPaths(settings);
        this.sessions = new SessionReader(resources.clock());
        this.deliveredPath = settings.classicDeliveredPath();
        this.typingPath = settings.classicTypingPath();
        this.closePath = settings.classicClosePath();
    }

    /**
     * {@inheritDoc} Of the visitor, the client id and the further properties are passed on: the call knows no e-mail
     * address and no phone number (P3.3).
     */
    @Override
    public CompletableFuture<ChatSession> createSession(Visitor visitor, String phoneLineOid) {
        String operation = "createSession";
        if (phoneLineOid == null || phoneLineOid.isBlank()) {
            return CompletableFuture.failedFuture(new InvalidChatRequestException(
                    operation + ": no phone line: phoneLineOid must be given, see listPhoneLines",
                    CallFailure.withoutAnswer(operation, null, false)));
        }
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("clientId", visitor.clientId());
        info.putAll(visitor.further());
        info.put("phoneLine", Map.of("oid", phoneLineOid.strip()));
        String body;
        try {
            body = SessionRequest.json(info);
        } catch (InvalidChatRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
        HttpCall call = once(operation, null, "POST", paths.of("chats/external_session"), body);
        return calls.send(call, answer -> {
            LenientJson created = object(call, answer, "a session with an id");
            String id = created.at(OID, ID).id();
            if (id == null) {
                throw Answers.malformed(call, answer, "a session with an id");
            }
            return sessions.read(created, id);
        });
    }

    @Override
    public CompletableFuture<ChatSession> getSession(String sessionId) {
        HttpCall call = repeatable("getSession", sessionId, "GET", paths.ofSession(sessionId));
        return calls.send(call, answer -> sessions.read(object(call, answer, "a session"), sessionId));
    }

    @Override
    public CompletableFuture<ChatMessage> sendMessage(String sessionId, String clientId, OutgoingMessage message) {
        ObjectNode contents = NODES.objectNode();
        if (message.text() != null && !message.text().isBlank()) {
            contents.put("text", message.text());
        }
        if (clientId != null) {
            contents.put("clientId", clientId);
        }
        if (message.attachment() != null) {
            contents.set("attachment", json(message.attachment()));
        }
        String path = paths.ofSession(sessionId, "messages/external");
        HttpCall call = once("sendMessage", sessionId, "POST", path, contents.toString());
        return calls.send(call, answer -> {
            LenientJson json = object(call, answer, "a message with an id");
            ChatMessage sent = MessageReader.read(json, sessionId, IncomingFlag.OWN_MESSAGE);
            if (sent.id() == null) {
                throw Answers.malformed(call, answer, "a message with an id");
            }
            return sent;
        });
    }

    /** P6.6: the name twice. */
    private static ObjectNode json(Attachment attachment) {
        ObjectNode json = NODES.objectNode();
        if (attachment.fileName() != null) {
            json.put("originalLocation", attachment.fileName()).put("commonName", attachment.fileName());
        }
        if (attachment.mimeType() != null) {
            json.put("mimeType", attachment.mimeType());
        }
        return json.put("contentsB64String", Base64.getEncoder().encodeToString(attachment.content()));
    }

    @Override
    public CompletableFuture<List<ChatMessage>> getMessages(String sessionId) {
        HttpCall call = repeatable("getMessages", sessionId, "GET", paths.ofSession(sessionId, "messages"));
        return whole(
                call,
                list -> MessageListReader.read(
                        list, sessionId, element -> ClassicMessageReader.read(element, sessionId)));
    }

    @Override
    public CompletableFuture<URI> getEventUrl(String sessionId) {
        HttpCall call = repeatable("getEventUrl", sessionId, "POST", paths.of("me/websocket"));
        return calls.send(call, answer -> EventAddress.read(answer, sessionId));
    }

    /** {@inheritDoc} The path is assumed (P13). */
    @Override
    public CompletableFuture<Void> markDelivered(String sessionId) {
        String path = paths.ofSession(sessionId, deliveredPath);
        return calls.send(repeatable("markDelivered", sessionId, deliveredPath.method(), path), AnsweredCalls.done());
    }

    /** {@inheritDoc} The path is assumed (P13). */
    @Override
    public CompletableFuture<Void> notifyTyping(String sessionId) {
        String path = paths.ofSession(sessionId, typingPath);
        return calls.send(repeatable("notifyTyping", sessionId, typingPath.method(), path), AnsweredCalls.done());
    }

    /** {@inheritDoc} The path is assumed (P13). */
    @Override
    public CompletableFuture<Void> closeSession(String sessionId) {
        String path = paths.ofSession(sessionId, closePath);
        return calls.send(once("closeSession", sessionId, closePath.method(), path, null), AnsweredCalls.done());
    }

    @Override
    public CompletableFuture<Void> sendTranscript(String sessionId, String emailAddress) {
        return unsupported("sendTranscript", sessionId);
    }

    @Override
    public CompletableFuture<Void> sendFeedback(String sessionId, Feedback feedback) {
        return unsupported("sendFeedback", sessionId);
    }

    @Override
    public CompletableFuture<GatewayStatus> getStatus() {
        return unsupported("getStatus", null);
    }

    @Override
    public CompletableFuture<Boolean> isTranscriptEnabled() {
        return unsupported("isTranscriptEnabled", null);
    }

    /** {@inheritDoc} A login that is there already proves itself by being renewed. */
    @Override
    public CompletableFuture<Boolean> validate() {
        CompletableFuture<Boolean> valid = new CompletableFuture<>();
        session.renewed().whenComplete((token, failure) -> {
            if (failure == null) {
                valid.complete(true);
            } else if (failure instanceof XelionAuthenticationException) {
                valid.complete(false);
            } else {
                valid.completeExceptionally(failure);
            }
        });
        return valid;
    }

    @Override
    public CompletableFuture<List<PhoneLine>> listPhoneLines() {
        HttpCall call = repeatable("listPhoneLines", null, "GET", paths.of("phonelines"));
        return whole(call, list -> list.stream()
                .map(PhoneLineReader::read)
                .filter(line -> line.id() != null)
                .toList());
    }

    /**
     * Logs out, where there is a login; no call succeeds afterwards that would need another one.
     *
     * @return completes when that was answered, or after two seconds; never fails
     */
    public CompletableFuture<Void> logout() {
        return session.close();
    }

    private <T> CompletableFuture<List<T>> whole(HttpCall call, Function<List<LenientJson>, List<T>> reader) {
        CompletableFuture<List<T>> whole = new CompletableFuture<>();
        ClassicList.read(calls, call).whenComplete((list, failure) -> {
            if (failure == null) {
                whole.complete(reader.apply(list));
            } else {
                whole.completeExceptionally(failure);
            }
        });
        return whole;
    }

    private static LenientJson object(HttpCall call, HttpAnswer answer, String expected) {
        LenientJson json = AnsweredCalls.object(call, answer, expected);
        LenientJson object = json.at(OBJECT);
        return object.isObject() ? object : json;
    }

    private static <T> CompletableFuture<T> unsupported(String operation, String sessionId) {
        return CompletableFuture.failedFuture(new UnsupportedChatOperationException(
                operation + " is not possible with api=classic, only with api=gateway",
                CallFailure.withoutAnswer(operation, sessionId, false)));
    }

    private static HttpCall repeatable(String operation, String sessionId, String method, String path) {
        return new HttpCall(operation, sessionId, method, path, null, true, null);
    }

    private static HttpCall once(String operation, String sessionId, String method, String path, String body) {
        return new HttpCall(operation, sessionId, method, path, body, false, null);
    }
}

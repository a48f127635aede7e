package org.xelionchat.client.simulation;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionConnectionException.Reached;
import org.xelionchat.client.api.ChatApi;
import org.xelionchat.client.api.ClassicApi;
import org.xelionchat.client.api.ClassicApis;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;
import org.xelionchat.client.http.RetriedCalls;
import org.xelionchat.client.http.RetriedCalls.Connection;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.store.InMemoryChatSessionStore;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventSocketListener;
import org.xelionchat.client.stream.EventTransport;

/**
 * Xelion as the protocol file has it, in virtual time, with faults: calls that fail before or after the server
 * has acted, handshakes that are slow, refused, or never answered, sockets that are cut, closed, or half-open. Assumed:
 * a socket that is open and not half-open loses nothing (nothing is written of replay or of loss).
 */
final class ModelXelion implements ChatApi, EventTransport {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** How long it may take, in milliseconds, until a subscription takes effect. */
    private static final int SLOWEST_SUBSCRIPTION = 2_000;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What the client repeats by itself. */
    private static final Set<String> SAFE = Set.of(
            "getSession",
            "getMessages",
            "getEventUrl",
            "markDelivered",
            "notifyTyping",
            "getStatus",
            "isTranscriptEnabled",
            "validate");

    private final VirtualTime time;
    private final RandomGenerator random;
    private final RetriedCalls calls;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, String> canonicalIds = new HashMap<>();
    private final Map<String, Integer> faults = new HashMap<>();
    private final List<String> forced = new ArrayList<>();
    private final Set<String> usedUrls = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private long nextId = 1000;
    private double faultRate;
    private boolean credentialsRefused;
    private boolean outage;
    private int connecting;
    private int mostConnecting;
    private final int maximumConnecting;

    /** Null for the gateway. */
    private final ModelClassic classic;

    ModelXelion(VirtualTime time, RandomGenerator random, int maximumConnecting, ChatApiGeneration generation) {
        this.time = time;
        this.random = random;
        this.calls = new RetriedCalls(time.resources(), 2);
        this.maximumConnecting = maximumConnecting;
        this.classic = generation == ChatApiGeneration.CLASSIC ? new ModelClassic(this, random) : null;
    }

    /** A client of this Xelion, of the generation that it speaks. */
    XelionChatClient client(UnaryOperator<XelionChatSettings.Builder> behaviour) {
        XelionChatSettings.Builder settings =
                behaviour.apply(XelionChatSettings.builder().host("xelion.test"));
        if (classic == null) {
            return client(
                    settings.gatewayId("1").accessToken(() -> "token").build(),
                    this,
                    () -> CompletableFuture.completedFuture(null));
        }
        XelionChatSettings built = settings.api(ChatApiGeneration.CLASSIC)
                .username(ModelClassic.USER)
                .password(() -> ModelClassic.PASSWORD)
                .userSpace("simulation")
                .build();
        ClassicApi api = ClassicApis.over(built, time.resources(), classic::send);
        return client(built, counted(api), api::logout);
    }

    private XelionChatClient client(XelionChatSettings settings, ChatApi api, Supplier<CompletableFuture<Void>> close) {
        return new XelionChatClient(settings, time.resources(), new InMemoryChatSessionStore(), api, this, close);
    }

    /** Counts attempts to connect, also those that get no further than the login. */
    private ChatApi counted(ChatApi api) {
        return (ChatApi) Proxy.newProxyInstance(
                ChatApi.class.getClassLoader(), new Class<?>[] {ChatApi.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getEventUrl")) {
                        sessions.get(arguments[0]).attempts++;
                    }
                    return method.invoke(api, arguments);
                });
    }

    void faultRate(double rate) {
        faultRate = rate;
    }

    void refuseCredentials(boolean refused) {
        if (classic == null) {
            credentialsRefused = refused;
        } else {
            classic.changePassword(refused);
        }
    }

    /** Classic: as when logins have become too old, or the server has forgotten them. */
    void expireTokens() {
        if (classic != null) {
            classic.expireTokens();
        }
    }

    /** How many logins could have been ended by their owner, but were not. */
    long logins() {
        return classic == null ? 0 : classic.logins();
    }

    /** How often the server acted on a call of this operation, or refused one as not authenticated. */
    int calls(String what) {
        return classic.counts().getOrDefault(what, 0);
    }

    Duration tokenLifetime() {
        return classic.tokenLifetime();
    }

    void violation(String what) {
        violations.add(what);
    }

    /** The one id that both of a message's ids stand for. */
    String canonical(String messageId) {
        return canonicalIds.getOrDefault(messageId, messageId);
    }

    /** While it lasts, no handshake succeeds. */
    void outage(boolean lasts) {
        outage = lasts;
        if (lasts) {
            cutsAll();
        }
    }

    /** How often the session's stream tried to connect, whether it got as far as a handshake or not. */
    int attempts(String sessionId) {
        return sessions.get(sessionId).attempts;
    }

    /** How often the session's stream pinged, whether the ping arrived or not. */
    int pings(String sessionId) {
        return sessions.get(sessionId).pings;
    }

    List<String> violations() {
        return violations;
    }

    Map<String, Integer> faults() {
        return faults;
    }

    int mostConnecting() {
        return mostConnecting;
    }

    String newSession() {
        Session session = new Session(Long.toString(nextId++));
        sessions.put(session.id, session);
        return session.id;
    }

    List<ChatMessage> history(String sessionId) {
        return List.copyOf(sessions.get(sessionId).messages);
    }

    /** Whether Xelion itself has sent messages of this session in another order. */
    boolean hasReordered(String sessionId) {
        return sessions.get(sessionId).reordered;
    }

    boolean hasEnded(String sessionId) {
        return sessions.get(sessionId).ended != null;
    }

    int openSockets() {
        return sessions.values().stream()
                .mapToInt(session -> session.sockets.size())
                .sum();
    }

    void agentSays(String sessionId, String text) {
        Session session = sessions.get(sessionId);
        if (session.ended != null) {
            return;
        }
        ChatMessage message = session.add(text, Direction.AGENT);
        String frame = frame(message, false);
        if (random.nextInt(10) == 0 && fault("frame behind a later one")) {
            session.pushLater(frame);
            return;
        }
        session.push(fault("frame cut in half") ? frame.substring(0, frame.length() / 2) : frame);
        if (fault("frame twice")) {
            session.push(frame);
        }
    }

    void agentTypes(String sessionId) {
        sessions.get(sessionId)
                .push("{\"notificationType\":\"chatTypingEvent\",\"notification\":{\"name\":\"Wesley\"}}");
    }

    void sendsNonsense(String sessionId) {
        sessions.get(sessionId).push("[not an event");
    }

    void ends(String sessionId) {
        sessions.get(sessionId).end();
    }

    void cutsAll() {
        sessions.values().forEach(Session::cutAll);
    }

    void cuts(String sessionId) {
        sessions.get(sessionId).cutAll();
    }

    void stalls(String sessionId) {
        sessions.get(sessionId).sockets.forEach(socket -> socket.stalled = true);
    }

    private String frame(ChatMessage message, boolean incoming) {
        String ids = classic == null ? "\"chatOid\":\"" + message.id() + "\"" : classic.eventIds(message);
        return "{\"notificationType\":\"newExternalChatEvent\",\"notification\":{" + ids + ",\"contents\":\""
                + message.text() + "\",\"date\":\"" + date(message.sentAt()) + "\",\"creatorName\":\""
                + message.senderName() + "\",\"incoming\":" + incoming + "}}";
    }

    /** A fault strikes the next call of this operation, whatever the rate. */
    void strike(String operation, String fault) {
        forced.add(operation + " " + fault);
    }

    private boolean fault(String operation, String name) {
        return forced.remove(operation + " " + name) || fault(name);
    }

    private boolean fault(String name) {
        boolean strikes = random.nextDouble() < faultRate;
        if (strikes) {
            faults.merge(name, 1, Integer::sum);
        }
        return strikes;
    }

    private long latency() {
        return fault("slow answer") ? random.nextLong(20_000) : random.nextLong(200);
    }

    Instant now() {
        return time.clock().instant();
    }

    static String date(Instant instant) {
        return DATE.format(instant);
    }

    Session session(String sessionId) {
        return sessions.get(sessionId);
    }

    String eventUrl(String sessionId) {
        return "wss://xelion.test/websocket/" + sessionId + "/" + nextId++;
    }

    /** A call of classic, with the real retries. */
    CompletableFuture<HttpAnswer> send(HttpCall call, Supplier<HttpAnswer> act) {
        return calls.send(call, connection -> serve(call.operation(), act, connection));
    }

    /** A call with the real retries; the server acts on each attempt somewhere between its start and its answer. */
    private <T> CompletableFuture<T> call(String operation, String sessionId, Supplier<T> act) {
        Map<String, T> values = new HashMap<>();
        HttpCall request =
                new HttpCall(operation, sessionId, "GET", "/", null, SAFE.contains(operation), () -> "token");
        CompletableFuture<T> result = new CompletableFuture<>();
        calls.send(request, connection -> serve(operation, () -> act(act, values), connection))
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    } else if (answer.status() == 200) {
                        result.complete(values.get(answer.body()));
                    } else {
                        result.completeExceptionally(refusal(operation, sessionId, answer));
                    }
                });
        return result;
    }

    private void serve(String operation, Supplier<HttpAnswer> act, Connection connection) {
        after(latency() / 2, () -> {
            if (credentialsRefused) {
                faults.merge("401", 1, Integer::sum);
                after(1, () -> connection.answers(401, "", null));
            } else if (fault(operation, "no connection")) {
                connection.breaks(Reached.NOTHING);
            } else if (fault(operation, "5xx before acting")) {
                connection.answers(503, "busy", null);
            } else if (fault(operation, "429 with Retry-After")) {
                connection.answers(429, "", Duration.ofSeconds(random.nextInt(90)));
            } else if (fault(operation, "answer lost before acting")) {
                connection.breaks(Reached.BROKEN);
            } else if (forced.remove(operation + " acted on much later")) {
                after(30_000, () -> connection.breaks(Reached.TIMED_OUT));
                after(100_000, act::get);
            } else if (fault(operation, "acted on after the time-out")) {
                after(30_000, () -> connection.breaks(Reached.TIMED_OUT));
                after(30_000 + random.nextInt(15_000), act::get);
            } else {
                HttpAnswer answer = act.get();
                if (fault(operation, "answer lost after acting")) {
                    connection.breaks(Reached.BROKEN);
                } else if (fault(operation, "time-out after acting")) {
                    after(30_000, () -> connection.breaks(Reached.TIMED_OUT));
                } else {
                    after(latency() / 2, () -> connection.answers(answer.status(), answer.body(), null));
                }
            }
        });
    }

    private <T> HttpAnswer act(Supplier<T> act, Map<String, T> values) {
        try {
            String key = Integer.toString(values.size());
            values.put(key, act.get());
            return new HttpAnswer(200, key, null);
        } catch (XelionChatException e) {
            return new HttpAnswer(e.getHttpStatus(), e.getAnswer(), null);
        }
    }

    private static XelionChatException refusal(String operation, String sessionId, HttpAnswer answer) {
        return answer.status() == 401
                ? new XelionAuthenticationException(
                        operation + " refused", new CallFailure(operation, sessionId, 401, null, false, null, null))
                : status(operation, sessionId, answer.status(), answer.body());
    }

    private void after(long millis, Runnable task) {
        time.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private static XelionChatException status(String operation, String sessionId, int status, String text) {
        return new XelionChatException(
                operation + " answered " + status,
                new CallFailure(operation, sessionId, status, null, status > 500, null, text));
    }

    private Session session(String operation, String sessionId) {
        Session session = sessions.get(sessionId);
        if (session == null) {
            // P2: a wrong id is a 500
            throw status(operation, sessionId, 500, "session not found");
        }
        return session;
    }

    @Override
    public CompletableFuture<ChatSession> createSession(Visitor visitor, String phoneLineOid) {
        return call("createSession", null, () -> session("createSession", newSession())
                .view());
    }

    @Override
    public CompletableFuture<ChatSession> getSession(String sessionId) {
        return call(
                "getSession", sessionId, () -> session("getSession", sessionId).view());
    }

    @Override
    public CompletableFuture<ChatMessage> sendMessage(String sessionId, String clientId, OutgoingMessage message) {
        return call("sendMessage", sessionId, () -> {
            Session session = session("sendMessage", sessionId);
            if (session.ended != null) {
                throw status("sendMessage", sessionId, 500, "session has ended");
            }
            return session.visitorSays(message.text());
        });
    }

    @Override
    public CompletableFuture<List<ChatMessage>> getMessages(String sessionId) {
        return call("getMessages", sessionId, () -> List.copyOf(session("getMessages", sessionId).messages));
    }

    @Override
    public CompletableFuture<URI> getEventUrl(String sessionId) {
        sessions.get(sessionId).attempts++;
        return call("getEventUrl", sessionId, () -> {
            session("getEventUrl", sessionId);
            return URI.create(eventUrl(sessionId));
        });
    }

    @Override
    public CompletableFuture<Void> markDelivered(String sessionId) {
        return call("markDelivered", sessionId, () -> null);
    }

    @Override
    public CompletableFuture<Void> notifyTyping(String sessionId) {
        return call("notifyTyping", sessionId, () -> null);
    }

    @Override
    public CompletableFuture<Void> closeSession(String sessionId) {
        return call("closeSession", sessionId, () -> {
            session("closeSession", sessionId).end();
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> sendTranscript(String sessionId, String emailAddress) {
        return call("sendTranscript", sessionId, () -> null);
    }

    @Override
    public CompletableFuture<Void> sendFeedback(String sessionId, Feedback feedback) {
        return call("sendFeedback", sessionId, () -> null);
    }

    @Override
    public CompletableFuture<GatewayStatus> getStatus() {
        return call("getStatus", null, () -> GatewayStatus.ONLINE);
    }

    @Override
    public CompletableFuture<Boolean> isTranscriptEnabled() {
        return call("isTranscriptEnabled", null, () -> true);
    }

    @Override
    public CompletableFuture<Boolean> validate() {
        return call("validate", null, () -> true);
    }

    @Override
    public CompletableFuture<List<PhoneLine>> listPhoneLines() {
        return call("listPhoneLines", null, List::of);
    }

    @Override
    public EventSocket open(URI url, Duration timeout, EventSocketListener listener) {
        String[] path = url.getPath().split("/");
        Session session = sessions.get(path[2]);
        if (!usedUrls.add(url.toString())) {
            violations.add("an event URL was used twice in session " + session.id);
        }
        Socket socket = new Socket(session, listener, timeout);
        if (session.openSockets++ > 0) {
            violations.add("two sockets at a time in session " + session.id);
        }
        connecting++;
        mostConnecting = Math.max(mostConnecting, connecting);
        if (connecting > maximumConnecting) {
            violations.add(connecting + " sockets connecting at a time");
        }
        socket.shakeHands();
        return socket;
    }

    @Override
    public CompletableFuture<Void> close() {
        return CompletableFuture.completedFuture(null);
    }

    /** One conversation as Xelion keeps it. */
    final class Session {

        private final String id;
        private final List<ChatMessage> messages = new ArrayList<>();
        private final List<Socket> sockets = new ArrayList<>();
        private final List<String> delayed = new ArrayList<>();
        private Instant ended;
        private boolean reordered;
        private int openSockets;
        private int attempts;
        private int pings;

        private Session(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        List<ChatMessage> messages() {
            return messages;
        }

        boolean hasEnded() {
            return ended != null;
        }

        Instant ended() {
            return ended;
        }

        ChatMessage visitorSays(String text) {
            // P6.9: what Windows-1252 does not have may be lost
            ChatMessage stored = add(new String(text.getBytes(WINDOWS_1252), WINDOWS_1252), Direction.VISITOR);
            push(frame(stored, true));
            return stored;
        }

        private ChatMessage add(String text, Direction direction) {
            String messageId = Long.toString(nextId++);
            String communicationId = classic == null ? null : Long.toString(nextId++);
            canonicalIds.put(communicationId, messageId);
            ChatMessage message = new ChatMessage(
                    messageId,
                    id,
                    text,
                    direction == Direction.AGENT ? "Wesley" : "peter",
                    now(),
                    direction,
                    false,
                    false,
                    null,
                    communicationId);
            messages.add(message);
            return message;
        }

        private ChatSession view() {
            return new ChatSession(id, "External Chat < - > peter", null, null, ended, ended != null);
        }

        private void push(String frame) {
            sockets.forEach(socket -> socket.tell(frame));
        }

        /** Behind what comes within the next moment, but never behind the end. */
        private void pushLater(String frame) {
            reordered = true;
            delayed.add(frame);
            after(random.nextLong(2_000), () -> {
                if (delayed.remove(frame)) {
                    push(frame);
                }
            });
        }

        void end() {
            delayed.forEach(this::push);
            delayed.clear();
            if (ended == null) {
                ended = now();
                push("{\"notificationType\":\"chatHasBeenEndedEvent\",\"notification\":{\"sessionOid\":\"" + id
                        + "\",\"endedDate\":\"" + date(ended) + "\"}}");
            }
        }

        private void cutAll() {
            List.copyOf(sockets).forEach(socket -> socket.close(1006));
        }
    }

    /** One socket; frames arrive in order, each after some time. */
    private final class Socket implements EventSocket {

        private final Session session;
        private final EventSocketListener listener;
        private final Duration timeout;
        private boolean handshaking = true;
        private boolean closed;
        private boolean stalled;

        /** Classic: no subscription, no event (P5.3). */
        private boolean subscribed = classic == null;

        private long lastSending;
        private final Queue<Runnable> arrivals = new ArrayDeque<>();
        private long lastArrival;

        private Socket(Session session, EventSocketListener listener, Duration timeout) {
            this.session = session;
            this.listener = listener;
            this.timeout = timeout;
        }

        private void shakeHands() {
            if (outage) {
                after(10, () -> close(1006));
            } else if (fault("handshake never answered")) {
                after(timeout.toMillis(), () -> close(1006));
            } else if (fault("handshake refused")) {
                after(latency(), () -> close(1006));
            } else {
                after(Math.min(latency(), timeout.toMillis() - 1), this::opened);
            }
        }

        private void opened() {
            if (outage) {
                close(1006);
            }
            if (closed) {
                return;
            }
            handshakeOver();
            session.sockets.add(this);
            listener.onOpen();
            if (fault("closed at once with an error text")) {
                // P5.1
                listener.onText("not allowed");
                close(1008);
            } else if (fault("dies soon")) {
                after(random.nextLong(60_000), () -> close(1006));
            } else if (fault("half-open soon")) {
                after(random.nextLong(60_000), () -> stalled = true);
            }
        }

        private void handshakeOver() {
            if (handshaking) {
                handshaking = false;
                connecting--;
            }
        }

        /** An event. */
        private void tell(String frame) {
            if (subscribed) {
                push(frame);
            }
        }

        private void push(String frame) {
            arrive(() -> listener.onText(frame));
        }

        private void arrive(Runnable arrival) {
            if (stalled) {
                return;
            }
            lastArrival = Math.max(lastArrival, time.millis() + random.nextLong(100));
            long at = lastArrival;
            // one behind the other, also those of the same moment
            arrivals.add(arrival);
            after(at - time.millis(), () -> {
                Runnable next = arrivals.poll();
                if (!closed && !stalled && next != null) {
                    next.run();
                }
            });
        }

        private void close(int code) {
            if (closed) {
                return;
            }
            closed = true;
            handshakeOver();
            session.sockets.remove(this);
            session.openSockets--;
            listener.onClosed(code, null);
        }

        @Override
        public void ping() {
            session.pings++;
            arrive(listener::onActivity);
        }

        @Override
        public void send(String text) {
            if (closed || stalled) {
                return;
            }
            // in order, each after some time
            long most = text.contains("multiNotificationRequest") ? SLOWEST_SUBSCRIPTION : 100;
            lastSending = Math.max(lastSending + 1, time.millis() + random.nextLong(most));
            after(lastSending - time.millis(), () -> {
                if (!closed && !stalled) {
                    process(text);
                }
            });
        }

        private void process(String text) {
            if (text.contains("multiNotificationRequest")) {
                subscribed |= text.contains("\"oid\":\"" + session.id + "\"");
            } else if (classic == null || classic.echoes()) {
                push(text);
            }
        }

        @Override
        public void close() {
            long goodBye = handshaking ? 0 : random.nextLong(2_000);
            handshakeOver();
            after(goodBye, () -> close(1000));
        }

        @Override
        public void abort() {
            handshakeOver();
            after(0, () -> close(1006));
        }
    }
}

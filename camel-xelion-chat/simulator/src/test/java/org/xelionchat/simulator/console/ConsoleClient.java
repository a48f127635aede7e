package org.xelionchat.simulator.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.xelionchat.simulator.XelionSimulator;

/** One window of the console, without a browser. */
public final class ConsoleClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int requests;

    ConsoleClient(ConsoleServer server) {
        this(server, server.origin());
    }

    ConsoleClient(ConsoleServer server, String origin) {
        this(server.port(), origin);
    }

    private ConsoleClient(int port, String origin) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/console/socket"), new Listener())
                .join();
    }

    /** A window whose agent has joined. */
    static ConsoleClient of(ConsoleServer server, String agent) {
        ConsoleClient client = new ConsoleClient(server);
        client.does("join", "name", agent);
        return client;
    }

    /** A window of a simulator's console, whose agent has joined. */
    public static ConsoleClient of(XelionSimulator simulator, String agent) {
        ConsoleClient client =
                new ConsoleClient(simulator.port(), simulator.uri().toString());
        client.does("join", "name", agent);
        return client;
    }

    /** Asks for something, and waits until it is done. */
    public void does(String type, Object... fields) {
        JsonNode answer = asks(type, fields);
        if (answer.has("refused")) {
            throw new AssertionError(
                    type + " was refused: " + answer.get("refused").asText());
        }
    }

    /** Asks for something that is refused; returns the reason. */
    String isRefused(String type, Object... fields) {
        JsonNode answer = asks(type, fields);
        if (!answer.has("refused")) {
            throw new AssertionError(type + " was done");
        }
        return answer.get("refused").asText();
    }

    private JsonNode asks(String type, Object... fields) {
        int number = ++requests;
        ObjectNode request = JSON.createObjectNode().put("request", number).put("type", type);
        for (int i = 0; i < fields.length; i += 2) {
            request.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
        }
        sends(request.toString());
        return awaits("answer", frame -> frame.get("request").asInt() == number);
    }

    void sends(String text) {
        socket.sendText(text, true).join();
    }

    /** Waits for a frame of this type, sent at any time since the window was opened. */
    JsonNode awaits(String type, Predicate<JsonNode> condition) {
        Awaitility.await("a frame " + type).until(() -> !frames(type, condition).isEmpty());
        return frames(type, condition).get(0);
    }

    JsonNode awaits(String type) {
        return awaits(type, frame -> true);
    }

    /** Waits until the session is pushed in this state. */
    public JsonNode awaitsSession(String id, Predicate<JsonNode> condition) {
        return awaits(
                        "session",
                        frame -> frame.at("/session/id").asText().equals(id) && condition.test(frame.get("session")))
                .get("session");
    }

    /** Waits for an entry of the session on view. */
    public JsonNode awaitsEntry(Predicate<JsonNode> condition) {
        Awaitility.await("an entry").until(() -> entries().stream().anyMatch(condition));
        return entries().stream().filter(condition).findFirst().orElseThrow();
    }

    /** All entries received, in their order; an entry that has changed is in it once for each change. */
    public List<JsonNode> entries() {
        return frames("entries", frame -> true).stream()
                .flatMap(frame -> {
                    List<JsonNode> entries = new CopyOnWriteArrayList<>();
                    frame.get("entries").forEach(entries::add);
                    return entries.stream();
                })
                .toList();
    }

    /** Everything received so far, in its order. */
    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public List<JsonNode> frames(String type, Predicate<JsonNode> condition) {
        return frames.stream()
                .filter(frame -> frame.get("type").asText().equals(type) && condition.test(frame))
                .toList();
    }

    int awaitsClose() throws Exception {
        return closed.get(10, TimeUnit.SECONDS);
    }

    void vanishes() {
        socket.abort();
    }

    /** Leaves, as the page does when its agent says so. */
    @Override
    public void close() {
        sends("{\"type\":\"leave\",\"request\":0}");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    closed.completeExceptionally(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}

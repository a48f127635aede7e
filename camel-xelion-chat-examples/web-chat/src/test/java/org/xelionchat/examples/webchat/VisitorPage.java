package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The visitor's page without a browser: a WebSocket, and everything that came over it. */
final class VisitorPage implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 15;

    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> everything = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private VisitorPage(URI socketUri, Map<String, String> headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(socketUri, this).join();
    }

    /** Opens the socket as the page at this address would. */
    static VisitorPage open(URI page) {
        return open(page, Map.of("Origin", "http://" + page.getAuthority()), "");
    }

    static VisitorPage open(URI page, Map<String, String> headers, String query) {
        return new VisitorPage(URI.create("ws://" + page.getAuthority() + "/chat" + query), headers);
    }

    /** Opens the socket and starts a chat. {@return the key of the chat} */
    String start(String name) {
        say("{'type':'hello'}");
        String key = hear("welcome").path("key").asText();
        say("{'type':'start','visitor':{'clientId':'" + name + "'}}");
        assertThat(hear("resumed").path("started").asBoolean()).isTrue();
        return key;
    }

    /** Says it, with single quotes for double ones. */
    void say(String json) {
        send(json.replace('\'', '"'));
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Says it, if the server still listens. */
    void trySay(String json) {
        socket.sendText(json.replace('\'', '"'), true)
                .handle((sent, closed) -> null)
                .join();
    }

    /** Sends one message, frame by frame, for as long as the server listens. */
    void sendPieces(String first, String piece, int times) {
        socket.sendText(first, false).join();
        for (int i = 0; i < times; i++) {
            socket.sendText(piece, false).handle((sent, closed) -> null).join();
        }
    }

    /** {@return the next message of this type; what comes before it is skipped} */
    JsonNode hear(String type) {
        try {
            for (String text; (text = unread.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) != null; ) {
                JsonNode message = JSON.readTree(text);
                if (message.path("type").asText().equals(type)) {
                    return message;
                }
            }
            throw new AssertionError("no " + type + " came, but " + everything);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the next entry of this kind} */
    JsonNode hearEntry(String kind) {
        JsonNode entry = hear("entry");
        while (!entry.path("kind").asText().equals(kind)) {
            entry = hear("entry");
        }
        return entry;
    }

    /** {@return everything that came so far, as text} */
    String everything() {
        return String.join("\n", everything);
    }

    /** {@return the code with which the server closed; 1006 when it did so without one} */
    int awaitClosed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Is gone without a word, as a phone in a tunnel. */
    void vanish() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            everything.add(partial.toString());
            unread.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }
}

package org.xelionchat.simulator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what comes over an event socket. */
final class EventListener implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<Integer> partsPerText = new CopyOnWriteArrayList<>();
    private final AtomicInteger pongs = new AtomicInteger();
    private final AtomicInteger pings = new AtomicInteger();
    private final AtomicInteger binaries = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private int parts;
    private volatile WebSocket socket;
    private volatile String url;
    private volatile Integer closeCode;
    private volatile String closeReason;
    private volatile Throwable error;

    void opened(WebSocket opened, String at) {
        socket = opened;
        url = at;
    }

    String url() {
        return url;
    }

    WebSocket socket() {
        return socket;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        parts++;
        if (last) {
            partsPerText.add(parts);
            texts.add(partial.toString());
            partial.setLength(0);
            parts = 0;
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        binaries.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        pongs.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        error = failure;
    }

    List<String> texts() {
        return texts;
    }

    List<Integer> partsPerText() {
        return partsPerText;
    }

    int pongs() {
        return pongs.get();
    }

    int pings() {
        return pings.get();
    }

    int binaries() {
        return binaries.get();
    }

    Integer closeCode() {
        return closeCode;
    }

    String closeReason() {
        return closeReason;
    }

    Throwable error() {
        return error;
    }

    /** Waits for so many texts and gives them as JSON. */
    List<JsonNode> events(int number) {
        await().atMost(LONG).until(() -> texts.size() >= number);
        return texts.stream().map(EventListener::json).toList();
    }

    /** Waits for so many texts and gives their types. */
    List<String> types(int number) {
        return events(number).stream()
                .map(event -> event.path("notificationType").asText())
                .toList();
    }

    /** Waits for the close frame. */
    int closed() {
        await().atMost(LONG).until(() -> closeCode != null || error != null);
        if (closeCode == null) {
            throw new AssertionError("No close frame", error);
        }
        return closeCode;
    }

    /** Waits for the connection's end without a close frame, which the JDK reports as code 1006 or as an error. */
    void broken() {
        await().atMost(LONG).until(() -> closeCode != null || error != null);
        if (closeCode != null && closeCode != 1006) {
            throw new AssertionError("Closed with " + closeCode);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }
}

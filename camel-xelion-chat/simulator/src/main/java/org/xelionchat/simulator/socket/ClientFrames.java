package org.xelionchat.simulator.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.xelionchat.simulator.journal.SocketJournal;

/** What a client sends on its event socket (P5.3). */
final class ClientFrames extends AbstractReceiveListener {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Assumed: more than any frame of P5.3 needs. */
    private static final int LARGEST_FRAME = 64 * 1024;

    private final EventSocket socket;
    private final SocketJournal.Entry entry;
    private final Received received;

    ClientFrames(EventSocket socket, SocketJournal.Entry entry, Received received) {
        this.socket = socket;
        this.entry = entry;
        this.received = received;
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
        String text = message.getData();
        entry.frame(text);
        JsonNode json = json(text);
        switch (json.path("messageType").asText()) {
            // P5.3: the server sends the exact same message back
            case "test" -> WebSockets.sendText(text, channel, null);
            case "multiNotificationRequest", "notificationRequest" -> subscribe(json, text);
            default -> received.unexpected(socket, text, "Not a message that Xelion knows");
        }
    }

    private void subscribe(JsonNode message, String text) {
        if (!socket.isClassic()) {
            // P12: on the gateway nothing needs to be subscribed. Assumed: it is accepted, and changes nothing.
            return;
        }
        try {
            received.requests(socket, NotificationRequest.in(message));
        } catch (IllegalArgumentException faulty) {
            received.unexpected(socket, text, faulty.getMessage());
        }
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        message.getData().free();
        received.unexpected(socket, "binary", "Not a message that Xelion knows");
    }

    @Override
    protected void onFullPingMessage(WebSocketChannel channel, BufferedBinaryMessage message) throws IOException {
        entry.ping();
        super.onFullPingMessage(channel, message);
    }

    @Override
    protected void onFullPongMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        entry.pong();
        message.getData().free();
    }

    @Override
    protected void onFullCloseMessage(WebSocketChannel channel, BufferedBinaryMessage message) throws IOException {
        socket.clientCloses(code(message));
        super.onFullCloseMessage(channel, message);
    }

    @Override
    protected long getMaxTextBufferSize() {
        return LARGEST_FRAME;
    }

    private static int code(BufferedBinaryMessage message) {
        ByteBuffer data = WebSockets.mergeBuffers(duplicates(message.getData().getResource()));
        // RFC 6455 7.1.5: 1005 stands for a close frame without a code
        return data.remaining() < 2 ? 1005 : Short.toUnsignedInt(data.getShort());
    }

    private static ByteBuffer[] duplicates(ByteBuffer[] buffers) {
        ByteBuffer[] copies = new ByteBuffer[buffers.length];
        for (int i = 0; i < buffers.length; i++) {
            copies[i] = buffers[i].duplicate();
        }
        return copies;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** What is done with what a client sends. */
    interface Received {

        /** It wishes to be told of something, or not any more. */
        void requests(EventSocket socket, List<NotificationRequest> requests);

        /** No client should ever send this. */
        void unexpected(EventSocket socket, String text, String why);
    }
}

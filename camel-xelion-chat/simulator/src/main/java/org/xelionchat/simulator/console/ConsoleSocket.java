package org.xelionchat.simulator.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.concurrent.Executor;

/** Carries requests and frames between one window and the desk. */
final class ConsoleSocket extends AbstractReceiveListener {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int LARGEST_REQUEST = 64 * 1024;

    private final ConsoleDesk desk;
    private final Executor oneByOne;
    private final ConsoleWindow window;

    private ConsoleSocket(WebSocketChannel channel, ConsoleDesk desk, Executor oneByOne) {
        this.desk = desk;
        this.oneByOne = oneByOne;
        this.window = new ConsoleWindow(frame -> send(channel, frame));
    }

    /** Serves this channel until it closes; the desk is only called by this executor. */
    static void serve(WebSocketChannel channel, ConsoleDesk desk, Executor oneByOne) {
        ConsoleSocket socket = new ConsoleSocket(channel, desk, oneByOne);
        channel.addCloseTask(closed -> oneByOne.execute(() -> desk.vanished(socket.window)));
        channel.getReceiveSetter().set(socket);
        channel.resumeReceives();
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
        try {
            AgentRequest request = JSON.readValue(message.getData(), AgentRequest.class);
            oneByOne.execute(() -> desk.asked(window, request));
        } catch (JsonProcessingException malformed) {
            // 1007: the peer sent what it must not; the parser's own words may hold chat text
            WebSockets.sendClose(CloseMessage.MSG_CONTAINS_INVALID_DATA, "Not a request of the console", channel, null);
        }
    }

    @Override
    protected long getMaxTextBufferSize() {
        return LARGEST_REQUEST;
    }

    private static void send(WebSocketChannel channel, Frame frame) {
        try {
            WebSockets.sendText(JSON.writeValueAsString(frame), channel, null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A frame is plain records and texts", impossible);
        }
    }
}

package org.xelionchat.simulator.socket;

import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;

/** A text message that is sent in several frames: each piece is flushed before the next is written. */
final class FragmentedText implements ChannelListener<StreamSinkFrameChannel> {

    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();

    private FragmentedText(String text, int number) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int size = Math.max(1, (bytes.length + number - 1) / number);
        for (int from = 0; from < bytes.length; from += size) {
            pieces.add(ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from)));
        }
    }

    static void send(String text, int pieces, WebSocketChannel channel) {
        try {
            StreamSinkFrameChannel message = channel.send(WebSocketFrameType.TEXT);
            FragmentedText fragments = new FragmentedText(text, pieces);
            message.getWriteSetter().set(fragments);
            fragments.handleEvent(message);
        } catch (IOException broken) {
            IoUtils.safeClose(channel);
        }
    }

    @Override
    public void handleEvent(StreamSinkFrameChannel message) {
        try {
            while (message.flush()) {
                ByteBuffer piece = pieces.peek();
                if (piece == null) {
                    message.suspendWrites();
                    return;
                }
                message.write(piece);
                if (!piece.hasRemaining()) {
                    pieces.remove();
                }
                if (pieces.isEmpty()) {
                    message.shutdownWrites();
                }
            }
            message.resumeWrites();
        } catch (IOException broken) {
            IoUtils.safeClose(message.getWebSocketChannel());
        }
    }
}

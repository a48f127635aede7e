package org.xelionchat.benchmarks.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** One event socket: pushes what is due whenever the other side has room for it. */
final class PushedSocket extends ChannelInboundHandlerAdapter {

    /** A turn of one socket, so that others get theirs. */
    private static final int BATCH = 32;

    private final EventFrame frame;
    private ChannelHandlerContext context;
    private long due;
    private boolean queued;

    PushedSocket(String session) {
        this.frame = new EventFrame(session);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    void push(int events) {
        due += events;
        takeTurn();
    }

    void drop() {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        context.close();
    }

    private void takeTurn() {
        if (!queued && due > 0 && context.channel().isWritable()) {
            queued = true;
            context.executor().execute(this::batch);
        }
    }

    private void batch() {
        queued = false;
        for (int i = 0; i < BATCH && due > 0 && context.channel().isWritable(); i++) {
            due--;
            context.write(new TextWebSocketFrame(frame.next(context.alloc())), context.voidPromise());
        }
        context.flush();
        takeTurn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        takeTurn();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof PingWebSocketFrame ping) {
            ctx.writeAndFlush(new PongWebSocketFrame(ping.content()));
            return;
        }
        if (message instanceof CloseWebSocketFrame) {
            ctx.close();
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}

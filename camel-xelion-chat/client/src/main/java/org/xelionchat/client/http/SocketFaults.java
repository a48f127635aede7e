package org.xelionchat.client.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;

/**
 * Tells a socket of its connection's faults, instead of AsyncHttpClient, which would log each broken connection with its
 * stack.
 */
final class SocketFaults extends ChannelInboundHandlerAdapter {

    private final AhcEventSocket socket;

    /**
     * @param socket hears of them
     */
    SocketFaults(AhcEventSocket socket) {
        this.socket = socket;
    }

    /** AsyncHttpClient may be set up to ask again where no answer came, but an address may serve once only. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        socket.closedUnanswered();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        boolean wrapped = fault instanceof DecoderException && fault.getCause() != null;
        socket.onError(wrapped ? fault.getCause() : fault);
        Connections.cut(context.channel());
    }
}

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

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        boolean wrapped = fault instanceof DecoderException && fault.getCause() != null;
        socket.onError(wrapped ? fault.getCause() : fault);
        Connections.cut(context.channel());
    }
}

package org.xelionchat.client.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.netty.channel.ChannelManager;
import org.asynchttpclient.ws.WebSocketListener;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;

/** An event socket's handshake: tells the socket what becomes of it. */
public final class EventSocketHandshake extends WebSocketUpgradeHandler {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final AhcEventSocket socket;

    /**
     * @param socket hears of everything
     */
    EventSocketHandshake(AhcEventSocket socket) {
        this(socket, socket);
    }

    private EventSocketHandshake(AhcEventSocket socket, WebSocketListener listener) {
        super(List.of(listener));
        this.socket = socket;
    }

    /**
     * {@return the same handshake, whose socket is heard of by another listener first}
     *
     * @param between makes that listener of the one that it hands on to
     */
    public EventSocketHandshake heardBy(UnaryOperator<WebSocketListener> between) {
        return new EventSocketHandshake(socket, between.apply(socket));
    }

    /**
     * {@return completes when the socket is closed, or was not opened, and its listener has been told}
     */
    public CompletableFuture<Void> ended() {
        return socket.ended();
    }

    @Override
    public void onTcpConnectSuccess(InetSocketAddress remoteAddress, Channel connection) {
        ChannelPipeline pipeline = connection.pipeline();
        // a proxy is spoken to in plain HTTP first
        boolean direct = pipeline.get(ChannelManager.AHC_WS_HANDLER) != null;
        pipeline.addBefore(
                direct ? ChannelManager.AHC_WS_HANDLER : ChannelManager.AHC_HTTP_HANDLER,
                null,
                new SocketFaults(socket));
        socket.connected(connection);
    }

    /** A proxy that refuses a tunnel is heard of here only. */
    @Override
    protected void onStatusReceived0(HttpResponseStatus status) {
        if (status.getStatusCode() != SWITCHING_PROTOCOLS) {
            socket.refused(status.getStatusCode());
        }
    }
}

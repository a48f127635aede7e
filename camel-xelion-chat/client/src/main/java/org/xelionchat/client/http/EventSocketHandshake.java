package org.xelionchat.client.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.net.InetSocketAddress;
import java.util.List;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.netty.channel.ChannelManager;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;

/** Tells a socket what becomes of its handshake. */
final class EventSocketHandshake extends WebSocketUpgradeHandler {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final AhcEventSocket socket;

    /**
     * @param socket hears of everything
     */
    EventSocketHandshake(AhcEventSocket socket) {
        super(List.of(socket));
        this.socket = socket;
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

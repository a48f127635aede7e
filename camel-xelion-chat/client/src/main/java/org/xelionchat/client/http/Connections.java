package org.xelionchat.client.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;

/** Ends connections. */
final class Connections {

    private Connections() {}

    /**
     * Closes a connection beneath TLS, whose good-bye would wait for a link that may be dead.
     *
     * @param connection null for none
     */
    static void cut(Channel connection) {
        if (connection == null) {
            return;
        }
        ChannelHandlerContext first = connection.pipeline().firstContext();
        if (first == null) {
            connection.close();
        } else {
            first.close();
        }
    }
}

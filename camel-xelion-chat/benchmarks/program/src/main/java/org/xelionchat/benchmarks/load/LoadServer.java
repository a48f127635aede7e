package org.xelionchat.benchmarks.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Plays Xelion's gateway API for as many sessions as are asked for, at next to no cost of its own: nothing is looked at
 * that need not be, and every answer is there beforehand. A process of its own, which ends with its standard input.
 */
public final class LoadServer {

    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int BACKLOG = 8_192;

    /** Small, so that little is under way when a subject is slower than the server. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    private LoadServer() {}

    /**
     * Listens on any free port, and prints which.
     *
     * @param arguments none
     * @throws Exception if it cannot listen
     */
    public static void main(String[] arguments) throws Exception {
        EventLoopGroup acceptor = new NioEventLoopGroup(1);
        EventLoopGroup connections = new NioEventLoopGroup(1);
        Sockets sockets = new Sockets(connections.next());
        Connects connects = new Connects();
        Gateway gateway = new Gateway();
        Channel listener = new ServerBootstrap()
                .group(acceptor, connections)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
                                .addLast(new LoadHandler(sockets, connects, gateway));
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", 0))
                .sync()
                .channel();
        System.out.println(((InetSocketAddress) listener.localAddress()).getPort());
        awaitEndOfInput();
        connections.shutdownGracefully();
        acceptor.shutdownGracefully();
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // whoever started this process says nothing until it goes
        }
    }
}

package org.xelionchat.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One connection: the gateway's calls, event sockets, and what the benchmark asks of the server itself. */
final class LoadHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final String SOCKETS = "/events/";
    private static final String CONTROL = "/control/";
    private static final String SESSIONS = "/sessions";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Sockets sockets;
    private final Connects connects;
    private final Gateway gateway;

    LoadHandler(Sockets sockets, Connects connects, Gateway gateway) {
        this.sockets = sockets;
        this.connects = connects;
        this.gateway = gateway;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        String uri = request.uri();
        if (uri.startsWith(SOCKETS)) {
            open(ctx, request, uri.substring(SOCKETS.length()));
        } else if (uri.startsWith(CONTROL)) {
            answer(ctx, HttpResponseStatus.OK, control(new QueryStringDecoder(uri)));
        } else if (sockets.isRefusing()) {
            answer(ctx, HttpResponseStatus.SERVICE_UNAVAILABLE, "");
        } else {
            String body = call(request, uri);
            if (gateway.delayMillis() == 0) {
                answer(ctx, HttpResponseStatus.OK, body);
            } else {
                ctx.executor()
                        .schedule(
                                () -> answer(ctx, HttpResponseStatus.OK, body),
                                gateway.delayMillis(),
                                TimeUnit.MILLISECONDS);
            }
        }
    }

    private String call(FullHttpRequest request, String uri) {
        int sessions = uri.indexOf(SESSIONS);
        if (sessions < 0 || request.method().equals(HttpMethod.PUT)) {
            return "";
        }
        String rest = uri.substring(sessions + SESSIONS.length());
        if (rest.isEmpty()) {
            return gateway.session("1");
        }
        int slash = rest.indexOf('/', 1);
        if (slash < 0) {
            return gateway.session(rest.substring(1));
        }
        String id = rest.substring(1, slash);
        return switch (rest.substring(slash + 1)) {
            case "websocket" -> {
                connects.started(id);
                yield "{\"object\":\"ws://" + request.headers().get(HttpHeaderNames.HOST) + SOCKETS + id + "\"}";
            }
            case "messages" -> {
                if (request.method().equals(HttpMethod.POST)) {
                    yield gateway.message();
                }
                connects.ended(id);
                yield gateway.messages();
            }
            default -> "";
        };
    }

    private String control(QueryStringDecoder query) {
        switch (query.path().substring(CONTROL.length())) {
            case "push" -> sockets.push(number(query, "events"));
            case "pace" -> sockets.pace(number(query, "events"), number(query, "perSecond"));
            case "drop" -> sockets.drop(number(query, "millis"));
            case "greet" -> sockets.greet();
            case "history" -> gateway.history(number(query, "messages"));
            case "delay" -> gateway.delay(number(query, "millis"));
            case "sockets" -> {
                return Integer.toString(sockets.count());
            }
            case "history-bytes" -> {
                return Integer.toString(gateway.messages().length());
            }
            case "connecting" -> {
                return Integer.toString(connects.most());
            }
            case "cpu" -> {
                // asked on the one thread that does it all
                return Long.toString(THREADS.getCurrentThreadCpuTime());
            }
            default -> throw new IllegalArgumentException(query.path());
        }
        return "";
    }

    private static int number(QueryStringDecoder query, String name) {
        return Integer.parseInt(
                query.parameters().getOrDefault(name, List.of("0")).get(0));
    }

    private void open(ChannelHandlerContext ctx, FullHttpRequest request, String session) {
        if (sockets.isRefusing()) {
            connects.ended(session);
            answer(ctx, HttpResponseStatus.SERVICE_UNAVAILABLE, "");
            return;
        }
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(null, null, false, 1 << 16).newHandshaker(request);
        PushedSocket socket = new PushedSocket(session);
        handshaker.handshake(ctx.channel(), request).addListener(opened -> {
            if (opened.isSuccess()) {
                ctx.pipeline().replace(this, "events", socket);
                sockets.opened(socket, ctx.channel());
                ctx.channel().closeFuture().addListener(closed -> connects.ended(session));
            }
        });
    }

    private static void answer(ChannelHandlerContext ctx, HttpResponseStatus status, String body) {
        ByteBuf content = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        ctx.writeAndFlush(response);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}

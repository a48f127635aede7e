package org.xelionchat.ahcws;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.ahc.ws.WsEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.BoundRequestBuilder;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.netty.ws.NettyWebSocket;
import org.asynchttpclient.ws.WebSocket;
import org.asynchttpclient.ws.WebSocketListener;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;

/**
 * An AHC-WS endpoint and its consumer, for the life of one socket: text goes through them. AHC-WS has one idea of its own
 * of when to connect: at once, again and again, to the same address, on the I/O thread. So it is given a client that only
 * takes AHC-WS's listener, and a socket that is open for ever. The real socket is opened, watched and closed elsewhere.
 */
final class EndpointPipe {

    private final WsEndpoint endpoint;
    private final Consumer consumer;
    private WebSocketUpgradeHandler theirs;
    private volatile WebSocketListener ours;

    /**
     * Starts the endpoint and its consumer. Nothing is connected.
     *
     * @param endpoint not started
     */
    EndpointPipe(WsEndpoint endpoint) {
        this.endpoint = endpoint;
        endpoint.setClient(listenerTaker());
        try {
            consumer = endpoint.createConsumer(this::handOn);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        ServiceHelper.startService(endpoint, consumer);
    }

    /**
     * {@return what is to hear of the real socket: it hands on everything, but text by way of the consumer}
     *
     * @param socket hears of everything in the end
     */
    WebSocketListener before(WebSocketListener socket) {
        ours = socket;
        return new WebSocketListener() {
            @Override
            public void onOpen(WebSocket opened) {
                socket.onOpen(opened);
                // from now on AHC-WS listens as well, also to what came with the answer
                theirs.setWebSocket((NettyWebSocket) opened);
                theirs.onOpen();
            }

            @Override
            public void onBinaryFrame(byte[] payload, boolean finalFragment, int rsv) {
                socket.onBinaryFrame(payload, finalFragment, rsv);
            }

            @Override
            public void onPingFrame(byte[] payload) {
                socket.onPingFrame(payload);
            }

            @Override
            public void onPongFrame(byte[] payload) {
                socket.onPongFrame(payload);
            }

            @Override
            public void onClose(WebSocket closed, int code, String reason) {
                socket.onClose(closed, code, reason);
            }

            @Override
            public void onError(Throwable failure) {
                socket.onError(failure);
            }
        };
    }

    private void handOn(Exchange exchange) {
        // binary messages were handed on already
        if (exchange.getMessage().getBody() instanceof String text) {
            ours.onTextFrame(text, true, 0);
        }
    }

    /** Stops consumer and endpoint. */
    void close() {
        ServiceHelper.stopAndShutdownServices(consumer, endpoint);
    }

    private AsyncHttpClient listenerTaker() {
        WebSocket alwaysOpen = standIn(
                WebSocket.class,
                (self, method, arguments) -> method.getReturnType() == boolean.class ? Boolean.TRUE : null);
        ListenableFuture<?> opened = standIn(
                ListenableFuture.class,
                (self, method, arguments) -> method.getName().equals("get") ? alwaysOpen : null);
        return standIn(AsyncHttpClient.class, (self, method, arguments) -> switch (method.getName()) {
            case "prepareGet" ->
                new BoundRequestBuilder((AsyncHttpClient) self, "GET", false).setUrl((String) arguments[0]);
            case "executeRequest" -> {
                if (theirs == null) {
                    theirs = (WebSocketUpgradeHandler) arguments[1];
                }
                yield opened;
            }
            case "isClosed" -> false;
            default -> null;
        });
    }

    /** Of these large interfaces AHC-WS calls the few methods that are answered, and of it there will be no other release. */
    private static <T> T standIn(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}

package org.xelionchat.benchmarks.subject;

import java.util.function.BiFunction;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.asynchttpclient.DefaultAsyncHttpClient;

/** Peers: one of Camel's own WebSocket consumers for each session, and its frames read by Camel Jackson. */
public final class WebSocketRoutes extends CamelSubject implements ReceivingSubject {

    private final BiFunction<Server, Integer, String> uri;

    private WebSocketRoutes(BiFunction<Server, Integer, String> uri) {
        this.uri = uri;
    }

    /** {@return routes over {@code ahc-ws}, Camel 3.18, which share a client: by default, each would have threads of its own} */
    public static WebSocketRoutes ahcWs() {
        WebSocketRoutes routes =
                new WebSocketRoutes((server, session) -> "ahc-ws:" + server.events(session) + "?client=#client");
        routes.context().getRegistry().bind("client", new DefaultAsyncHttpClient());
        return routes;
    }

    /** {@return routes over {@code vertx-websocket}} */
    public static WebSocketRoutes vertx() {
        return new WebSocketRoutes(
                (server, session) -> "vertx-websocket:" + server.events(session) + "?consumeAsClient=true");
    }

    @Override
    public void receive(Server server, int sessions, EventSink sink) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                for (int session = 1; session <= sessions; session++) {
                    from(uri.apply(server, session))
                            .unmarshal()
                            .json(JsonLibrary.Jackson, Frame.class)
                            .process(exchange -> {
                                Frame.Notification message = exchange.getMessage()
                                        .getBody(Frame.class)
                                        .notification();
                                sink.message(message.sessionOid(), message.chatOid(), message.contents());
                            });
                }
            }
        });
    }
}

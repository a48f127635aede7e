package org.xelionchat.benchmarks.subject;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** Peers: one of Camel's own HTTP producers, with Camel Jackson before and after it. */
public final class HttpRoutes extends CamelSubject implements SendingSubject {

    private static final String BASE = "/portal/chat/master/gateways/1/sessions";

    private final String scheme;
    private final String options;
    private final int threads;

    private HttpRoutes(String scheme, String options, int threads) {
        this.scheme = scheme;
        this.options = options;
        this.threads = threads;
    }

    /**
     * {@return a route over {@code http}, which blocks: with a thread for each call that is in flight}
     *
     * @param inFlight how many
     */
    public static HttpRoutes http(int inFlight) {
        return new HttpRoutes(
                "http://", "?connectionsPerRoute=" + inFlight + "&maxTotalConnections=" + inFlight, inFlight);
    }

    /** {@return a route over {@code netty-http}} */
    public static HttpRoutes nettyHttp() {
        return new HttpRoutes("netty-http:http://", "?keepAlive=true&producerPoolMaxTotal=-1", 0);
    }

    /** {@return a route over {@code vertx-http}} */
    public static HttpRoutes vertxHttp() {
        return new HttpRoutes("vertx-http:http://", "", 0);
    }

    @Override
    public Sender sender(Server server) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(SEND);
                if (threads > 0) {
                    route.threads(threads, threads);
                }
                route.marshal()
                        .json(JsonLibrary.Jackson)
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json; charset=utf-8"))
                        .setHeader("Authorization", constant(TOKEN))
                        .to(scheme + server.host() + BASE + options)
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Message.class);
            }
        });
        return sender(
                (exchange, session, text) -> {
                    exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/" + session + "/messages");
                    exchange.getMessage().setBody(Map.of("text", text));
                },
                exchange -> exchange.getMessage().getBody(Message.class).id());
    }
}

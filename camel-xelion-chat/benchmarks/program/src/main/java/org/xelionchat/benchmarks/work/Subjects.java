package org.xelionchat.benchmarks.work;

import java.util.function.Supplier;
import org.xelionchat.benchmarks.subject.BareExchanges;
import org.xelionchat.benchmarks.subject.HttpRoutes;
import org.xelionchat.benchmarks.subject.Limit;
import org.xelionchat.benchmarks.subject.PlainRoute;
import org.xelionchat.benchmarks.subject.Subject;
import org.xelionchat.benchmarks.subject.WebSocketRoutes;
import org.xelionchat.benchmarks.subject.XelionChatRoutes;

/** Who takes part. */
public enum Subjects {
    /** AsyncHttpClient and Jackson by hand. */
    LIMIT("limit", "program", () -> new Limit()),
    /** The component, with its defaults. */
    OURS("xelion-chat", "program", () -> new XelionChatRoutes("")),
    /** The component without pings, for what is measured apart from them. */
    OURS_WITHOUT_PINGS("xelion-chat, no pings", "program", () -> new XelionChatRoutes("pingInterval=0")),
    /** Camel without the component. */
    CAMEL("Camel alone", "program", () -> new PlainRoute()),
    /** Exchanges without the component. */
    EXCHANGES("Camel, exchanges alone", "program", () -> new BareExchanges()),
    /** Camel's AHC-WS, where it last was. */
    AHC_WS("ahc-ws, Camel 3.18.2", "ahc-ws", () -> WebSocketRoutes.ahcWs()),
    /** Camel's Vert.x WebSocket. */
    VERTX_WEBSOCKET("vertx-websocket, Camel 4.17.0", "vertx-websocket", () -> WebSocketRoutes.vertx()),
    /** Camel's HTTP over Apache HttpClient. */
    HTTP("http", "program", () -> HttpRoutes.http(64)),
    /** Camel's HTTP over Netty. */
    NETTY_HTTP("netty-http", "program", () -> HttpRoutes.nettyHttp()),
    /** Camel's HTTP over Vert.x. */
    VERTX_HTTP("vertx-http", "program", () -> HttpRoutes.vertxHttp());

    private final String title;
    private final String classPath;
    private final Supplier<Subject> factory;

    Subjects(String title, String classPath, Supplier<Subject> factory) {
        this.title = title;
        this.classPath = classPath;
        this.factory = factory;
    }

    /** {@return its name in reports} */
    public String title() {
        return title;
    }

    /** {@return the module whose class path it runs on} */
    public String classPath() {
        return classPath;
    }

    Subject create() {
        return factory.get();
    }
}

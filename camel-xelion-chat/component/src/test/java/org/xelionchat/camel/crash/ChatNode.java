package org.xelionchat.camel.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.UnknownChatEvent;
import org.xelionchat.client.store.JdbcChatSessionStore;
import org.xelionchat.simulator.XelionSimulator;

/**
 * A program with the routes that the documentation's section "Surviving a restart" shows, made to be killed. Of every
 * line that it reads it makes a session for the visitor of that name; it ends when there is nothing to read any more.
 */
final class ChatNode {

    static final String STARTED = "started";
    static final String CREATED = "created ";

    private static final int FILE_REPOSITORY_CACHE = 1000;

    private ChatNode() {}

    /** What a node runs with. */
    enum Setup {
        /** One node: sessions in H2, handled messages in a file. */
        FILE,
        /** One node: sessions and handled messages in H2. */
        JDBC,
        /** One of several nodes: everything in PostgreSQL, and the leader alone consumes. */
        CLUSTER,
        /** One node that remembers nothing, and whose route never comes back from what is not a plain event. */
        BESIEGED
    }

    public static void main(String[] arguments) throws Exception {
        Setup setup = Setup.valueOf(arguments[0]);
        String life = arguments[1];
        String host = arguments[2];
        String database = arguments[3];
        Path folder = Path.of(arguments[4]);

        CamelContext context = new DefaultCamelContext();
        XelionChatComponent component = new XelionChatComponent();
        component.getConfiguration().setHost(host);
        component.getConfiguration().setSecure(false);
        component.getConfiguration().setGatewayId(XelionSimulator.DEFAULT_GATEWAY_ID);
        component.getConfiguration().setAccessToken(XelionSimulator.DEFAULT_ACCESS_TOKEN);
        context.addComponent("xelion-chat", component);
        if (setup == Setup.BESIEGED) {
            context.addRoutes(besieged(new Journal(folder, life)));
        } else {
            remember(setup, context, component, dataSource(setup, database), folder);
            context.addRoutes(routes(setup, new Journal(folder, life)));
        }
        if (setup == Setup.CLUSTER) {
            context.addService(cluster(life, folder));
        }
        context.start();
        tell(STARTED);
        createSessions(context);
    }

    private static void remember(
            Setup setup, CamelContext context, XelionChatComponent component, DataSource dataSource, Path folder) {
        component.setSessionStore(new JdbcChatSessionStore(dataSource));
        component.setStoreInterval(Duration.ofMillis(500));
        context.getRegistry().bind("handled", repository(setup, dataSource, folder));
    }

    private static DataSource dataSource(Setup setup, String database) {
        return JdbcConnectionPool.create(setup == Setup.CLUSTER ? postgreSql(database) : h2(database));
    }

    private static ConnectionPoolDataSource h2(String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        return h2;
    }

    private static ConnectionPoolDataSource postgreSql(String url) {
        PGConnectionPoolDataSource postgreSql = new PGConnectionPoolDataSource();
        postgreSql.setUrl(url);
        return postgreSql;
    }

    private static IdempotentRepository repository(Setup setup, DataSource dataSource, Path folder) {
        return setup == Setup.FILE
                ? FileIdempotentRepository.fileIdempotentRepository(
                        folder.resolve("handled.txt").toFile(), FILE_REPOSITORY_CACHE)
                : new JdbcMessageIdRepository(dataSource, "xelion-chat");
    }

    private static FileLockClusterService cluster(String life, Path folder) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setId(life);
        cluster.setRoot(folder.resolve("leader").toString());
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(500, TimeUnit.MILLISECONDS);
        return cluster;
    }

    private static RouteBuilder routes(Setup setup, Journal journal) {
        String events = "xelion-chat:events?idempotentRepository=#handled&eventTypes=newExternalChatEvent"
                + "&reconnectDelay=50ms&maximumReconnectDelay=500ms";
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(setup == Setup.CLUSTER ? "master:chat:" + events : events)
                        .routeId("to-visitors")
                        .process(journal);
            }
        };
    }

    private static RouteBuilder besieged(Journal journal) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("xelion-chat:events?reconnectDelay=50ms&maximumReconnectDelay=500ms")
                        .routeId("to-visitors")
                        .choice()
                        .when(header(XelionChatConstants.SENDER_NAME).isEqualTo(XelionSimulator.DEFAULT_AGENT))
                        .process(journal)
                        .when(body().isInstanceOf(UnknownChatEvent.class))
                        .process(exchange -> new CountDownLatch(1).await());
            }
        };
    }

    private static void createSessions(CamelContext context) throws IOException {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String visitor = orders.readLine(); visitor != null; visitor = orders.readLine()) {
                String session = context.createFluentProducerTemplate()
                        .to("xelion-chat:createSession?awaitFollowed=0")
                        .withHeader("CamelXelionChatClientId", visitor)
                        .request(ChatSession.class)
                        .id();
                tell(CREATED + session);
            }
        }
        // whoever forked it is gone
        Runtime.getRuntime().halt(0);
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

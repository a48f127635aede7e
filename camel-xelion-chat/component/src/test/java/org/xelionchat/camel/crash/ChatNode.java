package org.xelionchat.camel.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.UnknownChatEvent;
import org.xelionchat.client.store.JdbcChatSessionStore;
import org.xelionchat.simulator.XelionSimulator;

/**
 * A program with the routes that the page's section "Surviving a restart" shows, made to be killed. Of every
 * line that it reads it makes a session for the visitor of that name; it ends when there is nothing to read any more.
 */
final class ChatNode {

    static final String STARTED = "started";
    static final String CREATED = "created ";

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
        ChatApiGeneration api = ChatApiGeneration.valueOf(arguments[5]);

        CamelContext context = new DefaultCamelContext();
        XelionChatComponent chat = new XelionChatComponent();
        chat.getConfiguration().setHost(host);
        chat.getConfiguration().setSecure(false);
        chat.getConfiguration().setApi(api);
        chat.getConfiguration().setGatewayId(XelionSimulator.DEFAULT_GATEWAY_ID);
        chat.getConfiguration().setAccessToken(XelionSimulator.DEFAULT_ACCESS_TOKEN);
        chat.getConfiguration().setUsername(XelionSimulator.DEFAULT_USER_NAME);
        chat.getConfiguration().setPassword(XelionSimulator.DEFAULT_PASSWORD);
        chat.getConfiguration().setPhoneLineOid(XelionSimulator.DEFAULT_PHONE_LINE_OID);
        chat.getConfiguration().setReconnectDelay(Duration.ofMillis(50));
        chat.getConfiguration().setMaximumReconnectDelay(Duration.ofMillis(500));
        chat.setStoreInterval(Duration.ofMillis(500));
        context.addComponent("xelion-chat", chat);
        Journal journal = new Journal(folder, life);
        switch (setup) {
            case FILE -> {
                remember(chat, context, h2(database));
                rememberInAFile(context, folder.resolve("handled.txt"));
                context.addRoutes(oneNode(journal));
            }
            case JDBC -> {
                remember(chat, context, h2(database));
                context.addRoutes(oneNode(journal));
            }
            case CLUSTER -> {
                remember(chat, context, postgreSql(database));
                lead(context, folder.resolve("leader"));
                context.addRoutes(oneOfSeveralNodes(journal));
            }
            case BESIEGED -> context.addRoutes(besieged(journal));
        }
        context.start();
        tell(STARTED);
        createSessions(context);
    }

    // tag::h2[]
    static DataSource h2(String file) {
        // without WRITE_DELAY=0, H2 keeps what was committed in memory for up to half a second
        return JdbcConnectionPool.create("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "");
    }
    // end::h2[]

    private static DataSource postgreSql(String url) {
        PGConnectionPoolDataSource postgreSql = new PGConnectionPoolDataSource();
        postgreSql.setUrl(url);
        return JdbcConnectionPool.create(postgreSql);
    }

    // tag::remember[]
    static void remember(XelionChatComponent chat, CamelContext context, DataSource database) {
        chat.setSessionStore(new JdbcChatSessionStore(database));
        context.getRegistry().bind("handled", new JdbcMessageIdRepository(database, "xelion-chat"));
    }
    // end::remember[]

    // tag::rememberInAFile[]
    static void rememberInAFile(CamelContext context, Path file) {
        context.getRegistry().bind("handled", FileIdempotentRepository.fileIdempotentRepository(file.toFile(), 10_000));
    }
    // end::rememberInAFile[]

    private static RouteBuilder oneNode(Processor toTheVisitor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::oneNode[]
                from("xelion-chat:events?idempotentRepository=#handled&eventTypes=newExternalChatEvent")
                        .routeId("to-visitors")
                        .process(toTheVisitor);
                // end::oneNode[]
            }
        };
    }

    // tag::lead[]
    static void lead(CamelContext context, Path sharedFolder) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(sharedFolder.toString());
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(500, TimeUnit.MILLISECONDS);
        context.addService(cluster);
    }
    // end::lead[]

    private static RouteBuilder oneOfSeveralNodes(Processor toTheVisitor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::oneOfSeveralNodes[]
                from("master:chat:xelion-chat:events?idempotentRepository=#handled&eventTypes=newExternalChatEvent")
                        .routeId("to-visitors")
                        .process(toTheVisitor);
                // end::oneOfSeveralNodes[]
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

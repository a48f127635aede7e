package org.xelionchat.client.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.TestThreads;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.InMemoryChatSessionStore;
import org.xelionchat.client.stream.EventSubscription;
import org.xelionchat.client.stream.EventTransport;
import org.xelionchat.client.stream.SubscriptionSettings;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.classic.ClassicSettings;

/** A client and a simulator with a link between them, all on real sockets. */
final class World implements AutoCloseable {

    static final Duration TIME_OUT = Duration.ofSeconds(2);

    private static final int BUFFER = 256;

    private final TestThreads threads = new TestThreads();
    private final ExecutorService handlers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-handler");
        thread.setDaemon(true);
        return thread;
    });
    private final ChatApiGeneration api;
    private final XelionSimulator simulator;
    private final Link link;
    private final XelionChatClient client;
    private final List<EventTransport> transports = new CopyOnWriteArrayList<>();
    private final Received received = new Received();
    private final ChatSessionStore store = new InMemoryChatSessionStore();
    private volatile String password = XelionSimulator.DEFAULT_PASSWORD;

    private World(
            ChatApiGeneration api, XelionSimulator.Builder built, UnaryOperator<XelionChatSettings.Builder> settings) {
        this.api = api;
        simulator = built.build().start();
        link = new Link(simulator.port());
        client = client(link.host(), "test", settings);
    }

    /** {@return one where everything that takes its time is short} */
    static World impatient(ChatApiGeneration api, boolean tls) {
        XelionSimulator.Builder built = XelionSimulator.builder();
        World world = new World(api, tls ? built.tls() : built, World::impatient);
        if (api == ChatApiGeneration.CLASSIC) {
            // a fault is to strike the call itself, not the login that the first one needs
            world.client.validate().join();
            world.link.cut();
            await().until(() -> world.link.connections() == 0);
        }
        return world;
    }

    /** {@return one on classic that soon connects again, where nobody is logged in yet} */
    static World classic(Consumer<ClassicSettings> behaviour) {
        return new World(ChatApiGeneration.CLASSIC, XelionSimulator.builder().classic(behaviour), World::soonConnected);
    }

    private static XelionChatSettings.Builder soonConnected(XelionChatSettings.Builder settings) {
        return settings.reconnectDelay(Duration.ofMillis(50)).maximumReconnectDelay(Duration.ofMillis(400));
    }

    private static XelionChatSettings.Builder impatient(XelionChatSettings.Builder settings) {
        return settings.connectTimeout(TIME_OUT)
                .requestTimeout(TIME_OUT)
                .reconnectDelay(Duration.ofMillis(50))
                .maximumReconnectDelay(Duration.ofMillis(400))
                .pingInterval(Duration.ofMillis(500))
                .pongTimeout(Duration.ofMillis(1_500));
    }

    /** {@return one that soon tries again, and gives a busy machine some time} */
    static World resilient(ChatApiGeneration api) {
        return new World(api, XelionSimulator.builder(), settings -> settings.connectTimeout(TIME_OUT)
                .requestTimeout(TIME_OUT)
                .reconnectDelay(Duration.ofMillis(100))
                .maximumReconnectDelay(Duration.ofSeconds(1))
                .pingInterval(Duration.ofSeconds(1))
                .pongTimeout(Duration.ofSeconds(1)));
    }

    /** {@return one where nothing is out of the ordinary} */
    static World ordinary(ChatApiGeneration api) {
        return new World(api, XelionSimulator.builder(), settings -> settings);
    }

    XelionSimulator simulator() {
        return simulator;
    }

    Link link() {
        return link;
    }

    XelionChatClient client() {
        return client;
    }

    Received received() {
        return received;
    }

    /** {@return the line that sessions are opened on, where there are lines} */
    String line() {
        return simulator.phoneLine().oid();
    }

    /** {@return a session that somebody else made, whose connections do not go over the link} */
    String foreignSession() {
        XelionChatClient other = client(simulator.host(), "somebody-else", settings -> settings);
        String session = other.createSession(new Visitor("peter", null, null), line())
                .join()
                .id();
        other.close().join();
        return session;
    }

    /** Has the client take a session's events; those of all its sessions for null. */
    EventSubscription subscribe(String session) {
        return client.subscribe(
                new SubscriptionSettings(session, Set.of(), false, false, true, BUFFER, handlers, received), received);
    }

    /** Does something a little later, on a thread of its own. */
    void soon(Runnable what) {
        threads.resources().timer().schedule(() -> handlers.execute(what), 60, TimeUnit.MILLISECONDS);
    }

    /** {@return one more client; whoever asks closes it} */
    XelionChatClient otherClient(String userSpace, UnaryOperator<XelionChatSettings.Builder> behaviour) {
        return client(link.host(), userSpace, settings -> behaviour.apply(soonConnected(settings)));
    }

    private XelionChatClient client(
            String host, String userSpace, UnaryOperator<XelionChatSettings.Builder> behaviour) {
        XelionChatSettings.Builder settings = XelionChatSettings.builder()
                .api(api)
                .host(host)
                .secure(simulator.isSecure())
                .gatewayId(simulator.gateway().id())
                .accessToken(() -> simulator.gateway().accessToken())
                .username(simulator.user().name())
                .password(() -> password)
                .userSpace(userSpace);
        if (simulator.isSecure()) {
            settings.sslContext(simulator.clientSslContext());
        }
        return new XelionChatClient(behaviour.apply(settings).build(), threads.resources(), store);
    }

    /** What the clients log in with from now on. */
    void password(String value) {
        password = value;
    }

    @Override
    public void close() {
        client.close().join();
        transports.forEach(transport -> transport.close().join());
        link.close();
        simulator.close();
        threads.close();
        handlers.shutdownNow();
    }
}

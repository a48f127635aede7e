package org.xelionchat.client.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.TestThreads;
import org.xelionchat.client.http.TransportUnderTest;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.client.store.InMemoryChatSessionStore;
import org.xelionchat.client.stream.EventSubscription;
import org.xelionchat.client.stream.EventTransport;
import org.xelionchat.client.stream.SubscriptionSettings;
import org.xelionchat.simulator.XelionSimulator;

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
    private final XelionSimulator simulator;
    private final Link link;
    private final XelionChatClient client;
    private final List<EventTransport> transports = new CopyOnWriteArrayList<>();
    private final Received received = new Received();

    private World(XelionSimulator.Builder built, UnaryOperator<XelionChatSettings.Builder> settings) {
        simulator = built.build().start();
        link = new Link(simulator.port());
        client = client(link.host(), settings);
    }

    /** {@return one where everything that takes its time is short} */
    static World impatient(boolean tls) {
        XelionSimulator.Builder built = XelionSimulator.builder();
        return new World(tls ? built.tls() : built, settings -> settings.connectTimeout(TIME_OUT)
                .requestTimeout(TIME_OUT)
                .reconnectDelay(Duration.ofMillis(50))
                .maximumReconnectDelay(Duration.ofMillis(400))
                .pingInterval(Duration.ofMillis(500))
                .pongTimeout(Duration.ofMillis(1_500)));
    }

    /** {@return one that soon tries again, and gives a busy machine some time} */
    static World resilient() {
        return new World(XelionSimulator.builder(), settings -> settings.connectTimeout(TIME_OUT)
                .requestTimeout(TIME_OUT)
                .reconnectDelay(Duration.ofMillis(100))
                .maximumReconnectDelay(Duration.ofSeconds(1))
                .pingInterval(Duration.ofSeconds(1))
                .pongTimeout(Duration.ofSeconds(1)));
    }

    /** {@return one where nothing is out of the ordinary} */
    static World ordinary() {
        return new World(XelionSimulator.builder(), settings -> settings);
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

    /** {@return a session that somebody else made, whose connections do not go over the link} */
    String foreignSession() {
        XelionChatClient other = client(simulator.host(), settings -> settings);
        String session = other.createSession(new Visitor("peter", null, null), null)
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

    private XelionChatClient client(String host, UnaryOperator<XelionChatSettings.Builder> behaviour) {
        XelionChatSettings.Builder settings = XelionChatSettings.builder()
                .host(host)
                .secure(simulator.isSecure())
                .gatewayId(simulator.gateway().id())
                .accessToken(() -> simulator.gateway().accessToken());
        if (simulator.isSecure()) {
            settings.sslContext(simulator.clientSslContext());
        }
        EventTransport transport =
                TransportUnderTest.other(behaviour.apply(settings).build(), threads.resources());
        if (transport != null) {
            transports.add(transport);
        }
        return new XelionChatClient(
                settings.eventTransport(() -> transport).build(), threads.resources(), new InMemoryChatSessionStore());
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

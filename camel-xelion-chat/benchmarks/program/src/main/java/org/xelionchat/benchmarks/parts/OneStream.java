package org.xelionchat.benchmarks.parts;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.StreamSettings;
import org.xelionchat.client.api.ChatApi;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.stream.EventHandler;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventSocketListener;
import org.xelionchat.client.stream.EventStreams;
import org.xelionchat.client.stream.EventTransport;
import org.xelionchat.client.stream.SeenMessages;
import org.xelionchat.client.stream.SubscriptionSettings;

/** The client's streams with one session that is live, over a socket without a network: whoever holds this says what arrives. */
final class OneStream implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CompletableFuture<EventSocketListener> socket = new CompletableFuture<>();
    private final EventStreams streams;

    /**
     * @param session the session
     * @param steps runs the streams' steps
     * @param routes runs the handler
     * @param handler takes the events
     */
    OneStream(String session, Executor steps, Executor routes, EventHandler handler) {
        streams = new EventStreams(
                "benchmark",
                (ChatApi) Proxy.newProxyInstance(
                        OneStream.class.getClassLoader(), new Class<?>[] {ChatApi.class}, OneStream::answer),
                Transport::new,
                () -> new StreamSettings(
                        Duration.ofSeconds(10),
                        true,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        32,
                        false),
                new ClientResources(steps, steps, timer, Clock.systemUTC(), new Random(), Thread::new),
                delivered -> {},
                ended -> {});
        streams.subscribe(
                new SubscriptionSettings(null, Set.of(), false, false, false, 256, routes, new NothingSeen()), handler);
        CompletableFuture<Void> live = streams.follow(session);
        socket.join().onOpen();
        live.join();
    }

    private static Object answer(Object api, Method call, Object[] arguments) {
        return CompletableFuture.completedFuture(
                switch (call.getName()) {
                    case "getEventUrl" -> URI.create("ws://127.0.0.1/");
                    case "getSession" ->
                        new ChatSession((String) arguments[0], "External Chat", null, null, null, false);
                    case "getMessages" -> List.of();
                    default -> throw new UnsupportedOperationException(call.getName());
                });
    }

    /** A frame arrives. */
    void receive(String frame) {
        socket.join().onText(frame);
    }

    @Override
    public void close() {
        streams.close();
        timer.shutdownNow();
    }

    private final class Transport implements EventTransport {

        @Override
        public EventSocket open(URI url, Duration timeout, EventSocketListener listener) {
            socket.complete(listener);
            return new Socket();
        }

        @Override
        public CompletableFuture<Void> close() {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Nothing that is said on it goes anywhere. */
    private static final class Socket implements EventSocket {

        @Override
        public void ping() {}

        @Override
        public void send(String text) {}

        @Override
        public void close() {}

        @Override
        public void abort() {}
    }

    /** Frames come again and again here. */
    private static final class NothingSeen implements SeenMessages {

        @Override
        public boolean contains(String sessionId, String messageId) {
            return false;
        }

        @Override
        public void add(String sessionId, String messageId) {}

        @Override
        public void forget(String sessionId) {}
    }
}

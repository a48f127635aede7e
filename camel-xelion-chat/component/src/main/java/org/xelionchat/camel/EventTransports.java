package org.xelionchat.camel;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResolverHelper;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.stream.EventTransport;

/** What opens the event sockets of one connection, by the name that the option {@code eventTransport} gives it. */
final class EventTransports {

    static final Set<String> NAMES = Set.of("ahc", "ahc-ws");

    /** The client itself. */
    private static final String BUILT_IN = "ahc";

    private final CamelContext context;
    private final XelionChatSettings settings;
    private final ClientResources resources;
    private final Map<String, EventTransport> made = new ConcurrentHashMap<>();

    EventTransports(CamelContext context, XelionChatSettings settings, ClientResources resources) {
        this.context = context;
        this.settings = settings;
        this.resources = resources;
    }

    /**
     * Makes sure that a transport is there.
     *
     * @param name its name
     * @throws IllegalArgumentException if what it needs is not on the class path, or not as it must be
     */
    void prepare(String name) {
        if (!name.equals(BUILT_IN)) {
            made.computeIfAbsent(name, this::make);
        }
    }

    /**
     * {@return a transport that is there; null for the client itself}
     *
     * @param name its name
     */
    EventTransport get(String name) {
        return made.get(name);
    }

    CompletableFuture<Void> close() {
        return CompletableFuture.allOf(
                made.values().stream().map(EventTransport::close).toArray(CompletableFuture[]::new));
    }

    private EventTransport make(String name) {
        try {
            return ResolverHelper.resolveService(context, "xelion-chat-" + name, EventTransportFactory.class)
                    .orElseThrow(() -> missing(name, null))
                    .create(context, settings, resources);
        } catch (LinkageError e) {
            throw missing(name, e);
        }
    }

    private static IllegalArgumentException missing(String name, LinkageError cause) {
        return new IllegalArgumentException(
                "eventTransport=" + name + " needs camel-xelion-chat-" + name + " on the class path, and Camel 3.18",
                cause);
    }
}

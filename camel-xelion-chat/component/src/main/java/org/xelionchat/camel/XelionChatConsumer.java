package org.xelionchat.camel;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultConsumer;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.stream.EventHandler;
import org.xelionchat.client.stream.EventSubscription;
import org.xelionchat.client.stream.SeenMessages;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.client.stream.SubscriptionSettings;

/** Makes an exchange of every event: those of one session one after another, sessions in parallel. */
@ManagedResource(description = "Managed Xelion Chat Consumer")
public class XelionChatConsumer extends DefaultConsumer implements Suspendable {

    private final XelionChatEndpoint endpoint;
    private volatile SharedConnection.Lease lease;
    private String routeName;
    private ExecutorService routePool;
    private EventSubscription subscription;

    /**
     * @param endpoint a checked endpoint of the operation events
     * @param processor the route
     */
    public XelionChatConsumer(XelionChatEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (getRouteId() != null && endpoint.getComponent().isHealthCheckConsumerEnabled()) {
            setHealthCheck(XelionChatConsumerHealthCheck.of(this));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lease = endpoint.getComponent().connections().lease(endpoint, ConnectionRole.CONSUMER);
        try {
            subscription = subscribe(lease.client());
        } catch (Exception e) {
            end();
            throw e;
        }
        registerHealthCheck();
    }

    private EventSubscription subscribe(XelionChatClient client) throws Exception {
        XelionChatConfiguration configuration = endpoint.getConfiguration();
        routeName = findRouteName();
        SeenMessages seen = seenMessages(client, configuration.getIdempotentRepository());
        routePool = threads()
                .newThreadPool(
                        this,
                        "XelionChatConsumer",
                        ConnectionThreads.unboundedQueue(configuration.getMaximumThreads()));
        SubscriptionSettings wanted = new SubscriptionSettings(
                configuration.getSessionId(),
                ConfigurationCheck.eventTypes(configuration.getEventTypes()),
                configuration.isIncludeVisitorMessages(),
                ConfigurationCheck.autoDelivered(configuration.getAutoDelivered(), configuration.getApi()),
                configuration.isStreamEvents(),
                configuration.getBufferSize(),
                routePool,
                seen);
        return client.subscribe(wanted, this::handle);
    }

    @Override
    protected void doSuspend() throws Exception {
        subscription.suspend();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        subscription.resume();
    }

    @Override
    protected void doStop() throws Exception {
        unregisterHealthCheck();
        end();
        super.doStop();
    }

    private void end() {
        if (subscription != null) {
            endpoint.getComponent().connections().await(subscription.close(), "The consumer of route " + routeName);
            subscription = null;
        }
        if (routePool != null) {
            threads().shutdownGraceful(routePool);
            routePool = null;
        }
        SharedConnection.Lease held = lease;
        lease = null;
        if (held != null) {
            held.release();
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        if (routeName != null) {
            endpoint.getComponent().handledMessages().forget(routeName);
        }
        super.doShutdown();
    }

    @Override
    public XelionChatEndpoint getEndpoint() {
        return endpoint;
    }

    /**
     * {@return what the connection's event streams do and did; null while the consumer is stopped}
     */
    StreamStatistics statistics() {
        SharedConnection.Lease held = lease;
        return held == null ? null : held.client().statistics();
    }

    /**
     * {@return the connection's name, without a secret; null while the consumer is stopped}
     */
    String connectionName() {
        SharedConnection.Lease held = lease;
        return held == null ? null : held.client().connectionName();
    }

    /**
     * {@return sessions that are followed now; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "Sessions that are followed now")
    public int getFollowedSessions() {
        return statistic(StreamStatistics::followed, 0);
    }

    /**
     * {@return event streams that are live now; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "Event streams that are live now")
    public int getLiveStreams() {
        return statistic(StreamStatistics::live, 0);
    }

    /**
     * {@return events that wait for their routes now, or are in them; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "Events that wait for their routes now, or are in them")
    public long getBufferedEvents() {
        return statistic(StreamStatistics::buffered, 0L);
    }

    /**
     * {@return how often a socket was tried to open; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "How often a socket was tried to open")
    public long getConnectAttempts() {
        return statistic(StreamStatistics::connectAttempts, 0L);
    }

    /**
     * {@return how often an event stream became live; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "How often an event stream became live")
    public long getConnects() {
        return statistic(StreamStatistics::connects, 0L);
    }

    /**
     * {@return how often a live event stream was interrupted; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "How often a live event stream was interrupted")
    public long getInterruptions() {
        return statistic(StreamStatistics::interruptions, 0L);
    }

    /**
     * {@return events that came over sockets; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "Events that came over sockets")
    public long getReceivedEvents() {
        return statistic(StreamStatistics::receivedEvents, 0L);
    }

    /**
     * {@return messages read from lists because no socket had brought them, counted once per consumer; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(
            description = "Messages read from lists because no socket had brought them, counted once per consumer")
    public long getRecoveredMessages() {
        return statistic(StreamStatistics::recoveredMessages, 0L);
    }

    /**
     * {@return messages dropped because they had come before, counted once per consumer; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(description = "Messages dropped because they had come before, counted once per consumer")
    public long getDuplicatesDropped() {
        return statistic(StreamStatistics::duplicates, 0L);
    }

    /**
     * {@return passing events, such as typing, that gave way to newer ones of their kind in a full buffer; of the whole connection, 0 while the consumer is stopped}
     */
    @ManagedAttribute(
            description = "Passing events, such as typing, that gave way to newer ones of their kind in a full buffer")
    public long getPassingEventsDropped() {
        return statistic(StreamStatistics::thinnedOut, 0L);
    }

    /**
     * {@return whether Xelion's last word on the credentials was a refusal}
     */
    @ManagedAttribute(description = "Whether Xelion's last word on the credentials was a refusal")
    public boolean isCredentialsRefused() {
        return statistic(StreamStatistics::areCredentialsRefused, false);
    }

    /**
     * {@return when the last event was received, as ISO-8601 text; null without one}
     */
    @ManagedAttribute(description = "When the last event was received")
    public String getLastEvent() {
        Instant last = statistic(StreamStatistics::lastEvent, null);
        return last == null ? null : last.toString();
    }

    /**
     * {@return what last went wrong with an event stream, without secrets; null without anything}
     */
    @ManagedAttribute(description = "What last went wrong with an event stream")
    public String getLastError() {
        return statistic(StreamStatistics::lastError, null);
    }

    /** Drops every live socket of the connection and connects anew, with back-off; nothing is lost. */
    @ManagedOperation(description = "Drops every live socket of the connection and connects anew; nothing is lost")
    public void reconnect() {
        SharedConnection.Lease held = lease;
        if (held != null) {
            held.client().reconnect();
        }
    }

    private <T> T statistic(Function<StreamStatistics, T> value, T whileStopped) {
        StreamStatistics statistics = statistics();
        return statistics == null ? whileStopped : value.apply(statistics);
    }

    /**
     * Camel asks for the health of routes' own consumers. One that another component such as {@code master} made tells of its
     * health itself, as long as it consumes.
     */
    private void registerHealthCheck() {
        Route route = getRouteId() == null ? findRoute() : null;
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (route != null && registry != null && endpoint.getComponent().isHealthCheckConsumerEnabled()) {
            setHealthCheck(XelionChatConsumerHealthCheck.behind(this, route.getRouteId()));
            registry.register(getHealthCheck());
        }
    }

    private void unregisterHealthCheck() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (getRouteId() == null && registry != null && getHealthCheck() != null) {
            registry.unregister(getHealthCheck());
        }
    }

    private SeenMessages seenMessages(XelionChatClient client, IdempotentRepository repository) throws Exception {
        if (repository == null) {
            return endpoint.getComponent().handledMessages().of(routeName);
        }
        if (!endpoint.getCamelContext().hasService(repository)) {
            // the context stops it: routes may share it, and some forget what they know when they are stopped
            endpoint.getCamelContext().addService(repository, true, true);
        }
        return new RepositoryMessages(repository, routeName, client.connectionHash());
    }

    private ExecutorServiceManager threads() {
        return endpoint.getCamelContext().getExecutorServiceManager();
    }

    /** What is remembered is remembered for a route; without one, a consumer goes by its own identity. */
    private String findRouteName() {
        if (getRouteId() != null) {
            return getRouteId();
        }
        Route route = findRoute();
        return route != null ? route.getRouteId() : "consumer-" + Integer.toHexString(System.identityHashCode(this));
    }

    /**
     * {@return the route of a consumer that was not told its route, because another component such as {@code master} made
     * it: it shares the route's processor. Null where there is no route, as for a ConsumerTemplate}
     */
    private Route findRoute() {
        return endpoint.getCamelContext().getRoutes().stream()
                .filter(route -> route.getProcessor() == getProcessor())
                .findFirst()
                .orElse(null);
    }

    private void handle(ChatEvent event, EventHandler.Done done) {
        Exchange exchange = createExchange(false);
        EventMessage.fill(exchange.getMessage(), event);
        getAsyncProcessor().process(exchange, doneSync -> {
            boolean succeeded = !exchange.isFailed() && !exchange.isRollbackOnly();
            try {
                end(exchange);
            } finally {
                // also when somebody's exception handler throws: the session's next event waits for this
                done.done(succeeded);
            }
        });
    }

    private void end(Exchange exchange) {
        if (exchange.getException() != null) {
            getExceptionHandler().handleException("Error processing exchange", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }
}

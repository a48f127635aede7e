package org.xelionchat.camel;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.xelionchat.client.CallSettings;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.HttpProxy;
import org.xelionchat.client.StreamSettings;
import org.xelionchat.client.Subscribing;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.stream.StreamStatistics;

/** A client, and the producers and consumers that share it. Guarded by {@link SharedConnections}. */
final class SharedConnection {

    private final XelionChatComponent component;
    private final ConnectionThreads threads;
    private final EventTransports transports;
    private final XelionChatClient client;
    private final List<Lease> leases = new ArrayList<>();

    /** Whose options count at present: of those that are started, the first. */
    private volatile XelionChatEndpoint endpoint;

    private volatile XelionChatEndpoint listener;
    private volatile CallSettings calls;

    SharedConnection(XelionChatComponent component, XelionChatEndpoint first)
            throws GeneralSecurityException, IOException {
        this.component = component;
        this.endpoint = first;
        this.listener = first;
        this.calls = callSettings();
        XelionChatSettings settings = settings(first);
        this.threads = new ConnectionThreads(component.getCamelContext(), component);
        this.transports = new EventTransports(component.getCamelContext(), settings, threads.resources());
        this.client = new XelionChatClient(settings, threads.resources(), component.getSessionStore());
    }

    /**
     * {@return a hold on this connection}
     *
     * @param newcomer a started endpoint
     * @param role what it wants
     * @throws IllegalArgumentException if its options contradict those of an endpoint that is here already, or ask for
     *     what is not there
     */
    Lease lease(XelionChatEndpoint newcomer, ConnectionRole role) {
        ConnectionDemands demands = ConnectionDemands.of(newcomer, role);
        for (Lease lease : leases) {
            lease.demands.disagreement(demands).ifPresent(option -> {
                throw new IllegalArgumentException(option
                        + " must have the same value on all endpoints of the connection " + client.connectionName()
                        + ": set it on the component, or alike on each of them");
            });
        }
        if (role == ConnectionRole.CONSUMER) {
            transports.prepare(newcomer.getConfiguration().getEventTransport());
        }
        Lease lease = new Lease(newcomer, role, demands);
        leases.add(lease);
        elect();
        return lease;
    }

    /**
     * {@return whether nobody is left}
     *
     * @param lease a hold that is given up
     */
    boolean release(Lease lease) {
        leases.remove(lease);
        elect();
        return leases.isEmpty();
    }

    /** Closes the client, what its sockets were opened with, and then ends its threads. */
    CompletableFuture<Void> close() {
        return client.close()
                .thenCompose(closed -> transports.close())
                .whenComplete((closed, failure) -> threads.end());
    }

    /** {@return what its event streams do and did} */
    StreamStatistics statistics() {
        return client.statistics();
    }

    /** {@return its name, without a secret} */
    @Override
    public String toString() {
        return client.connectionName();
    }

    private void elect() {
        for (int i = leases.size() - 1; i >= 0; i--) {
            Lease lease = leases.get(i);
            endpoint = lease.endpoint;
            if (lease.role == ConnectionRole.CONSUMER) {
                listener = lease.endpoint;
            }
        }
        calls = callSettings();
    }

    private XelionChatSettings settings(XelionChatEndpoint first) throws GeneralSecurityException, IOException {
        XelionChatConfiguration configuration = first.getConfiguration();
        XelionChatSettings.Builder settings = XelionChatSettings.builder()
                .api(configuration.getApi())
                .host(first.host().address())
                .tenant(first.tenant())
                .secure(first.isSecure())
                .connectTimeout(configuration.getConnectTimeout())
                .requestTimeout(configuration.getRequestTimeout())
                .maximumRetries(configuration.getMaximumRetries())
                .storeInterval(component.getStoreInterval())
                .calls(() -> calls)
                .streams(this::streamSettings)
                .eventTransport(() -> transports.get(listener.getConfiguration().getEventTransport()));
        switch (configuration.getApi()) {
            case GATEWAY ->
                settings.gatewayId(configuration.getGatewayId())
                        .accessToken(() -> secret(XelionChatConfiguration::getAccessToken));
            case CLASSIC ->
                settings.username(first.username())
                        .password(() -> secret(XelionChatConfiguration::getPassword))
                        .userSpace(first.userSpace())
                        .appKey(component::getAppKey)
                        .classicDeliveredPath(component.getClassicDeliveredPath())
                        .classicTypingPath(component.getClassicTypingPath())
                        .classicClosePath(component.getClassicClosePath());
        }
        if (first.isSecure()) {
            settings.sslContext(sslContext(configuration));
        }
        if (ConfigurationCheck.isSet(configuration.getProxyHost())) {
            settings.proxy(new HttpProxy(
                    configuration.getProxyHost(),
                    configuration.getProxyPort(),
                    () -> secret(XelionChatConfiguration::getProxyUsername),
                    () -> secret(XelionChatConfiguration::getProxyPassword)));
        }
        return settings.build();
    }

    private String secret(Function<XelionChatConfiguration, String> option) {
        return endpoint.secret(option);
    }

    private SSLContext sslContext(XelionChatConfiguration configuration) throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = configuration.getSslContextParameters();
        if (parameters == null) {
            parameters = component.globalSslContextParameters();
        }
        return parameters == null ? null : parameters.createSSLContext(component.getCamelContext());
    }

    private CallSettings callSettings() {
        return new CallSettings(
                decided(CallOption.TYPING_INTERVAL),
                decided(CallOption.CONFIRM_UNCERTAIN_SENDS),
                decided(CallOption.AWAIT_FOLLOWED));
    }

    /** What a producer has set, else what all of them inherit. */
    private <T> T decided(CallOption<T> option) {
        XelionChatEndpoint decider = leases.stream()
                .filter(lease -> lease.role == ConnectionRole.PRODUCER)
                .map(lease -> lease.endpoint)
                .min(Comparator.comparing(producer -> !option.isSetOn(producer)))
                .orElse(endpoint);
        return option.getter().apply(decider.getConfiguration());
    }

    private StreamSettings streamSettings() {
        XelionChatConfiguration configuration = listener.getConfiguration();
        return new StreamSettings(
                configuration.getConnectTimeout(),
                configuration.isRecoverMessages(),
                configuration.getReconnectDelay(),
                configuration.getMaximumReconnectDelay(),
                configuration.getPingInterval(),
                configuration.getPongTimeout(),
                configuration.getMaximumConcurrentConnects(),
                configuration.getSubscribe() == Subscribing.ALWAYS
                        || configuration.getApi() == ChatApiGeneration.CLASSIC);
    }

    /** One producer's or consumer's hold on the connection. */
    final class Lease {

        private final XelionChatEndpoint endpoint;
        private final ConnectionRole role;
        private final ConnectionDemands demands;

        private Lease(XelionChatEndpoint endpoint, ConnectionRole role, ConnectionDemands demands) {
            this.endpoint = endpoint;
            this.role = role;
            this.demands = demands;
        }

        XelionChatClient client() {
            return client;
        }

        SharedConnection connection() {
            return SharedConnection.this;
        }

        /** Gives the hold up; whoever is the last waits until the connection is closed. */
        void release() {
            component.connections().release(SharedConnection.this, this);
        }
    }
}

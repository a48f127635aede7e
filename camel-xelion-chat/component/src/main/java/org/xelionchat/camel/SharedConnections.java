package org.xelionchat.camel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.ChatApiGeneration;

/**
 * The open connections of a component. A connection opens with the first producer or consumer that is started on it, and
 * closes with the last one that is stopped.
 */
final class SharedConnections {

    private static final Logger LOG = LoggerFactory.getLogger(SharedConnections.class);

    private final XelionChatComponent component;
    private final Map<Identity, SharedConnection> connections = new HashMap<>();
    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();

    SharedConnections(XelionChatComponent component) {
        this.component = component;
    }

    void addListener(ConnectionListener listener) {
        listeners.add(listener);
    }

    /**
     * {@return a hold on the endpoint's connection}
     *
     * @param endpoint a checked endpoint
     * @param role what it wants
     * @throws Exception if its options contradict those of another endpoint of the connection, or TLS cannot be set up
     */
    SharedConnection.Lease lease(XelionChatEndpoint endpoint, ConnectionRole role) throws Exception {
        Identity identity = Identity.of(endpoint);
        synchronized (connections) {
            SharedConnection connection = connections.get(identity);
            if (connection != null) {
                return connection.lease(endpoint, role);
            }
            SharedConnection.Lease lease = open(endpoint, role);
            connections.put(identity, lease.connection());
            for (ConnectionListener listener : listeners) {
                listener.connectionOpened(
                        lease.connection().toString(), lease.connection().statistics());
            }
            return lease;
        }
    }

    private SharedConnection.Lease open(XelionChatEndpoint endpoint, ConnectionRole role) throws Exception {
        SharedConnection connection = new SharedConnection(component, endpoint);
        try {
            return connection.lease(endpoint, role);
        } catch (RuntimeException e) {
            await(connection.close(), "The connection " + connection);
            throw e;
        }
    }

    void release(SharedConnection connection, SharedConnection.Lease lease) {
        synchronized (connections) {
            if (!connection.release(lease)) {
                return;
            }
            connections.values().remove(connection);
            for (ConnectionListener listener : listeners) {
                listener.connectionClosed(connection.toString());
            }
        }
        await(connection.close(), "The connection " + connection);
    }

    /**
     * Waits as long as Camel waits for its own threads to end.
     *
     * @param closed completes when it is closed
     * @param what what is closed, for the log
     */
    void await(CompletableFuture<Void> closed, String what) {
        long patience = component.getCamelContext().getExecutorServiceManager().getShutdownAwaitTermination();
        try {
            closed.get(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("{} was not closed properly: {}", what, e.getCause().toString());
        } catch (TimeoutException e) {
            LOG.warn("Gave up waiting for {} to close after {} ms", what, patience);
        }
    }

    /**
     * What endpoints have in common that share a connection.
     *
     * @param account the gateway, or on classic the user and his user space
     */
    private record Identity(ChatApiGeneration api, String address, String tenant, List<String> account) {

        private static Identity of(XelionChatEndpoint endpoint) {
            ChatApiGeneration api = endpoint.getConfiguration().getApi();
            List<String> account =
                    switch (api) {
                        case GATEWAY -> List.of(endpoint.getConfiguration().getGatewayId());
                        case CLASSIC -> List.of(endpoint.username(), endpoint.userSpace());
                    };
            return new Identity(api, endpoint.host().address(), endpoint.tenant(), account);
        }
    }
}

package org.xelionchat.ahcws;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.ahc.ws.WsComponent;
import org.apache.camel.component.ahc.ws.WsEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.asynchttpclient.uri.Uri;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.AsyncHttpClients;
import org.xelionchat.client.http.EventSocketHandshake;
import org.xelionchat.client.http.LazyHttpClient;

/**
 * The AsyncHttpClient of an AHC-WS component: the one that the component was given, which is not closed here, or else one
 * that an endpoint of it makes as the component is configured. That one serves all sockets of the connection, where AHC-WS
 * would make one for each of them.
 */
final class ComponentClient {

    private final WsComponent component;
    private final String scheme;
    private final XelionChatSettings settings;
    private final ClientResources resources;
    private final LazyHttpClient own = new LazyHttpClient(this::make);
    private volatile WsEndpoint maker;

    ComponentClient(CamelContext context, String scheme, XelionChatSettings settings, ClientResources resources) {
        Component found = context.getComponent(scheme);
        if (!(found instanceof WsComponent)) {
            throw new IllegalArgumentException(
                    "eventTransport=ahc-ws needs the component " + scheme + " to be that of camel-ahc-ws");
        }
        this.component = (WsComponent) found;
        this.scheme = scheme;
        this.settings = settings;
        this.resources = resources;
        if (component.getClient() != null && !component.getClient().getConfig().isAggregateWebSocketFrameFragments()) {
            throw new IllegalArgumentException("eventTransport=ahc-ws needs the client of the component " + scheme
                    + " to have aggregateWebSocketFrameFragments=true");
        }
    }

    /**
     * {@return a new endpoint, which Camel's registry does not know; its address is the server's, without the path}
     *
     * @param address of a socket
     */
    WsEndpoint endpoint(Uri address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return endpoint(address.getHost() + port);
    }

    private WsEndpoint endpoint(String authority) {
        try {
            return (WsEndpoint) component.createEndpoint(scheme + "://" + authority);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /**
     * Starts a socket's handshake.
     *
     * @param request for the socket
     * @param handshake told of everything that happens
     * @return to cancel it
     */
    ListenableFuture<?> start(Request request, EventSocketHandshake handshake) {
        AsyncHttpClient given = component.getClient();
        return given == null
                ? own.use(client -> client.executeRequest(request, handshake))
                : given.executeRequest(request, handshake);
    }

    private AsyncHttpClient make() {
        WsEndpoint endpoint = endpoint("xelion-chat");
        AsyncHttpClientConfig theirs = endpoint.getClientConfig();
        DefaultAsyncHttpClientConfig.Builder configuration = theirs == null
                ? AsyncHttpClients.configuration(settings, resources.ioThreads())
                : AsyncHttpClients.adapted(theirs, settings);
        boolean factoryIsOurs = theirs == null || theirs.getSslEngineFactory() == null;
        if (endpoint.getSslContextParameters() != null && factoryIsOurs) {
            // it would win over the context that AHC-WS makes of these
            configuration.setSslEngineFactory(null);
        }
        endpoint.setClientConfig(configuration.build());
        ServiceHelper.startService(endpoint);
        maker = endpoint;
        return endpoint.getClient();
    }

    /**
     * Closes the client that was made here, if any. May block for a moment.
     *
     * @return completes when its I/O threads have ended
     */
    CompletableFuture<Void> close() {
        return own.close().thenRun(() -> ServiceHelper.stopAndShutdownService(maker));
    }
}

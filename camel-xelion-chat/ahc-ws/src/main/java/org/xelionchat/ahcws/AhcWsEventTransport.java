package org.xelionchat.ahcws;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.AhcEventTransport;
import org.xelionchat.client.http.EventSocketHandshake;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventSocketListener;
import org.xelionchat.client.stream.EventTransport;

/**
 * Event sockets over endpoints of Camel's AHC-WS component: one for each socket, not in Camel's registry, and without
 * the address. What a socket does is what it does on AsyncHttpClient itself, which AHC-WS is made of.
 */
public final class AhcWsEventTransport implements EventTransport {

    private final ClientResources resources;
    private final ComponentClient plain;
    private final ComponentClient protectedByTls;
    private final AhcEventTransport sockets;

    /**
     * @param context whose components {@code ahc-ws} and {@code ahc-wss} are used, the one for {@code ws:} addresses, the
     *     other for {@code wss:} ones
     * @param settings of the connection
     * @param resources what to run on
     * @throws IllegalArgumentException if one of the components is not AHC-WS, or has a client that cannot be used
     */
    public AhcWsEventTransport(CamelContext context, XelionChatSettings settings, ClientResources resources) {
        this.resources = resources;
        this.plain = new ComponentClient(context, "ahc-ws", settings, resources);
        this.protectedByTls = new ComponentClient(context, "ahc-wss", settings, resources);
        this.sockets = new AhcEventTransport(settings, resources, this::start);
    }

    @Override
    public EventSocket open(URI url, Duration timeout, EventSocketListener listener) {
        return sockets.open(url, timeout, listener);
    }

    @Override
    public CompletableFuture<Void> close() {
        return sockets.close()
                .thenComposeAsync(
                        closed -> CompletableFuture.allOf(plain.close(), protectedByTls.close()), resources.workers());
    }

    private ListenableFuture<?> start(Request request, EventSocketHandshake handshake) {
        boolean tls = request.getUri().getScheme().toLowerCase(Locale.ROOT).equals("wss");
        ComponentClient client = tls ? protectedByTls : plain;
        EndpointPipe pipe = new EndpointPipe(client.endpoint(request.getUri()));
        handshake.ended().thenRunAsync(pipe::close, resources.workers());
        return client.start(request, handshake.heardBy(pipe::before));
    }
}

package org.xelionchat.client.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventSocketListener;
import org.xelionchat.client.stream.EventTransport;

/** Event sockets on AsyncHttpClient. Never logs an address, and never puts one into a failure. */
public final class AhcEventTransport implements EventTransport {

    private final boolean secure;
    private final ClientResources resources;
    private final Handshakes handshakes;
    private final Set<AhcEventSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Sockets on the AsyncHttpClient that the calls use as well.
     *
     * @param http holds the AsyncHttpClient; not closed with this
     */
    public AhcEventTransport(HttpTransport http) {
        this(http.settings(), http.resources(), http::handshake);
    }

    /**
     * Sockets on another AsyncHttpClient.
     *
     * @param settings of the connection
     * @param resources what to run on
     * @param handshakes starts handshakes
     */
    public AhcEventTransport(XelionChatSettings settings, ClientResources resources, Handshakes handshakes) {
        this.secure = settings.secure();
        this.resources = resources;
        this.handshakes = handshakes;
    }

    /**
     * {@inheritDoc} Where only protected connections are allowed, an address without TLS ends the attempt with a
     * {@link XelionProtocolException}. Any other failure is told as a
     * {@link org.xelionchat.client.XelionConnectionException}, with the HTTP status where the handshake was refused.
     */
    @Override
    public EventSocket open(URI url, Duration timeout, EventSocketListener listener) {
        AhcEventSocket socket = new AhcEventSocket(this, listener);
        String scheme = url.getScheme();
        if ("wss".equalsIgnoreCase(scheme) || "ws".equalsIgnoreCase(scheme) && !secure) {
            socket.open(url, timeout);
        } else {
            socket.refuse(unprotected());
        }
        return socket;
    }

    @Override
    public CompletableFuture<Void> close() {
        closed = true;
        List.copyOf(sockets).forEach(AhcEventSocket::abort);
        return CompletableFuture.completedFuture(null);
    }

    private XelionProtocolException unprotected() {
        return new XelionProtocolException(
                secure
                        ? "The event address must begin with wss:, since secure is true"
                        : "The event address must begin with ws: or wss:",
                CallFailure.withoutAnswer(AhcEventSocket.OPERATION, null, true));
    }

    /**
     * Starts a socket's handshake. May block for the resolution of a name.
     *
     * @param url the address
     * @param handshake told of everything that happens
     * @return to cancel it
     */
    ListenableFuture<?> handshake(URI url, EventSocketHandshake handshake) {
        Request request = new RequestBuilder("GET", HttpTransport.LITERAL_URL)
                .setUrl(url.toString())
                // an address that leads elsewhere is a refusal, whatever the client's own settings say
                .setFollowRedirect(false)
                .build();
        return handshakes.start(request, handshake);
    }

    /**
     * Remembers a socket, to be dropped when this is closed.
     *
     * @param socket the socket
     */
    void opening(AhcEventSocket socket) {
        sockets.add(socket);
        if (closed) {
            socket.abort();
        }
    }

    /**
     * Forgets a socket.
     *
     * @param socket the socket
     */
    void ended(AhcEventSocket socket) {
        sockets.remove(socket);
    }

    /**
     * {@return what everything runs on}
     */
    ClientResources resources() {
        return resources;
    }
}

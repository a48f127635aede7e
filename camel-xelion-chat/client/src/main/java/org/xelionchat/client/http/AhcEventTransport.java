package org.xelionchat.client.http;

import java.net.URI;
import java.time.Duration;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventSocketListener;
import org.xelionchat.client.stream.EventTransport;

/** Event sockets on the AsyncHttpClient that the calls use as well. Never logs an address, and never puts one into a failure. */
public final class AhcEventTransport implements EventTransport {

    private final HttpTransport http;

    /**
     * @param http holds the AsyncHttpClient; sockets are dropped when it is closed
     */
    public AhcEventTransport(HttpTransport http) {
        this.http = http;
    }

    /**
     * {@inheritDoc} Where only protected connections are allowed, an address without TLS ends the attempt with a
     * {@link XelionProtocolException}. Any other failure is told as a
     * {@link org.xelionchat.client.XelionConnectionException}, with the HTTP status where the handshake was refused.
     */
    @Override
    public EventSocket open(URI url, Duration timeout, EventSocketListener listener) {
        AhcEventSocket socket = new AhcEventSocket(http, listener);
        String scheme = url.getScheme();
        if ("wss".equalsIgnoreCase(scheme) || "ws".equalsIgnoreCase(scheme) && !http.secure()) {
            socket.open(url, timeout);
        } else {
            socket.refuse(unprotected());
        }
        return socket;
    }

    @Override
    public boolean supportsPing() {
        return true;
    }

    private XelionProtocolException unprotected() {
        return new XelionProtocolException(
                http.secure()
                        ? "The event address must begin with wss:, since secure is true"
                        : "The event address must begin with ws: or wss:",
                CallFailure.withoutAnswer(AhcEventSocket.OPERATION, null, true));
    }
}

package org.xelionchat.client.http;

import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;

/** Starts the handshakes of event sockets on an AsyncHttpClient, whoever holds it. */
@FunctionalInterface
public interface Handshakes {

    /**
     * Starts a socket's handshake. May block for the resolution of a name.
     *
     * @param request for the socket; its address holds a secret
     * @param handshake told of everything that happens
     * @return to cancel it
     * @throws RuntimeException if none could be started
     */
    ListenableFuture<?> start(Request request, EventSocketHandshake handshake);
}

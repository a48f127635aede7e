package org.xelionchat.client.stream;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Opens the web sockets that events arrive on. It knows nothing of chats. */
public interface EventTransport {

    /**
     * Starts to open a socket. Never blocks, and never calls the listener before it has returned on the same thread.
     *
     * @param url the address as Xelion gave it, taken literally; it holds a secret
     * @param timeout until the handshake's answer has arrived; then the attempt ends with
     *     {@link EventSocketListener#onClosed}
     * @param listener told of everything that happens, in order, by an I/O thread
     * @return the socket, or the attempt at one
     */
    EventSocket open(URI url, Duration timeout, EventSocketListener listener);

    /**
     * Drops every socket that is left, at once, and opens none any more. Never blocks.
     *
     * @return completes when nothing is left of what this transport made, its threads included
     */
    CompletableFuture<Void> close();
}

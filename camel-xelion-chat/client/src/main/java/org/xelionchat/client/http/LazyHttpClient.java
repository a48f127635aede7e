package org.xelionchat.client.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.asynchttpclient.DefaultAsyncHttpClient;

/** Holds the AsyncHttpClient: made at first use, and never after it was closed. */
final class LazyHttpClient {

    private final Supplier<DefaultAsyncHttpClient> factory;
    private DefaultAsyncHttpClient client;
    private boolean closed;

    /**
     * @param factory makes the client
     */
    LazyHttpClient(Supplier<DefaultAsyncHttpClient> factory) {
        this.factory = factory;
    }

    /**
     * {@return the client}
     *
     * @throws IllegalStateException after {@link #close}
     */
    synchronized DefaultAsyncHttpClient get() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (client == null) {
            client = factory.get();
        }
        return client;
    }

    /**
     * Closes the client, if there is one. Waits for its timer's thread, so no I/O thread may call this.
     *
     * @return completes, on any thread, when the I/O threads have ended
     */
    CompletableFuture<Void> close() {
        DefaultAsyncHttpClient last;
        synchronized (this) {
            closed = true;
            last = client;
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        if (last == null) {
            ended.complete(null);
        } else {
            last.getEventLoopGroup().terminationFuture().addListener(future -> ended.complete(null));
            last.close();
        }
        return ended;
    }
}

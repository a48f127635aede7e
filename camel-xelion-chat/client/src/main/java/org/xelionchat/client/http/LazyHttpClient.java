package org.xelionchat.client.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;

/** Holds the AsyncHttpClient: made at first use, never used after it was closed, and never closed while a request starts. */
final class LazyHttpClient {

    private final Supplier<DefaultAsyncHttpClient> factory;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    // guarded by this
    private DefaultAsyncHttpClient client;
    private int users;
    private boolean closing;
    private boolean closed;

    /**
     * @param factory makes the client
     */
    LazyHttpClient(Supplier<DefaultAsyncHttpClient> factory) {
        this.factory = factory;
    }

    /**
     * Uses the client.
     *
     * @param <T> of the result
     * @param use what to do with it
     * @return what comes of it
     * @throws IllegalStateException after {@link #close}
     */
    <T> T use(Function<AsyncHttpClient, T> use) {
        AsyncHttpClient current = enter();
        try {
            return use.apply(current);
        } finally {
            leave();
        }
    }

    private synchronized AsyncHttpClient enter() {
        if (closing) {
            throw new IllegalStateException("closed");
        }
        if (client == null) {
            client = factory.get();
        }
        users++;
        return client;
    }

    private void leave() {
        synchronized (this) {
            users--;
        }
        closeUnlessUsed();
    }

    /**
     * Closes the client, if there is one; where it is in use, its last user does. Waits for its timer's thread, so no I/O
     * thread may call this.
     *
     * @return completes, on any thread, when the I/O threads have ended
     */
    CompletableFuture<Void> close() {
        synchronized (this) {
            closing = true;
        }
        closeUnlessUsed();
        return ended;
    }

    private void closeUnlessUsed() {
        synchronized (this) {
            if (!closing || closed || users > 0) {
                return;
            }
            closed = true;
        }
        if (client == null) {
            ended.complete(null);
        } else {
            client.getEventLoopGroup().terminationFuture().addListener(future -> ended.complete(null));
            client.close();
        }
    }
}

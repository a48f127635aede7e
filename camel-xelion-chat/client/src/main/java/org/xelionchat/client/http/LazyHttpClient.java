package org.xelionchat.client.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the AsyncHttpClient: made at first use at the latest, never used after it was closed, and never closed while a request starts. */
public final class LazyHttpClient {

    private static final Logger LOG = LoggerFactory.getLogger(LazyHttpClient.class);

    private final Supplier<? extends AsyncHttpClient> factory;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    // guarded by this
    private AsyncHttpClient client;
    private int users;
    private boolean closing;
    private boolean closed;

    /**
     * @param factory makes the client
     */
    public LazyHttpClient(Supplier<? extends AsyncHttpClient> factory) {
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
    public <T> T use(Function<AsyncHttpClient, T> use) {
        AsyncHttpClient current = enter();
        try {
            return use.apply(current);
        } finally {
            leave();
        }
    }

    /** Makes the client, which takes a while, before it is needed; does nothing where it is there, or closed. */
    public synchronized void prepare() {
        if (client == null && !closing) {
            client = factory.get();
        }
    }

    private synchronized AsyncHttpClient enter() {
        if (closing) {
            throw new IllegalStateException("closed");
        }
        prepare();
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
    public CompletableFuture<Void> close() {
        synchronized (this) {
            closing = true;
        }
        closeUnlessUsed();
        return ended;
    }

    private void close(AsyncHttpClient used) {
        boolean ownThreads =
                used instanceof DefaultAsyncHttpClient && used.getConfig().getEventLoopGroup() == null;
        if (ownThreads) {
            ((DefaultAsyncHttpClient) used)
                    .getEventLoopGroup()
                    .terminationFuture()
                    .addListener(future -> ended.complete(null));
        }
        try {
            used.close();
        } catch (IOException e) {
            LOG.debug("An HTTP client was not closed properly", e);
        }
        if (!ownThreads) {
            ended.complete(null);
        }
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
            close(client);
        }
    }
}

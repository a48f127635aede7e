package org.xelionchat.client.http;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.netty.ssl.JsseSslEngineFactory;
import org.xelionchat.client.XelionChatSettings;

/** Makes the AsyncHttpClient that a connection's calls and sockets share. */
final class AsyncHttpClients {

    /** Longest message on an event socket, whether in one frame or in fragments. */
    static final int LONGEST_EVENT = 1 << 20;

    private static final String USER_AGENT = "xelion-chat-client";
    private static final int MOST_THREADS = 4;
    private static final int OFF = -1;

    /** Below what servers usually allow, so that a call rarely meets a connection that is just being closed. */
    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(15);

    private AsyncHttpClients() {}

    /**
     * {@return a new client}
     *
     * @param settings of the connection
     * @param threads makes its threads
     */
    static DefaultAsyncHttpClient create(XelionChatSettings settings, ThreadFactory threads) {
        return new DefaultAsyncHttpClient(configuration(settings, threads));
    }

    private static AsyncHttpClientConfig configuration(XelionChatSettings settings, ThreadFactory threads) {
        int connectTimeout = Math.toIntExact(settings.connectTimeout().toMillis());
        return new DefaultAsyncHttpClientConfig.Builder()
                .setUserAgent(USER_AGENT)
                .setThreadFactory(threads)
                .setIoThreadsCount(
                        Math.min(MOST_THREADS, Math.max(2, Runtime.getRuntime().availableProcessors())))
                .setUseNativeTransport(false)
                // its default repeats a POST whose connection breaks
                .setMaxRequestRetry(0)
                .setFollowRedirect(false)
                .setCookieStore(null)
                .setKeepAlive(true)
                .setPooledConnectionIdleTimeout(Math.toIntExact(IDLE_CONNECTION.toMillis()))
                .setConnectTimeout(connectTimeout)
                .setHandshakeTimeout(connectTimeout)
                // calls and sockets are timed by the client's own timer
                .setRequestTimeout(OFF)
                .setReadTimeout(OFF)
                // the context's own protocols and cipher suites; host names are verified
                .setSslEngineFactory(new JsseSslEngineFactory(sslContext(settings)))
                .setAggregateWebSocketFrameFragments(true)
                .setWebSocketMaxFrameSize(LONGEST_EVENT)
                .setWebSocketMaxBufferSize(LONGEST_EVENT)
                .setShutdownQuietPeriod(0)
                .build();
    }

    private static SSLContext sslContext(XelionChatSettings settings) {
        try {
            return settings.sslContext() == null ? SSLContext.getDefault() : settings.sslContext();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no default SSLContext", e);
        }
    }
}

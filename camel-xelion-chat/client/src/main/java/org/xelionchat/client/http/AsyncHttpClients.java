package org.xelionchat.client.http;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.SslEngineFactory;
import org.asynchttpclient.netty.ssl.JsseSslEngineFactory;
import org.asynchttpclient.proxy.ProxyServerSelector;
import org.xelionchat.client.XelionChatSettings;

/** Makes the AsyncHttpClient that a connection's calls and sockets share, and the settings of others. */
public final class AsyncHttpClients {

    /** Longest message on an event socket in bytes, whether in one frame or in fragments. */
    public static final int LONGEST_EVENT = 1 << 20;

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
        return new DefaultAsyncHttpClient(configuration(settings, threads).build());
    }

    /**
     * {@return how a client is set up that is a connection's own}
     *
     * @param settings of the connection
     * @param threads makes its threads
     */
    public static DefaultAsyncHttpClientConfig.Builder configuration(
            XelionChatSettings settings, ThreadFactory threads) {
        int connectTimeout = Math.toIntExact(settings.connectTimeout().toMillis());
        return forEvents(new DefaultAsyncHttpClientConfig.Builder())
                .setUserAgent(USER_AGENT)
                .setThreadFactory(threads)
                .setIoThreadsCount(
                        Math.min(MOST_THREADS, Math.max(2, Runtime.getRuntime().availableProcessors())))
                .setUseNativeTransport(false)
                .setFollowRedirect(false)
                .setCookieStore(null)
                .setKeepAlive(true)
                .setPooledConnectionIdleTimeout(Math.toIntExact(IDLE_CONNECTION.toMillis()))
                .setConnectTimeout(connectTimeout)
                .setHandshakeTimeout(connectTimeout)
                // calls and sockets are timed by the client's own timer
                .setRequestTimeout(OFF)
                .setReadTimeout(OFF)
                .setSslEngineFactory(tls(settings))
                .setProxyServerSelector(new ProxyServers(settings.proxy()))
                .setWebSocketMaxFrameSize(LONGEST_EVENT)
                .setWebSocketMaxBufferSize(LONGEST_EVENT);
    }

    /**
     * {@return how a client is set up whose owner has said how: changed where event sockets need it, and completed where
     * the owner has said nothing}
     *
     * @param theirs the owner's word
     * @param settings of the connection
     */
    public static DefaultAsyncHttpClientConfig.Builder adapted(
            AsyncHttpClientConfig theirs, XelionChatSettings settings) {
        int longestEvent = Math.max(LONGEST_EVENT, theirs.getWebSocketMaxFrameSize());
        DefaultAsyncHttpClientConfig.Builder builder = forEvents(new DefaultAsyncHttpClientConfig.Builder(theirs))
                .setCookieStore(theirs.getCookieStore())
                .setWebSocketMaxFrameSize(longestEvent)
                .setWebSocketMaxBufferSize(longestEvent);
        if (theirs.getProxyServerSelector() == ProxyServerSelector.NO_PROXY_SELECTOR) {
            builder.setProxyServerSelector(new ProxyServers(settings.proxy()));
        }
        boolean silentOnTls = theirs.getSslContext() == null
                && theirs.getSslEngineFactory() == null
                && !theirs.isUseInsecureTrustManager();
        if (silentOnTls && settings.sslContext() != null) {
            builder.setSslEngineFactory(tls(settings));
        }
        return builder;
    }

    private static DefaultAsyncHttpClientConfig.Builder forEvents(DefaultAsyncHttpClientConfig.Builder builder) {
        return builder
                // its default repeats a POST whose connection breaks
                .setMaxRequestRetry(0)
                .setAggregateWebSocketFrameFragments(true)
                .setShutdownQuietPeriod(0);
    }

    /** The context's own protocols and cipher suites; host names are verified. */
    private static SslEngineFactory tls(XelionChatSettings settings) {
        if (settings.sslContext() == null && !settings.secure()) {
            // to read the JVM's certificates takes longer than all the rest, and they are hardly needed
            return (client, host, port) -> new JsseSslEngineFactory(jvmContext()).newSslEngine(client, host, port);
        }
        return new JsseSslEngineFactory(settings.sslContext() == null ? jvmContext() : settings.sslContext());
    }

    private static SSLContext jvmContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no default SSLContext", e);
        }
    }
}

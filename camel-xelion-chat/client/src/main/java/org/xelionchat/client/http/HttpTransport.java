package org.xelionchat.client.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatSettings;

/**
 * Xelion's server, as this side reaches it: holds the one AsyncHttpClient of a connection, sends calls, and repeats those
 * that may be repeated. No method blocks. Safe for use by any thread.
 */
public final class HttpTransport {

    private static final String JSON = "application/json; charset=utf-8";

    /** Addresses are encoded already, or to be taken as they are. */
    static final boolean LITERAL_URL = true;

    private final XelionChatSettings settings;
    private final ClientResources resources;
    private final LazyHttpClient client;
    private final NameLookUp names;
    private final int requestMillis;
    private final RetryRules rules;
    private final Set<CallExecution> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes a transport; nothing is started before its first use.
     *
     * @param settings of the connection
     * @param resources what to run on
     */
    public HttpTransport(XelionChatSettings settings, ClientResources resources) {
        this.settings = settings;
        this.resources = resources;
        this.client = new LazyHttpClient(() -> AsyncHttpClients.create(settings, resources.ioThreads()));
        this.names = new NameLookUp(resources.workers());
        // zero would be AsyncHttpClient's word for its own default
        this.requestMillis = (int) Math.max(
                1, Math.min(Integer.MAX_VALUE, settings.requestTimeout().toMillis()));
        this.rules = new RetryRules(settings.maximumRetries(), resources.random());
    }

    /**
     * Does a call. What is safe to repeat is repeated after connection errors, 429, 502, 503 and 504; anything else only
     * where nothing had reached the server, or after 429.
     *
     * @param call what to do
     * @return the answer, of whatever status; completes on the client's workers. Fails with a
     *     {@link org.xelionchat.client.XelionConnectionException} where no answer came, and with a
     *     {@link XelionAuthenticationException} where the credentials cannot be sent
     */
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
        CallExecution execution = new CallExecution(call, this::send, rules, resources, calls::remove);
        calls.add(execution);
        if (closed) {
            execution.abandon();
        } else {
            execution.attempt();
        }
        return execution.result();
    }

    private void send(HttpCall call, CallAttempt attempt) {
        String authorization = authorization(call);
        RequestBuilder request = new RequestBuilder(call.method(), LITERAL_URL)
                .setUrl((settings.secure() ? "https://" : "http://") + settings.host() + call.path())
                .setNameResolver(names)
                .setRequestTimeout(requestMillis);
        if (authorization != null) {
            request.setHeader(HttpHeaderNames.AUTHORIZATION, authorization);
        }
        if (call.body() != null) {
            request.setHeader(HttpHeaderNames.CONTENT_TYPE, JSON)
                    .setBody(call.body().getBytes(StandardCharsets.UTF_8));
        }
        attempt.start(() -> client.use(ahc -> ahc.executeRequest(request.build(), attempt)), authorization, settings);
    }

    private static String authorization(HttpCall call) {
        String value =
                call.authorization() == null ? null : call.authorization().get();
        if (value != null && holdsControlCharacter(value)) {
            throw new XelionAuthenticationException(
                    call.operation() + " was not sent: the credentials hold a line break or another control character",
                    CallFailure.withoutAnswer(call.operation(), call.sessionId(), false));
        }
        return value;
    }

    private static boolean holdsControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Has a worker make what the first call would have to wait for. */
    public void prepare() {
        onWorker(client::prepare);
    }

    /**
     * Starts a socket's handshake. May block for the resolution of a name.
     *
     * @param request for the socket
     * @param handshake told of everything that happens
     * @return to cancel it
     */
    ListenableFuture<?> handshake(Request request, EventSocketHandshake handshake) {
        return client.use(ahc -> ahc.executeRequest(request, handshake));
    }

    /**
     * {@return what everything runs on}
     */
    ClientResources resources() {
        return resources;
    }

    /**
     * {@return the connection's settings}
     */
    XelionChatSettings settings() {
        return settings;
    }

    /**
     * Closes everything at once: calls under way fail, connections are dropped, threads end.
     *
     * @return completes on the client's workers when the I/O threads have ended
     */
    public CompletableFuture<Void> close() {
        closed = true;
        List.copyOf(calls).forEach(CallExecution::abandon);
        CompletableFuture<Void> done = new CompletableFuture<>();
        onWorker(() -> client.close().thenRun(() -> onWorker(() -> done.complete(null))));
        return done;
    }

    private void onWorker(Runnable step) {
        try {
            resources.workers().execute(step);
        } catch (RejectedExecutionException e) {
            // stopped before us: whoever is here does it
            step.run();
        }
    }
}

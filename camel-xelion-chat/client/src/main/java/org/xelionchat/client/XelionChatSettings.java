package org.xelionchat.client;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.xelionchat.client.stream.EventTransport;

/**
 * How to reach one Xelion, and how to behave there. Secrets are suppliers: read when needed, never kept. So may be what
 * concerns only calls or only event streams, for a program that has both but does not know both from the start.
 */
public final class XelionChatSettings {

    /** How the classic API is assumed to mark messages as delivered, by analogy with how it sends them (P13). */
    public static final String DEFAULT_CLASSIC_DELIVERED_PATH = "PUT chats/{sessionId}/delivered/external";

    /** How the classic API is assumed to be told that the visitor is typing. */
    public static final String DEFAULT_CLASSIC_TYPING_PATH = "POST chats/{sessionId}/is_typing/external";

    /** How the classic API is assumed to end a session from the visitor's side. */
    public static final String DEFAULT_CLASSIC_CLOSE_PATH = "POST chats/{sessionId}/close/external";

    private final ChatApiGeneration api;
    private final String host;
    private final String tenant;
    private final boolean secure;
    private final String gatewayId;
    private final Supplier<String> accessToken;
    private final String username;
    private final Supplier<String> password;
    private final String userSpace;
    private final Supplier<String> appKey;
    private final ClassicPath classicDeliveredPath;
    private final ClassicPath classicTypingPath;
    private final ClassicPath classicClosePath;
    private final Duration connectTimeout;
    private final Duration requestTimeout;
    private final int maximumRetries;
    private final SSLContext sslContext;
    private final HttpProxy proxy;
    private final Duration storeInterval;
    private final Supplier<CallSettings> calls;
    private final Supplier<StreamSettings> streams;
    private final Supplier<EventTransport> eventTransport;

    private XelionChatSettings(Builder builder) {
        api = builder.api;
        host = Objects.requireNonNull(builder.host, "host");
        tenant = builder.tenant;
        secure = builder.secure;
        gatewayId = builder.gatewayId;
        accessToken = builder.accessToken;
        username = builder.username;
        password = builder.password;
        userSpace = builder.userSpace;
        appKey = builder.appKey;
        if (api == ChatApiGeneration.CLASSIC) {
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(userSpace, "userSpace");
        }
        classicDeliveredPath = builder.classicDeliveredPath;
        classicTypingPath = builder.classicTypingPath;
        classicClosePath = builder.classicClosePath;
        connectTimeout = builder.connectTimeout;
        requestTimeout = builder.requestTimeout;
        maximumRetries = builder.maximumRetries;
        sslContext = builder.sslContext;
        proxy = builder.proxy;
        storeInterval = builder.storeInterval;
        calls = builder.calls != null ? builder.calls : always(builder.callSettings());
        eventTransport = builder.eventTransport;
        streams = builder.streams != null ? builder.streams : always(builder.streamSettings());
    }

    private static <T> Supplier<T> always(T value) {
        return () -> value;
    }

    /**
     * {@return a builder with the default of every setting}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return what concerns event streams only}
     */
    public StreamSettings streams() {
        return streams.get();
    }

    /**
     * {@return what opens event sockets instead of the client itself; null for nothing}
     */
    public EventTransport eventTransport() {
        return eventTransport.get();
    }

    /**
     * {@return which generation is spoken}
     */
    public ChatApiGeneration api() {
        return api;
    }

    /**
     * {@return {@code name[:port]}; required}
     */
    public String host() {
        return host;
    }

    /**
     * {@return the tenant}
     */
    public String tenant() {
        return tenant;
    }

    /**
     * {@return https and wss, or http and ws}
     */
    public boolean secure() {
        return secure;
    }

    /**
     * {@return required for the gateway; opaque}
     */
    public String gatewayId() {
        return gatewayId;
    }

    /**
     * {@return required for the gateway; read at each call}
     */
    public Supplier<String> accessToken() {
        return accessToken;
    }

    /**
     * {@return required for classic}
     */
    public String username() {
        return username;
    }

    /**
     * {@return required for classic; read at each login}
     */
    public Supplier<String> password() {
        return password;
    }

    /**
     * {@return required for classic; at most 200 characters}
     */
    public String userSpace() {
        return userSpace;
    }

    /**
     * {@return classic, optional; read at each login}
     */
    public Supplier<String> appKey() {
        return appKey;
    }

    /**
     * {@return classic: how messages are marked as delivered; assumed, Xelion's guide does not show it (P13)}
     */
    public ClassicPath classicDeliveredPath() {
        return classicDeliveredPath;
    }

    /**
     * {@return classic: how Xelion is told that the visitor is typing; assumed, Xelion's guide does not show it (P13)}
     */
    public ClassicPath classicTypingPath() {
        return classicTypingPath;
    }

    /**
     * {@return classic: how a session is ended; assumed, Xelion's guide does not show it (P13)}
     */
    public ClassicPath classicClosePath() {
        return classicClosePath;
    }

    /**
     * {@return TCP and TLS; for an event stream until the handshake's answer has arrived}
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * {@return one call, retries not included}
     */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /**
     * {@return for calls that are safe to repeat}
     */
    public int maximumRetries() {
        return maximumRetries;
    }

    /**
     * {@return null for the JVM's own}
     */
    public SSLContext sslContext() {
        return sslContext;
    }

    /**
     * {@return null for none}
     */
    public HttpProxy proxy() {
        return proxy;
    }

    /**
     * {@return at most one typing call per session per interval}
     */
    public Duration typingInterval() {
        return calls.get().typingInterval();
    }

    /**
     * {@return whether the message list settles a send whose answer was lost}
     */
    public boolean confirmUncertainSends() {
        return calls.get().confirmUncertainSends();
    }

    /**
     * {@return how long a new session's call waits for its stream}
     */
    public Duration awaitFollowed() {
        return calls.get().awaitFollowed();
    }

    /**
     * {@return how often the session store is read again}
     */
    public Duration storeInterval() {
        return storeInterval;
    }

    /** Collects settings; see {@link XelionChatSettings} for what they mean. */
    public static final class Builder {

        private ChatApiGeneration api = ChatApiGeneration.GATEWAY;
        private String host;
        private String tenant = "master";
        private boolean secure = true;
        private String gatewayId;
        private Supplier<String> accessToken;
        private String username;
        private Supplier<String> password;
        private String userSpace;
        private Supplier<String> appKey;
        private ClassicPath classicDeliveredPath =
                ClassicPath.parse("classicDeliveredPath", DEFAULT_CLASSIC_DELIVERED_PATH);
        private ClassicPath classicTypingPath = ClassicPath.parse("classicTypingPath", DEFAULT_CLASSIC_TYPING_PATH);
        private ClassicPath classicClosePath = ClassicPath.parse("classicClosePath", DEFAULT_CLASSIC_CLOSE_PATH);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration requestTimeout = Duration.ofSeconds(30);
        private int maximumRetries = 2;
        private int maximumConcurrentConnects = 32;
        private SSLContext sslContext;
        private HttpProxy proxy;
        private Duration typingInterval = Duration.ofSeconds(10);
        private boolean confirmUncertainSends = true;
        private Duration awaitFollowed = Duration.ofSeconds(5);
        private boolean recoverMessages = true;
        private Duration reconnectDelay = Duration.ofMillis(500);
        private Duration maximumReconnectDelay = Duration.ofSeconds(30);
        private Duration pingInterval = Duration.ofSeconds(20);
        private Duration pongTimeout = Duration.ofSeconds(10);
        private Subscribing subscribe = Subscribing.AUTO;
        private Duration storeInterval = Duration.ofSeconds(10);
        private Supplier<CallSettings> calls;
        private Supplier<StreamSettings> streams;
        private Supplier<EventTransport> eventTransport = () -> null;

        private Builder() {}

        /**
         * Sets api: which generation is spoken; default GATEWAY.
         *
         * @param value the value
         * @return this builder
         */
        public Builder api(ChatApiGeneration value) {
            api = value;
            return this;
        }

        /**
         * Sets host: {@code name[:port]}; required.
         *
         * @param value the value
         * @return this builder
         */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /**
         * Sets tenant: the tenant; default master.
         *
         * @param value the value
         * @return this builder
         */
        public Builder tenant(String value) {
            tenant = value;
            return this;
        }

        /**
         * Sets secure: https and wss, or http and ws; default true.
         *
         * @param value the value
         * @return this builder
         */
        public Builder secure(boolean value) {
            secure = value;
            return this;
        }

        /**
         * Sets gatewayId: required for the gateway; opaque.
         *
         * @param value the value
         * @return this builder
         */
        public Builder gatewayId(String value) {
            gatewayId = value;
            return this;
        }

        /**
         * Sets accessToken: required for the gateway; read at each call.
         *
         * @param value the value
         * @return this builder
         */
        public Builder accessToken(Supplier<String> value) {
            accessToken = value;
            return this;
        }

        /**
         * Sets username: required for classic.
         *
         * @param value the value
         * @return this builder
         */
        public Builder username(String value) {
            username = value;
            return this;
        }

        /**
         * Sets password: required for classic; read at each login.
         *
         * @param value the value
         * @return this builder
         */
        public Builder password(Supplier<String> value) {
            password = value;
            return this;
        }

        /**
         * Sets userSpace: required for classic; at most 200 characters.
         *
         * @param value the value
         * @return this builder
         */
        public Builder userSpace(String value) {
            userSpace = value;
            return this;
        }

        /**
         * Sets appKey: classic, optional; read at each login.
         *
         * @param value the value
         * @return this builder
         */
        public Builder appKey(Supplier<String> value) {
            appKey = value;
            return this;
        }

        /**
         * Sets classicDeliveredPath: a method and a path relative to the API's base; default
         * {@value XelionChatSettings#DEFAULT_CLASSIC_DELIVERED_PATH}.
         *
         * @param value the value
         * @return this builder
         * @throws IllegalArgumentException if it has another form
         */
        public Builder classicDeliveredPath(String value) {
            classicDeliveredPath = ClassicPath.parse("classicDeliveredPath", value);
            return this;
        }

        /**
         * Sets classicTypingPath: a method and a path relative to the API's base; default
         * {@value XelionChatSettings#DEFAULT_CLASSIC_TYPING_PATH}.
         *
         * @param value the value
         * @return this builder
         * @throws IllegalArgumentException if it has another form
         */
        public Builder classicTypingPath(String value) {
            classicTypingPath = ClassicPath.parse("classicTypingPath", value);
            return this;
        }

        /**
         * Sets classicClosePath: a method and a path relative to the API's base; default
         * {@value XelionChatSettings#DEFAULT_CLASSIC_CLOSE_PATH}.
         *
         * @param value the value
         * @return this builder
         * @throws IllegalArgumentException if it has another form
         */
        public Builder classicClosePath(String value) {
            classicClosePath = ClassicPath.parse("classicClosePath", value);
            return this;
        }

        /**
         * Sets connectTimeout: TCP and TLS; for an event stream until the handshake's answer has arrived; default 10 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /**
         * Sets requestTimeout: one call, retries not included; default 30 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder requestTimeout(Duration value) {
            requestTimeout = value;
            return this;
        }

        /**
         * Sets maximumRetries: for calls that are safe to repeat; default 2.
         *
         * @param value the value
         * @return this builder
         */
        public Builder maximumRetries(int value) {
            maximumRetries = value;
            return this;
        }

        /**
         * Sets maximumConcurrentConnects: event streams that may be connecting or recovering at the same time; default 32.
         *
         * @param value the value
         * @return this builder
         */
        public Builder maximumConcurrentConnects(int value) {
            maximumConcurrentConnects = value;
            return this;
        }

        /**
         * Sets sslContext: null for the JVM's own.
         *
         * @param value the value
         * @return this builder
         */
        public Builder sslContext(SSLContext value) {
            sslContext = value;
            return this;
        }

        /**
         * Sets proxy: null for none.
         *
         * @param value the value
         * @return this builder
         */
        public Builder proxy(HttpProxy value) {
            proxy = value;
            return this;
        }

        /**
         * Sets typingInterval: at most one typing call per session per interval; default 10 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder typingInterval(Duration value) {
            typingInterval = value;
            return this;
        }

        /**
         * Sets confirmUncertainSends: whether the message list settles a send whose answer was lost; default true.
         *
         * @param value the value
         * @return this builder
         */
        public Builder confirmUncertainSends(boolean value) {
            confirmUncertainSends = value;
            return this;
        }

        /**
         * Sets awaitFollowed: how long a new session's call waits for its stream; default 5 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder awaitFollowed(Duration value) {
            awaitFollowed = value;
            return this;
        }

        /**
         * Sets recoverMessages: whether the message list is read to fill gaps; default true.
         *
         * @param value the value
         * @return this builder
         */
        public Builder recoverMessages(boolean value) {
            recoverMessages = value;
            return this;
        }

        /**
         * Sets reconnectDelay: the first bound of the back-off; default 500 ms.
         *
         * @param value the value
         * @return this builder
         */
        public Builder reconnectDelay(Duration value) {
            reconnectDelay = value;
            return this;
        }

        /**
         * Sets maximumReconnectDelay: the last bound of the back-off; default 30 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder maximumReconnectDelay(Duration value) {
            maximumReconnectDelay = value;
            return this;
        }

        /**
         * Sets pingInterval: zero turns liveness off; default 20 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder pingInterval(Duration value) {
            pingInterval = value;
            return this;
        }

        /**
         * Sets pongTimeout: how long nothing may be received after a ping; default 10 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder pongTimeout(Duration value) {
            pongTimeout = value;
            return this;
        }

        /**
         * Sets subscribe: whether events are subscribed to on a new socket; default AUTO.
         *
         * @param value the value
         * @return this builder
         */
        public Builder subscribe(Subscribing value) {
            subscribe = value;
            return this;
        }

        /**
         * Sets storeInterval: how often the session store is read again; default 10 s.
         *
         * @param value the value
         * @return this builder
         */
        public Builder storeInterval(Duration value) {
            storeInterval = value;
            return this;
        }

        /**
         * Sets all that concerns only calls, instead of one by one.
         *
         * @param value read at each call
         * @return this builder
         */
        public Builder calls(Supplier<CallSettings> value) {
            calls = value;
            return this;
        }

        /**
         * Sets all that concerns only event streams, instead of one by one.
         *
         * @param value read for each new stream
         * @return this builder
         */
        public Builder streams(Supplier<StreamSettings> value) {
            streams = value;
            return this;
        }

        /**
         * Sets eventTransport: what opens event sockets instead of the client itself. It is not closed with the client.
         *
         * @param value asked at each connect; may give null, for the client itself, as it does by default
         * @return this builder
         */
        public Builder eventTransport(Supplier<EventTransport> value) {
            eventTransport = value;
            return this;
        }

        private CallSettings callSettings() {
            return new CallSettings(typingInterval, confirmUncertainSends, awaitFollowed);
        }

        private StreamSettings streamSettings() {
            return new StreamSettings(
                    connectTimeout,
                    recoverMessages,
                    reconnectDelay,
                    maximumReconnectDelay,
                    pingInterval,
                    pongTimeout,
                    maximumConcurrentConnects,
                    subscribe == Subscribing.ALWAYS || api == ChatApiGeneration.CLASSIC);
        }

        /**
         * {@return the settings}
         */
        public XelionChatSettings build() {
            return new XelionChatSettings(this);
        }
    }
}

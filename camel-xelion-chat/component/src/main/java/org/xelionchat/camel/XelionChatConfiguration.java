package org.xelionchat.camel;

import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.Subscribing;

/** The options that can be set on the component and on each endpoint. */
@UriParams
public class XelionChatConfiguration implements Cloneable {

    @UriParam
    private String host;

    @UriParam(defaultValue = "master")
    private String tenant = "master";

    @UriParam(defaultValue = "gateway", enums = "gateway,classic")
    private ChatApiGeneration api = ChatApiGeneration.GATEWAY;

    @UriParam(label = "security", defaultValue = "true")
    private boolean secure = true;

    @UriParam
    private String gatewayId;

    @UriParam(label = "security", secret = true)
    private String accessToken;

    @UriParam(label = "security", secret = true)
    private String username;

    @UriParam(label = "security", secret = true)
    private String password;

    @UriParam
    private String userSpace;

    @UriParam
    private String phoneLineOid;

    @UriParam(label = "advanced", defaultValue = "10s")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(label = "advanced", defaultValue = "30s")
    private Duration requestTimeout = Duration.ofSeconds(30);

    @UriParam(label = "advanced", defaultValue = "2")
    private int maximumRetries = 2;

    @UriParam(label = "advanced", defaultValue = "32")
    private int maximumConcurrentConnects = 32;

    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private String proxyHost;

    @UriParam(label = "proxy")
    private Integer proxyPort;

    @UriParam(label = "proxy", secret = true)
    private String proxyUsername;

    @UriParam(label = "proxy", secret = true)
    private String proxyPassword;

    @UriParam
    private String sessionId;

    @UriParam(label = "producer", defaultValue = "10s")
    private Duration typingInterval = Duration.ofSeconds(10);

    @UriParam(label = "producer", defaultValue = "true")
    private boolean confirmUncertainSends = true;

    @UriParam(label = "producer", defaultValue = "5s")
    private Duration awaitFollowed = Duration.ofSeconds(5);

    @UriParam(label = "consumer")
    private String eventTypes;

    @UriParam(label = "consumer")
    private boolean includeVisitorMessages = false;

    @UriParam(label = "consumer", defaultValue = "auto", enums = "auto,true,false")
    private String autoDelivered = "auto";

    @UriParam(label = "consumer")
    private boolean streamEvents = false;

    @UriParam(label = "consumer", defaultValue = "256")
    private int bufferSize = 256;

    @UriParam(label = "consumer", defaultValue = "20")
    private int maximumThreads = 20;

    @UriParam(label = "consumer")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "true")
    private boolean recoverMessages = true;

    @UriParam(label = "consumer", defaultValue = "500ms")
    private Duration reconnectDelay = Duration.ofMillis(500);

    @UriParam(label = "consumer", defaultValue = "30s")
    private Duration maximumReconnectDelay = Duration.ofSeconds(30);

    @UriParam(label = "consumer", defaultValue = "20s")
    private Duration pingInterval = Duration.ofSeconds(20);

    @UriParam(label = "consumer", defaultValue = "10s")
    private Duration pongTimeout = Duration.ofSeconds(10);

    @UriParam(label = "advanced", defaultValue = "auto", enums = "auto,always")
    private Subscribing subscribe = Subscribing.AUTO;

    @UriParam(label = "advanced", defaultValue = "ahc", enums = "ahc,ahc-ws")
    private String eventTransport = "ahc";

    /**
     * {@return a copy that can be changed by itself}
     */
    public XelionChatConfiguration copy() {
        try {
            return (XelionChatConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getHost() {
        return host;
    }

    /**
     * Where Xelion is: name, or name:port. Required, here or on the component. A leading https:// is tolerated, and so
     * is http://, which implies secure=false.
     */
    public void setHost(String host) {
        this.host = host;
    }

    public String getTenant() {
        return tenant;
    }

    /**
     * The tenant. It is master on single-tenant servers and on the master tenant.
     */
    public void setTenant(String tenant) {
        this.tenant = tenant;
    }

    public ChatApiGeneration getApi() {
        return api;
    }

    /**
     * Which generation of Xelion's external chat is spoken: gateway, or the deprecated classic.
     */
    public void setApi(ChatApiGeneration api) {
        this.api = api;
    }

    public boolean isSecure() {
        return secure;
    }

    /**
     * Whether https and wss are spoken. Turn it off for tests on plain sockets only.
     */
    public void setSecure(boolean secure) {
        this.secure = secure;
    }

    public String getGatewayId() {
        return gatewayId;
    }

    /**
     * The id of the external chat gateway, as configured in Xelion. Required for the gateway API; not used by the
     * classic one.
     */
    public void setGatewayId(String gatewayId) {
        this.gatewayId = gatewayId;
    }

    public String getAccessToken() {
        return accessToken;
    }

    /**
     * The access token of the external chat gateway. Required for the gateway API, where it is sent exactly as given; not
     * used by the classic one.
     */
    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public String getUsername() {
        return username;
    }

    /**
     * The name of the Xelion user who logs in, an administrator. Required for the classic API; not used by the gateway.
     */
    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    /**
     * The password of the Xelion user. Required for the classic API; not used by the gateway. It is read again at each
     * login.
     */
    public void setPassword(String password) {
        this.password = password;
    }

    public String getUserSpace() {
        return userSpace;
    }

    /**
     * What tells this program from others that log in as the same Xelion user, at most 200 characters. Classic API only.
     * By default it is camel-xelion-chat- and the name of this host. Where another program holds it, a number is added.
     */
    public void setUserSpace(String userSpace) {
        this.userSpace = userSpace;
    }

    public String getPhoneLineOid() {
        return phoneLineOid;
    }

    /**
     * The oid of the phone line that new sessions chat to, as listPhoneLines tells it. Classic API only. The header
     * CamelXelionChatPhoneLineOid wins over it.
     */
    public void setPhoneLineOid(String phoneLineOid) {
        this.phoneLineOid = phoneLineOid;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long connecting may take, TLS included; for an event stream until the answer to its handshake has
     * arrived.
     */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    /**
     * How long one call to Xelion may take. Each retry has this time of its own.
     */
    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public int getMaximumRetries() {
        return maximumRetries;
    }

    /**
     * How often a call that is safe to repeat is repeated after connection errors and the statuses 429, 502, 503
     * and 504.
     */
    public void setMaximumRetries(int maximumRetries) {
        this.maximumRetries = maximumRetries;
    }

    public int getMaximumConcurrentConnects() {
        return maximumConcurrentConnects;
    }

    /**
     * How many event streams of one connection may be connecting or recovering at the same time.
     */
    public void setMaximumConcurrentConnects(int maximumConcurrentConnects) {
        this.maximumConcurrentConnects = maximumConcurrentConnects;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * How TLS is set up: trusted certificates, protocols and so on. Without it, the JVM's own settings are used.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host name of the proxy that all connections go through.
     */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * The port of the proxy.
     */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    /**
     * The user name at the proxy, where it wants one.
     */
    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    /**
     * The password at the proxy, where it wants one.
     */
    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getSessionId() {
        return sessionId;
    }

    /**
     * The id of the session, when it is fixed. On a producer the header CamelXelionChatSessionId wins over it; a
     * consumer follows this session only.
     */
    public void setSessionId(String sessionId) {
        this.sessionId = sessionId;
    }

    public Duration getTypingInterval() {
        return typingInterval;
    }

    /**
     * At most one call is made by notifyTyping per session and interval.
     */
    public void setTypingInterval(Duration typingInterval) {
        this.typingInterval = typingInterval;
    }

    public boolean isConfirmUncertainSends() {
        return confirmUncertainSends;
    }

    /**
     * Whether the list of messages is read to find out what became of a message when the answer to sendMessage is
     * lost or unclear.
     */
    public void setConfirmUncertainSends(boolean confirmUncertainSends) {
        this.confirmUncertainSends = confirmUncertainSends;
    }

    public Duration getAwaitFollowed() {
        return awaitFollowed;
    }

    /**
     * Where a consumer follows the new session, createSession completes when its event stream is open, or after
     * this time. Without a consumer it never waits.
     */
    public void setAwaitFollowed(Duration awaitFollowed) {
        this.awaitFollowed = awaitFollowed;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    /**
     * The events to emit, as a comma-separated list of wire names such as
     * newExternalChatEvent,chatHasBeenEndedEvent. Without it, all are emitted.
     */
    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public boolean isIncludeVisitorMessages() {
        return includeVisitorMessages;
    }

    /**
     * Whether the visitor's own messages are emitted too.
     */
    public void setIncludeVisitorMessages(boolean includeVisitorMessages) {
        this.includeVisitorMessages = includeVisitorMessages;
    }

    public String getAutoDelivered() {
        return autoDelivered;
    }

    /**
     * Whether a session is marked as delivered after the exchange of a message completed without a failure: true,
     * false, or auto (true on the gateway API, false on the classic one, where the call for it is assumed).
     */
    public void setAutoDelivered(String autoDelivered) {
        this.autoDelivered = autoDelivered;
    }

    public boolean isStreamEvents() {
        return streamEvents;
    }

    /**
     * Whether streamState events are emitted too, so that the route knows when passing events such as typing may
     * have been missed.
     */
    public void setStreamEvents(boolean streamEvents) {
        this.streamEvents = streamEvents;
    }

    public int getBufferSize() {
        return bufferSize;
    }

    /**
     * How many events may wait per session while the route is busy. Messages beyond it are read from Xelion later.
     */
    public void setBufferSize(int bufferSize) {
        this.bufferSize = bufferSize;
    }

    public int getMaximumThreads() {
        return maximumThreads;
    }

    /**
     * How many threads run the consumer's route. More sessions than threads share them.
     */
    public void setMaximumThreads(int maximumThreads) {
        this.maximumThreads = maximumThreads;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Remembers which messages were emitted, so that none is emitted twice, also after a restart if the repository
     * is persistent. Without it, they are remembered in memory until the session ends.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public boolean isRecoverMessages() {
        return recoverMessages;
    }

    /**
     * Whether the list of messages is read after each connect, so that messages missed meanwhile are emitted.
     */
    public void setRecoverMessages(boolean recoverMessages) {
        this.recoverMessages = recoverMessages;
    }

    public Duration getReconnectDelay() {
        return reconnectDelay;
    }

    /**
     * The first bound of the random delay before an event stream is opened again. It doubles with each attempt and
     * starts again when a stream has been live for 60 seconds.
     */
    public void setReconnectDelay(Duration reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public Duration getMaximumReconnectDelay() {
        return maximumReconnectDelay;
    }

    /**
     * The last bound of the random delay before an event stream is opened again; also the pause after refused
     * credentials.
     */
    public void setMaximumReconnectDelay(Duration maximumReconnectDelay) {
        this.maximumReconnectDelay = maximumReconnectDelay;
    }

    public Duration getPingInterval() {
        return pingInterval;
    }

    /**
     * How long nothing may be received on an event stream before a ping is sent. Zero turns pings off.
     */
    public void setPingInterval(Duration pingInterval) {
        this.pingInterval = pingInterval;
    }

    public Duration getPongTimeout() {
        return pongTimeout;
    }

    /**
     * How long nothing may be received after a ping before an event stream counts as dead and is opened again.
     */
    public void setPongTimeout(Duration pongTimeout) {
        this.pongTimeout = pongTimeout;
    }

    public Subscribing getSubscribe() {
        return subscribe;
    }

    /**
     * Whether events are subscribed to on a new event stream: auto (never on the gateway API, always on the classic one)
     * or always.
     */
    public void setSubscribe(Subscribing subscribe) {
        this.subscribe = subscribe;
    }

    public String getEventTransport() {
        return eventTransport;
    }

    /**
     * What event streams are opened with: ahc (AsyncHttpClient itself) or ahc-ws (Camel's AHC-WS component, with the
     * client, the TLS and the proxy that it is configured with; from camel-xelion-chat-ahc-ws, on Camel 3.18).
     */
    public void setEventTransport(String eventTransport) {
        this.eventTransport = eventTransport;
    }
}

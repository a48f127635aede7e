package org.xelionchat.camel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.xelionchat.client.ClassicPath;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.InMemoryChatSessionStore;

/** The component {@code xelion-chat}: makes endpoints, and holds what they share. */
@Component("xelion-chat")
public class XelionChatComponent extends DefaultComponent implements SSLContextParametersAware {

    private final SharedConnections connections = new SharedConnections(this);
    private final HandledMessages handledMessages = new HandledMessages();

    @Metadata
    private XelionChatConfiguration configuration = new XelionChatConfiguration();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "security", secret = true)
    private String appKey;

    @Metadata(label = "advanced", defaultValue = XelionChatSettings.DEFAULT_CLASSIC_DELIVERED_PATH)
    private String classicDeliveredPath = XelionChatSettings.DEFAULT_CLASSIC_DELIVERED_PATH;

    @Metadata(label = "advanced", defaultValue = XelionChatSettings.DEFAULT_CLASSIC_TYPING_PATH)
    private String classicTypingPath = XelionChatSettings.DEFAULT_CLASSIC_TYPING_PATH;

    @Metadata(label = "advanced", defaultValue = XelionChatSettings.DEFAULT_CLASSIC_CLOSE_PATH)
    private String classicClosePath = XelionChatSettings.DEFAULT_CLASSIC_CLOSE_PATH;

    @Metadata(label = "advanced")
    private ChatSessionStore sessionStore = new InMemoryChatSessionStore();

    @Metadata(label = "advanced", defaultValue = "10s")
    private Duration storeInterval = Duration.ofSeconds(10);

    @Metadata(label = "health", defaultValue = "true")
    private boolean healthCheckConsumerEnabled = true;

    /** Creates a component that gets its context later. */
    public XelionChatComponent() {}

    /**
     * @param context where its endpoints live
     */
    public XelionChatComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        XelionChatConfiguration own = configuration.copy();
        // left out of the copy, so that a secret that is corrected on the component reaches its endpoints
        own.setAccessToken(null);
        own.setUsername(null);
        own.setPassword(null);
        own.setProxyUsername(null);
        own.setProxyPassword(null);
        XelionChatEndpoint endpoint = new XelionChatEndpoint(uri, this, operation(remaining), own);
        endpoint.setNamed(parameters.keySet());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (sessionStore == null) {
            throw new IllegalArgumentException("sessionStore must be a ChatSessionStore");
        }
        if (storeInterval == null || storeInterval.isZero() || storeInterval.isNegative()) {
            throw new IllegalArgumentException("storeInterval must be a duration longer than zero, such as 10s");
        }
        ClassicPath.parse("classicDeliveredPath", classicDeliveredPath);
        ClassicPath.parse("classicTypingPath", classicTypingPath);
        ClassicPath.parse("classicClosePath", classicClosePath);
    }

    @Override
    protected void doShutdown() throws Exception {
        handledMessages.clear();
        super.doShutdown();
    }

    private static XelionChatOperation operation(String remaining) {
        return Arrays.stream(XelionChatOperation.values())
                .filter(operation -> operation.name().equals(remaining))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "operation must be one of " + Arrays.toString(XelionChatOperation.values())));
    }

    /**
     * {@return the options that endpoints start from; never null}
     */
    public XelionChatConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options that endpoints start from, all in one object.
     */
    public void setConfiguration(XelionChatConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Whether the Camel context's own SSL context parameters are used where sslContextParameters is not set.
     */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public ChatSessionStore getSessionStore() {
        return sessionStore;
    }

    /**
     * Where open sessions are remembered, so that they are followed again after a restart if the store is persistent.
     * In memory by default.
     */
    public void setSessionStore(ChatSessionStore sessionStore) {
        this.sessionStore = sessionStore;
    }

    public String getAppKey() {
        return appKey;
    }

    /**
     * The key of this program as a client of Xelion, where the installation asks for one. Classic API only. It is read again at
     * each login.
     */
    public void setAppKey(String appKey) {
        this.appKey = appKey;
    }

    public String getClassicDeliveredPath() {
        return classicDeliveredPath;
    }

    /**
     * The call by which the classic API marks messages as delivered: method, and path relative to the API. Assumed, since
     * Xelion does not document it.
     */
    public void setClassicDeliveredPath(String classicDeliveredPath) {
        this.classicDeliveredPath = classicDeliveredPath;
    }

    public String getClassicTypingPath() {
        return classicTypingPath;
    }

    /**
     * The call by which the classic API is told that the visitor is typing: method, and path relative to the API. Assumed,
     * since Xelion does not document it.
     */
    public void setClassicTypingPath(String classicTypingPath) {
        this.classicTypingPath = classicTypingPath;
    }

    public String getClassicClosePath() {
        return classicClosePath;
    }

    /**
     * The call by which the classic API ends a session: method, and path relative to the API. Assumed, since Xelion does not
     * document it.
     */
    public void setClassicClosePath(String classicClosePath) {
        this.classicClosePath = classicClosePath;
    }

    public Duration getStoreInterval() {
        return storeInterval;
    }

    /**
     * How often the session store is read again for sessions that were made on other nodes or in other contexts.
     */
    public void setStoreInterval(Duration storeInterval) {
        this.storeInterval = storeInterval;
    }

    public boolean isHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    /**
     * Whether consumers take part in Camel's readiness check.
     */
    public void setHealthCheckConsumerEnabled(boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    /**
     * Tells a listener of the connections that open from now on, and of their end.
     *
     * @param listener hears of them until the component is gone
     */
    public void addConnectionListener(ConnectionListener listener) {
        connections.addListener(listener);
    }

    SharedConnections connections() {
        return connections;
    }

    HandledMessages handledMessages() {
        return handledMessages;
    }

    SSLContextParameters globalSslContextParameters() {
        return retrieveGlobalSslContextParameters();
    }
}

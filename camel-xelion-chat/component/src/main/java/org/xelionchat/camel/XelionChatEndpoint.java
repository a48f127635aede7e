package org.xelionchat.camel;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Chat with the agents behind a phone line of the Xelion cloud PBX. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "xelion-chat",
        title = "Xelion Chat",
        syntax = "xelion-chat:operation",
        category = Category.CHAT,
        headersClass = XelionChatConstants.class)
public class XelionChatEndpoint extends DefaultEndpoint implements AsyncEndpoint, MultipleConsumersSupport {

    @UriPath(description = "What the endpoint does: events on a consumer, any other operation on a producer.")
    @Metadata(required = true)
    private final XelionChatOperation operation;

    private final XelionChatConfiguration inherited;
    private final Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    @UriParam
    private XelionChatConfiguration configuration;

    /**
     * @param uri the endpoint's URI
     * @param component where the connection is shared
     * @param operation what the endpoint does
     * @param configuration this endpoint's options, as inherited from the component; a secret that it does not have is
     *     read from there
     */
    public XelionChatEndpoint(
            String uri,
            XelionChatComponent component,
            XelionChatOperation operation,
            XelionChatConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
        this.inherited = configuration.copy();
    }

    @Override
    public Producer createProducer() {
        if (operation == XelionChatOperation.events) {
            throw new IllegalArgumentException(
                    "operation must not be events on a producer: events are consumed, with from(\"xelion-chat:events\")");
        }
        check();
        ConfigurationCheck.calls(configuration);
        return new XelionChatProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (operation != XelionChatOperation.events) {
            throw new IllegalArgumentException("operation must be events on a consumer, not " + operation);
        }
        check();
        ConfigurationCheck.events(configuration);
        XelionChatConsumer consumer = new XelionChatConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    /**
     * {@return what the endpoint does}
     */
    public XelionChatOperation getOperation() {
        return operation;
    }

    /**
     * {@return this endpoint's options; never null}
     */
    public XelionChatConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Sets the endpoint's options.
     *
     * @param configuration not null
     */
    public void setConfiguration(XelionChatConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public XelionChatComponent getComponent() {
        return (XelionChatComponent) super.getComponent();
    }

    /** Reads a secret anew: the endpoint's own value, else what the component says now. */
    String secret(Function<XelionChatConfiguration, String> option) {
        String own = option.apply(configuration);
        return own != null ? own : option.apply(getComponent().getConfiguration());
    }

    /** Tells which options the URI itself has. */
    void setNamed(Set<String> names) {
        named.addAll(names);
    }

    /** {@return whether this endpoint has an option of its own, also where it says the same as the component} */
    boolean sets(String name, Function<XelionChatConfiguration, ?> option) {
        return named.contains(name) || !Objects.equals(option.apply(configuration), option.apply(inherited));
    }

    ChatHost host() {
        return ChatHost.of(configuration.getHost(), configuration.isSecure());
    }

    boolean isSecure() {
        return configuration.isSecure() && !host().plain();
    }

    /** P1: the tenant of a server that has none is called master. */
    String tenant() {
        return ConfigurationCheck.isSet(configuration.getTenant()) ? configuration.getTenant() : "master";
    }

    /** {@return the user who logs in on the classic API; null where none is set} */
    String username() {
        return secret(XelionChatConfiguration::getUsername);
    }

    String userSpace() {
        return UserSpace.of(configuration.getUserSpace());
    }

    private void check() {
        ConfigurationCheck.common(configuration);
        switch (configuration.getApi()) {
            case GATEWAY -> ConfigurationCheck.gateway(configuration, secret(XelionChatConfiguration::getAccessToken));
            case CLASSIC ->
                ConfigurationCheck.classic(
                        username(), secret(XelionChatConfiguration::getPassword), configuration.getUserSpace());
        }
        ConfigurationCheck.proxy(
                configuration,
                secret(XelionChatConfiguration::getProxyUsername),
                secret(XelionChatConfiguration::getProxyPassword));
    }
}

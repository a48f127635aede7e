package org.xelionchat.camel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an endpoint's options ask of its connection. Endpoints of one connection must ask the same, as far as both have a
 * say. Values are read when they are compared, since a secret may have been corrected meanwhile.
 */
final class ConnectionDemands {

    private final Map<String, Supplier<?>> options = new LinkedHashMap<>();

    private ConnectionDemands() {}

    static ConnectionDemands of(XelionChatEndpoint endpoint, ConnectionRole role) {
        ConnectionDemands demands = new ConnectionDemands();
        Function<Function<XelionChatConfiguration, ?>, Supplier<?>> option =
                getter -> () -> getter.apply(endpoint.getConfiguration());
        Map<String, Supplier<?>> options = demands.options;
        options.put("secure", endpoint::isSecure);
        switch (endpoint.getConfiguration().getApi()) {
            case GATEWAY -> options.put("accessToken", () -> endpoint.secret(XelionChatConfiguration::getAccessToken));
            case CLASSIC -> options.put("password", () -> endpoint.secret(XelionChatConfiguration::getPassword));
        }
        options.put("connectTimeout", option.apply(XelionChatConfiguration::getConnectTimeout));
        options.put("requestTimeout", option.apply(XelionChatConfiguration::getRequestTimeout));
        options.put("maximumRetries", option.apply(XelionChatConfiguration::getMaximumRetries));
        options.put("sslContextParameters", option.apply(XelionChatConfiguration::getSslContextParameters));
        options.put("proxyHost", option.apply(XelionChatConfiguration::getProxyHost));
        options.put("proxyPort", option.apply(XelionChatConfiguration::getProxyPort));
        options.put("proxyUsername", () -> endpoint.secret(XelionChatConfiguration::getProxyUsername));
        options.put("proxyPassword", () -> endpoint.secret(XelionChatConfiguration::getProxyPassword));
        switch (role) {
            case PRODUCER -> {
                // not every operation uses all of them: whoever does not set one leaves it to those who do
                for (CallOption<?> call : CallOption.ALL) {
                    if (call.isSetOn(endpoint)) {
                        options.put(call.name(), option.apply(call.getter()));
                    }
                }
            }
            case CONSUMER -> {
                options.put(
                        "maximumConcurrentConnects",
                        option.apply(XelionChatConfiguration::getMaximumConcurrentConnects));
                options.put("recoverMessages", option.apply(XelionChatConfiguration::isRecoverMessages));
                options.put("reconnectDelay", option.apply(XelionChatConfiguration::getReconnectDelay));
                options.put("maximumReconnectDelay", option.apply(XelionChatConfiguration::getMaximumReconnectDelay));
                options.put("pingInterval", option.apply(XelionChatConfiguration::getPingInterval));
                options.put("pongTimeout", option.apply(XelionChatConfiguration::getPongTimeout));
                options.put("subscribe", option.apply(XelionChatConfiguration::getSubscribe));
                options.put("eventTransport", option.apply(XelionChatConfiguration::getEventTransport));
            }
        }
        return demands;
    }

    /**
     * {@return an option that these and other demands disagree on}
     *
     * @param other demands on the same connection
     */
    Optional<String> disagreement(ConnectionDemands other) {
        return options.entrySet().stream()
                .filter(option -> other.options.containsKey(option.getKey()))
                .filter(option -> !Objects.equals(
                        option.getValue().get(),
                        other.options.get(option.getKey()).get()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

package org.xelionchat.camel;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenDeliveredEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHasBeenReadEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatIsIdleEvent;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.StreamStateEvent;

/** Refuses options that cannot work, by name and with what they must be. Their values are not repeated. */
final class ConfigurationCheck {

    private static final List<String> EVENT_TYPES = List.of(
            NewExternalChatEvent.TYPE,
            ChatTypingEvent.TYPE,
            ChatHasBeenActivatedEvent.TYPE,
            ChatActiveUserHasBeenChangedEvent.TYPE,
            ChatNoAgentsAvailableEvent.TYPE,
            ChatHeartbeatEvent.TYPE,
            ChatIsIdleEvent.TYPE,
            ChatHasBeenDeliveredEvent.TYPE,
            ChatHasBeenReadEvent.TYPE,
            ChatHasBeenEndedEvent.TYPE,
            StreamStateEvent.TYPE);
    private static final Set<String> AUTO_DELIVERED = Set.of("auto", "true", "false");
    private static final int HIGHEST_PORT = 65_535;

    private ConfigurationCheck() {}

    /** What every endpoint needs. */
    static void common(XelionChatConfiguration configuration) {
        ChatHost.of(configuration.getHost(), configuration.isSecure());
        demand(configuration.getApi() != null, "api must be gateway or classic");
        positive("connectTimeout", configuration.getConnectTimeout());
        positive("requestTimeout", configuration.getRequestTimeout());
        atLeast("maximumRetries", configuration.getMaximumRetries(), 0);
        demand(
                configuration.getSessionId() == null || isSet(configuration.getSessionId()),
                "sessionId must be the id of a session, or not be set at all");
        demand(
                configuration.getPhoneLineOid() == null || isSet(configuration.getPhoneLineOid()),
                "phoneLineOid must be the oid of a phone line, or not be set at all");
    }

    /** What the gateway API needs. What only the classic one knows is ignored, so that a component may have both. */
    static void gateway(XelionChatConfiguration configuration, String accessToken) {
        demand(
                isSet(configuration.getGatewayId()),
                "gatewayId is required for the gateway API: the id of the external chat gateway, as configured in Xelion"
                        + " (a user name and a password are for the classic API, api=classic)");
        demand(
                isSet(accessToken),
                "accessToken is required for the gateway API: the access token of the external chat gateway, as configured in Xelion");
    }

    /** What the classic API needs. What only the gateway knows is ignored, so that a component may have both. */
    static void classic(String username, String password, String userSpace) {
        demand(
                isSet(username),
                "username is required for the classic API: the user name of a Xelion administrator"
                        + " (a gateway id and an access token are for the gateway API, api=gateway)");
        demand(isSet(password), "password is required for the classic API: the password of the Xelion administrator");
        demand(
                userSpace == null || UserSpace.isShortEnough(userSpace),
                "userSpace must have at most " + UserSpace.MAXIMUM_LENGTH + " characters");
    }

    static void proxy(XelionChatConfiguration configuration, String username, String password) {
        boolean present = isSet(configuration.getProxyHost());
        if (!present) {
            demand(
                    configuration.getProxyPort() == null,
                    "proxyHost is required with proxyPort: the host name of the proxy");
            demand(
                    !isSet(username) && !isSet(password),
                    "proxyHost is required with proxyUsername and proxyPassword: the host name of the proxy");
            return;
        }
        Integer port = configuration.getProxyPort();
        demand(
                port != null && port > 0 && port <= HIGHEST_PORT,
                "proxyPort is required with proxyHost: a number from 1 to " + HIGHEST_PORT);
        demand(!isSet(password) || isSet(username), "proxyUsername is required with proxyPassword");
    }

    /** What calls need, beyond {@link #common}. */
    static void calls(XelionChatConfiguration configuration) {
        notNegative("typingInterval", configuration.getTypingInterval());
        notNegative("awaitFollowed", configuration.getAwaitFollowed());
    }

    /** What event streams and their consumers need, beyond {@link #common}. */
    static void events(XelionChatConfiguration configuration) {
        atLeast("maximumConcurrentConnects", configuration.getMaximumConcurrentConnects(), 1);
        positive("reconnectDelay", configuration.getReconnectDelay());
        positive("maximumReconnectDelay", configuration.getMaximumReconnectDelay());
        demand(
                configuration.getMaximumReconnectDelay().compareTo(configuration.getReconnectDelay()) >= 0,
                "maximumReconnectDelay must not be shorter than reconnectDelay");
        notNegative("pingInterval", configuration.getPingInterval());
        positive("pongTimeout", configuration.getPongTimeout());
        demand(configuration.getSubscribe() != null, "subscribe must be auto or always");
        demand(
                configuration.getEventTransport() != null
                        && EventTransports.NAMES.contains(configuration.getEventTransport()),
                "eventTransport must be ahc or ahc-ws");
        atLeast("bufferSize", configuration.getBufferSize(), 1);
        atLeast("maximumThreads", configuration.getMaximumThreads(), 1);
        autoDelivered(configuration.getAutoDelivered(), configuration.getApi());
        eventTypes(configuration.getEventTypes());
    }

    /**
     * {@return the wire names in the option {@code eventTypes}; empty for all}
     *
     * @param option the value; may be null
     */
    static Set<String> eventTypes(String option) {
        if (!isSet(option)) {
            return Set.of();
        }
        Set<String> types = new LinkedHashSet<>();
        Arrays.stream(option.split(",")).map(String::strip).forEach(types::add);
        demand(
                EVENT_TYPES.containsAll(types),
                "eventTypes must be a comma-separated list of " + String.join(", ", EVENT_TYPES));
        return types;
    }

    /**
     * {@return whether messages are marked as delivered}
     *
     * @param option the value
     * @param api decides where it is auto
     */
    static boolean autoDelivered(String option, ChatApiGeneration api) {
        String value = option == null ? "" : option.strip().toLowerCase(Locale.ROOT);
        demand(AUTO_DELIVERED.contains(value), "autoDelivered must be auto, true or false");
        // P13: the classic call is not documented, only assumed
        return value.equals("true") || value.equals("auto") && api == ChatApiGeneration.GATEWAY;
    }

    static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private static void positive(String name, Duration value) {
        demand(
                value != null && !value.isZero() && !value.isNegative(),
                name + " must be a duration longer than zero, such as 10s");
    }

    private static void notNegative(String name, Duration value) {
        demand(value != null && !value.isNegative(), name + " must be a duration of zero or longer, such as 10s");
    }

    private static void atLeast(String name, int value, int least) {
        demand(value >= least, name + " must be at least " + least);
    }

    private static void demand(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

package org.xelionchat.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.xelionchat.client.stream.StreamStatistics;

/** Readiness of a consumer: whether its connection could hear of events. Its details hold no secret. */
final class XelionChatConsumerHealthCheck extends AbstractHealthCheck {

    private final XelionChatConsumer consumer;

    private XelionChatConsumerHealthCheck(XelionChatConsumer consumer, String id) {
        super("camel", id);
        this.consumer = consumer;
    }

    /** {@return the check of a route's own consumer, by the id that Camel has for it} */
    static XelionChatConsumerHealthCheck of(XelionChatConsumer consumer) {
        return new XelionChatConsumerHealthCheck(consumer, "consumer:" + consumer.getRouteId());
    }

    /**
     * {@return the check of a consumer behind a route's own, which has another check}
     *
     * @param consumer made by another component
     * @param routeId the route that its exchanges go to
     */
    static XelionChatConsumerHealthCheck behind(XelionChatConsumer consumer, String routeId) {
        return new XelionChatConsumerHealthCheck(consumer, "consumer:" + routeId + ":xelion-chat");
    }

    @Override
    public boolean isLiveness() {
        // a restart of this program cures neither credentials nor Xelion
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        StreamStatistics streams = consumer.statistics();
        if (streams == null) {
            result.unknown();
            return;
        }
        result.detail("connection", consumer.connectionName());
        result.detail("sessions.followed", streams.followed());
        result.detail("sessions.live", streams.live());
        result.detail("connect.attempts", streams.connectAttempts());
        result.detail("credentials.refused", streams.areCredentialsRefused());
        addUnlessNull(result, "last.live", streams.lastLive());
        addUnlessNull(result, "last.event", streams.lastEvent());
        addUnlessNull(result, "last.error", streams.lastError());
        if (streams.areCredentialsRefused()) {
            result.message("Xelion refuses the credentials of " + consumer.connectionName());
            result.down();
        } else if (isSilent(streams)) {
            result.message(
                    "No event stream of " + consumer.connectionName() + " has been live since " + streams.lastLive());
            result.down();
        } else {
            result.up();
        }
    }

    private boolean isSilent(StreamStatistics streams) {
        if (streams.followed() == 0 || streams.live() > 0 || streams.lastLive() == null) {
            return false;
        }
        XelionChatConfiguration configuration = consumer.getEndpoint().getConfiguration();
        Duration patience = configuration.getPingInterval().plus(configuration.getPongTimeout());
        return streams.lastLive().plus(patience).isBefore(Instant.now());
    }

    private static void addUnlessNull(HealthCheckResultBuilder result, String detail, Object value) {
        if (value != null) {
            result.detail(detail, value.toString());
        }
    }
}

package org.xelionchat.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.xelionchat.client.ClientStatus;

/** Readiness of a consumer: whether its connection could hear of events. Its details hold no secret. */
final class XelionChatConsumerHealthCheck extends AbstractHealthCheck {

    private final XelionChatConsumer consumer;

    XelionChatConsumerHealthCheck(XelionChatConsumer consumer) {
        super("camel", "consumer:" + consumer.getRouteId());
        this.consumer = consumer;
    }

    @Override
    public boolean isLiveness() {
        // a restart of this program cures neither credentials nor Xelion
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        ClientStatus status = consumer.status();
        if (status == null) {
            result.unknown();
            return;
        }
        result.detail("connection", consumer.connectionName());
        result.detail("sessions.followed", status.followed());
        result.detail("sessions.live", status.live());
        result.detail("connect.attempts", status.connectAttempts());
        result.detail("credentials.refused", status.credentialsRefused());
        addUnlessNull(result, "last.live", status.lastLive());
        addUnlessNull(result, "last.event", status.lastEvent());
        addUnlessNull(result, "last.error", status.lastError());
        if (status.credentialsRefused()) {
            result.message("Xelion refuses the credentials of " + consumer.connectionName());
            result.down();
        } else if (isSilent(status)) {
            result.message(
                    "No event stream of " + consumer.connectionName() + " has been live since " + status.lastLive());
            result.down();
        } else {
            result.up();
        }
    }

    private boolean isSilent(ClientStatus status) {
        if (status.followed() == 0 || status.live() > 0 || status.lastLive() == null) {
            return false;
        }
        XelionChatConfiguration configuration = consumer.getEndpoint().getConfiguration();
        Duration patience = configuration.getPingInterval().plus(configuration.getPongTimeout());
        return status.lastLive().plus(patience).isBefore(Instant.now());
    }

    private static void addUnlessNull(HealthCheckResultBuilder result, String detail, Object value) {
        if (value != null) {
            result.detail(detail, value.toString());
        }
    }
}

package org.xelionchat.springboot;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.xelionchat.camel.XelionChatComponent;

/** Gives each component meters of its connections. */
final class XelionChatMetricsCustomizer implements ComponentCustomizer {

    private final ObjectProvider<MeterRegistry> registry;

    XelionChatMetricsCustomizer(ObjectProvider<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return target instanceof XelionChatComponent;
    }

    @Override
    public void configure(String name, Component target) {
        registry.ifAvailable(available ->
                ((XelionChatComponent) target).addConnectionListener(new ConnectionMeters(available, name)));
    }
}

package org.xelionchat.springboot;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Binds the statistics of the component's connections to the application's meter registry, where it has one, unless
 * {@code management.metrics.enable.xelion} is {@code false}.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
public class XelionChatMetricsAutoConfiguration {

    /** The registry is looked for when a component is made: which auto-configuration brings it differs between versions of Spring Boot. */
    @Bean
    @Lazy
    ComponentCustomizer xelionChatMetricsCustomizer(ObjectProvider<MeterRegistry> registry) {
        return new XelionChatMetricsCustomizer(registry);
    }
}

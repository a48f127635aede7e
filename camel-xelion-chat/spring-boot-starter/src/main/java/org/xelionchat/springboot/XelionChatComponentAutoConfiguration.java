package org.xelionchat.springboot;

import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Configures the component by the properties {@code camel.component.xelion-chat.*}, unless
 * {@code camel.component.xelion-chat.enabled} is {@code false}.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.xelion-chat"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, XelionChatComponentConfiguration.class})
public class XelionChatComponentAutoConfiguration {

    @Bean
    @Lazy
    ComponentCustomizer xelionChatComponentCustomizer(
            ApplicationContext application, XelionChatComponentConfiguration configuration) {
        return new XelionChatComponentCustomizer(application, configuration);
    }
}

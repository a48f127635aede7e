package org.xelionchat.springboot;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Keeps the component's secrets out of the endpoints {@code env} and {@code configprops}, also where their values are shown
 * otherwise ({@code management.endpoint.env.show-values=always}).
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class XelionChatActuatorAutoConfiguration {

    @Bean
    SanitizingFunction xelionChatSanitizingFunction() {
        return new SecretProperties();
    }
}

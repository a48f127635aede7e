package org.xelionchat.examples.springboot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.bot.Bot;

/** With the profile {@code simulator}: a Xelion in this process, with an agent who answers by himself. */
@Configuration(proxyBeanMethods = false)
@Profile("simulator")
class SimulatedXelion {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedXelion.class);

    @Bean(destroyMethod = "close")
    XelionSimulator xelion(
            @Value("${simulator.port}") int port,
            @Value("${camel.component.xelion-chat.gateway-id}") String gatewayId,
            @Value("${camel.component.xelion-chat.access-token}") String accessToken) {
        XelionSimulator xelion = XelionSimulator.builder()
                .port(port)
                .gateway(gatewayId, accessToken)
                .agents()
                .build()
                .start();
        LOG.info("The agent's console is at {}", xelion.consoleUri());
        return xelion;
    }

    @Bean(destroyMethod = "close")
    Bot robo(XelionSimulator xelion) {
        return xelion.bot("Robo")
                .greets("Hello, I am Robo.")
                .answers("opening hours", "We are here from nine to five.")
                .starts();
    }
}

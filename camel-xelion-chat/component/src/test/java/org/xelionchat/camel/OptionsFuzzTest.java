package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Endpoint;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Whatever stands in a URI is an endpoint, or refused as documented; the component's secrets appear nowhere. */
class OptionsFuzzTest {

    private static final String CANARY = "canary-of-the-options";

    private static DefaultCamelContext context;

    @BeforeAll
    static void start() {
        context = new DefaultCamelContext();
        context.disableJMX();
        XelionChatComponent component = new XelionChatComponent();
        XelionChatConfiguration configuration = component.getConfiguration();
        configuration.setHost("xelion.example.org");
        configuration.setGatewayId("1234567");
        configuration.setAccessToken(CANARY);
        configuration.setUsername(CANARY);
        configuration.setPassword(CANARY);
        component.setAppKey(CANARY);
        configuration.setProxyPassword(CANARY);
        configuration.setProxyUsername("user");
        configuration.setProxyHost("proxy.example.org");
        configuration.setProxyPort(3128);
        context.addComponent("xelion-chat", component);
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @FuzzTest
    @Timeout(20)
    void isAnEndpointOrRefused(byte[] input) throws Exception {
        String options = new String(input, StandardCharsets.UTF_8);
        // a bean's name may ask Camel to make an object of any class: who writes URIs may do that
        if (options.contains("#")) {
            return;
        }
        Endpoint endpoint;
        try {
            endpoint = context.getEndpoint("xelion-chat:" + options);
        } catch (ResolveEndpointFailedException | NoSuchEndpointException e) {
            demandNoSecret(e);
            return;
        }
        if (endpoint == null) {
            return;
        }
        try {
            assertThat(endpoint.toString()).doesNotContain(CANARY);
            refusedAtMost(endpoint::createProducer);
            refusedAtMost(() -> endpoint.createConsumer(exchange -> {}));
        } finally {
            context.removeEndpoint(endpoint);
        }
    }

    private static void refusedAtMost(ThrowingStep step) throws Exception {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            demandNoSecret(e);
        }
    }

    private static void demandNoSecret(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause)).doesNotContain(CANARY);
        }
    }

    @FunctionalInterface
    private interface ThrowingStep {
        void run() throws Exception;
    }
}

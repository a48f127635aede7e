package org.xelionchat.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.XelionSimulator;

/**
 * A Spring Boot application with a chat route and Actuator on a port of its own. It is started as any application is, without
 * Spring's support for tests, which differs between versions of Spring Boot.
 */
final class Application implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * {@return an application that chats with the simulator}
     *
     * @param properties what is different, as {@code name=value}
     */
    static Application start(XelionSimulator xelion, String... properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("spring.main.banner-mode", "off");
        all.put("spring.jmx.enabled", "false");
        all.put("management.endpoints.web.exposure.include", "*");
        all.put("management.endpoint.health.show-details", "always");
        all.put("management.endpoint.health.probes.enabled", "true");
        all.put("camel.main.name", "chat");
        all.put("camel.component.xelion-chat.host", xelion.host());
        all.put("camel.component.xelion-chat.secure", "false");
        all.put("camel.component.xelion-chat.gateway-id", xelion.gateway().id());
        all.put("camel.component.xelion-chat.access-token", xelion.gateway().accessToken());
        for (String property : properties) {
            String[] parts = property.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        SpringApplication application = new SpringApplication(Routes.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setDefaultProperties(all);
        return new Application(application.run());
    }

    CamelContext camel() {
        return context.getBean(CamelContext.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** {@return the texts that agents have said so far} */
    List<String> said() {
        return context.getBean(Routes.class).said;
    }

    /** Opens a session, and returns its id. */
    String createSession(String clientId) {
        return context.getBean(ProducerTemplate.class)
                .requestBody("xelion-chat:createSession", new Visitor(clientId), ChatSession.class)
                .id();
    }

    void send(String sessionId, String text) {
        context.getBean(ProducerTemplate.class)
                .sendBodyAndHeader("xelion-chat:sendMessage", text, XelionChatConstants.SESSION_ID, sessionId);
    }

    /** {@return what the application answers, whatever the status} */
    HttpResponse<String> get(String path) {
        URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** The application's routes. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Routes {

        private final List<String> said = new CopyOnWriteArrayList<>();

        @Bean
        RouteBuilder events() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("xelion-chat:events?eventTypes=newExternalChatEvent&reconnectDelay=50ms&maximumReconnectDelay=100ms")
                            .routeId("events")
                            .process(Routes.this::record);
                }
            };
        }

        private void record(Exchange exchange) {
            said.add(exchange.getMessage()
                    .getBody(NewExternalChatEvent.class)
                    .message()
                    .text());
        }
    }
}

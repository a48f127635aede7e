package org.xelionchat.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConfiguration;
import org.xelionchat.client.store.ChatSessionStore;
import org.xelionchat.client.store.InMemoryChatSessionStore;

/** The properties {@code camel.component.xelion-chat.*}, as they reach the component. */
class PropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Beans.class)
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, XelionChatComponentAutoConfiguration.class));

    @Test
    void everyOptionReachesTheComponent() {
        Map<String, Object> expected = new LinkedHashMap<>();
        String[] properties = Catalogue.options().entrySet().stream()
                .map(option -> Catalogue.property(option.getKey())
                        + "="
                        + sample(option.getKey(), option.getValue(), expected))
                .toArray(String[]::new);

        application.withPropertyValues(properties).run(context -> {
            // not started: what is set here makes no sense together
            XelionChatComponent component = new XelionChatComponent(context.getBean(CamelContext.class));
            context.getBean("xelionChatComponentCustomizer", ComponentCustomizer.class)
                    .configure("xelion-chat", component);
            assertThat(expected).hasSameSizeAs(Catalogue.options());
            expected.forEach((option, value) -> {
                if (value instanceof Class<?> type) {
                    assertThat(value(component, option)).as(option).isSameAs(context.getBean(type));
                } else {
                    // Camel takes the names of enums in any case
                    assertThat(value(component, option).toString()).as(option).isEqualToIgnoringCase(value.toString());
                }
            });
        });
    }

    @Test
    void whatIsNotSetIsLeftToTheComponent() {
        application.run(context -> {
            XelionChatComponent component = component(context);
            XelionChatComponent asMade = new XelionChatComponent();
            Catalogue.options().forEach((option, catalogue) -> {
                if (!catalogue.get("type").asText().equals("object")) {
                    assertThat(value(component, option))
                            .as(option)
                            .isEqualTo(((PropertyConfigurerGetter) component.getComponentPropertyConfigurer())
                                    .getOptionValue(asMade, option, true));
                }
            });
        });
    }

    @Test
    void aConfigurationThatIsABeanKeepsWhatNoPropertySays() {
        application
                .withPropertyValues(
                        "camel.component.xelion-chat.configuration=#bean:chatConfiguration",
                        "camel.component.xelion-chat.host=of.the.property")
                .run(context -> {
                    XelionChatConfiguration configuration = component(context).getConfiguration();
                    assertThat(configuration).isSameAs(context.getBean(XelionChatConfiguration.class));
                    assertThat(configuration.getTenant()).isEqualTo("of-the-bean");
                    assertThat(configuration.getHost()).isEqualTo("of.the.property");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#bean:chatStore",
                "#chatStore",
                "chatStore",
                "#type:org.xelionchat.client.store.ChatSessionStore"
            })
    void aBeanIsReferredTo(String reference) {
        application
                .withPropertyValues("camel.component.xelion-chat.session-store=" + reference)
                .run(context -> assertThat(component(context).getSessionStore())
                        .isSameAs(context.getBean(ChatSessionStore.class)));
    }

    @Test
    void aBeanThatIsNotThereIsNamed() {
        application
                .withPropertyValues("camel.component.xelion-chat.session-store=#bean:nowhere")
                .run(context -> assertThat(catchThrowable(() -> component(context)))
                        .hasStackTraceContaining("nowhere")
                        .hasStackTraceContaining("sessionStore"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#looks-like-a-bean", "#bean:token", "pa,ss=wo rd", "RAW(x)"})
    void aSecretIsTakenLiterally(String secret) {
        application
                .withPropertyValues("camel.component.xelion-chat.access-token=" + secret)
                .run(context -> assertThat(component(context).getConfiguration().getAccessToken())
                        .isEqualTo(secret));
    }

    @Test
    void camelsPlaceholdersAreResolved() {
        application
                .withPropertyValues(
                        "token.from.elsewhere=abc",
                        "camel.component.xelion-chat.access-token={{token.from.elsewhere}}",
                        "camel.component.xelion-chat.gateway-id=${token.from.elsewhere}")
                .run(context -> {
                    assertThat(component(context).getConfiguration().getAccessToken())
                            .isEqualTo("abc");
                    assertThat(component(context).getConfiguration().getGatewayId())
                            .isEqualTo("abc");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "1m30s", "90000", "PT1M30S"})
    void durationsAreWrittenAsCamelAndSpringWriteThem(String duration) {
        application
                .withPropertyValues("camel.component.xelion-chat.requestTimeout=" + duration)
                .run(context -> assertThat(component(context).getConfiguration().getRequestTimeout())
                        .isEqualTo(Duration.ofSeconds(90)));
    }

    @Test
    void environmentVariablesAreProperties() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of("CAMEL_COMPONENT_XELIONCHAT_ACCESSTOKEN", "of the environment"))))
                .run(context -> assertThat(component(context).getConfiguration().getAccessToken())
                        .isEqualTo("of the environment"));
    }

    @Test
    void aWrongValueNamesItsOption() {
        application
                .withPropertyValues("camel.component.xelion-chat.request-timeout=soon")
                .run(context -> assertThat(catchThrowable(() -> component(context)))
                        .hasStackTraceContaining("camel.component.xelion-chat.request-timeout"));
        application
                .withPropertyValues("camel.component.xelion-chat.buffer-size=many")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("camel.component.xelion-chat.buffer-size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.xelion-chat.enabled", "camel.component.enabled"})
    void canBeSwitchedOff(String property) {
        application
                .withPropertyValues("camel.component.xelion-chat.host=of.the.property", property + "=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(XelionChatComponentConfiguration.class);
                    assertThat(component(context).getConfiguration().getHost()).isNull();
                });
    }

    @Test
    void customizingCanBeSwitchedOff() {
        application
                .withPropertyValues(
                        "camel.component.xelion-chat.host=of.the.property",
                        "camel.component.xelion-chat.customizer.enabled=false")
                .run(context -> assertThat(component(context).getConfiguration().getHost())
                        .isNull());
    }

    @Test
    void doesNothingWithoutCamel() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        XelionChatComponentAutoConfiguration.class, XelionChatMetricsAutoConfiguration.class))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(XelionChatComponentConfiguration.class));
    }

    private static XelionChatComponent component(ApplicationContext context) {
        return context.getBean(CamelContext.class).getComponent("xelion-chat", XelionChatComponent.class);
    }

    private static Object value(XelionChatComponent component, String option) {
        return ((PropertyConfigurerGetter) component.getComponentPropertyConfigurer())
                .getOptionValue(component, option, true);
    }

    /** A value that is not the default, in the form of a property; what it must become is noted. */
    private static String sample(String option, JsonNode catalogue, Map<String, Object> expected) {
        String value =
                switch (catalogue.get("type").asText()) {
                    case "boolean" ->
                        String.valueOf(!catalogue.path("defaultValue").asBoolean());
                    case "integer" -> "4711";
                    case "duration" -> "11m";
                    case "enum" -> {
                        JsonNode values = catalogue.get("enum");
                        yield values.get(values.size() - 1).asText();
                    }
                    case "object" -> "#type:" + catalogue.get("javaType").asText();
                    default -> "text of " + option;
                };
        expected.put(
                option,
                switch (catalogue.get("type").asText()) {
                    case "duration" -> Duration.ofMinutes(11);
                    case "object" -> type(catalogue.get("javaType").asText());
                    default -> value;
                });
        return value;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What properties refer to. */
    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        XelionChatConfiguration chatConfiguration() {
            XelionChatConfiguration configuration = new XelionChatConfiguration();
            configuration.setTenant("of-the-bean");
            return configuration;
        }

        @Bean
        ChatSessionStore chatStore() {
            return new InMemoryChatSessionStore();
        }

        @Bean
        IdempotentRepository chatRepository() {
            return MemoryIdempotentRepository.memoryIdempotentRepository();
        }

        @Bean
        SSLContextParameters chatTls() {
            return new SSLContextParameters();
        }
    }
}

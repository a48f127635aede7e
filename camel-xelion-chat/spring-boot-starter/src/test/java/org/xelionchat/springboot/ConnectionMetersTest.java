package org.xelionchat.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.client.stream.StreamStatistics;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** Which meters there are, and for how long. */
@XelionSimulatorTest
class ConnectionMetersTest {

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(xelion\\.chat\\.[a-z.]+)`");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start(XelionSimulator xelion) throws Exception {
        for (String name : List.of("one", "other")) {
            XelionChatComponent component = new XelionChatComponent();
            component.getConfiguration().setHost(xelion.host());
            component.getConfiguration().setSecure(false);
            component.getConfiguration().setGatewayId(xelion.gateway().id());
            component.getConfiguration().setAccessToken(xelion.gateway().accessToken());
            component.addConnectionListener(new ConnectionMeters(registry, name));
            camel.addComponent(name, component);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(name + ":events").routeId(name).to("log:events?level=OFF");
                }
            });
        }
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void showAllStatisticsThatAreNumbersAndNothingElse() {
        List<String> accessors = Arrays.stream(StreamStatistics.class.getMethods())
                .filter(method -> method.getDeclaringClass() == StreamStatistics.class)
                .map(Method::getName)
                // a text, and a moment that only says something beside a count
                .filter(name -> !Set.of("lastError", "lastLive").contains(name))
                .toList();

        assertThat(metersOf("one")).hasSameSizeAs(accessors);
    }

    @Test
    void areDocumented() throws IOException {
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("src/main/docs/xelion-chat-starter.adoc")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(metersOf("one"))
                .extracting(meter -> meter.getId().getName())
                .containsExactlyInAnyOrderElementsOf(documented);
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
    }

    @Test
    void goWithTheConnectionOfTheirComponentOnly() throws Exception {
        int each = metersOf("other").size();

        camel.getRouteController().stopRoute("one");
        assertThat(metersOf("one")).isEmpty();
        assertThat(metersOf("other")).hasSize(each);

        camel.getRouteController().startRoute("one");
        assertThat(metersOf("one")).hasSize(each);

        camel.stop();
        assertThat(registry.getMeters()).isEmpty();
    }

    private List<Meter> metersOf(String component) {
        return registry.getMeters().stream()
                .filter(meter -> component.equals(meter.getId().getTag("component")))
                .toList();
    }
}

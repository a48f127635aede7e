package org.xelionchat.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The features in a real Karaf, in a process of its own, with a simulator outside. The configuration is made out here;
 * everything else runs in there, where there are no classes but those of the JDK, of Karaf, and of the test libraries.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class ChatInKaraf {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final EnumSet<FeaturesService.Option> KEEP_TEST_RUNNING =
            EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles);

    @Inject
    private BundleContext framework;

    @Inject
    private FeaturesService features;

    // waited for: until then, Karaf is still putting itself together
    @Inject
    private BootFinished bootFinished;

    private Surroundings before;

    /** {@return a bare Karaf, which knows where features are} */
    @Configuration
    public Option[] bareKaraf() {
        return KarafOptions.of(OutsideSimulator.running());
    }

    /** Looks at what there is, once the features are known. */
    @Before
    public void remember() throws Exception {
        features.addRepository(URI.create(System.getProperty(KarafOptions.CAMEL_FEATURES)));
        features.addRepository(URI.create(System.getProperty(KarafOptions.OUR_FEATURES)));
        before = Surroundings.of(framework);
    }

    @Test
    public void featureInstallsAlone() throws Exception {
        features.installFeature("camel-xelion-chat", KEEP_TEST_RUNNING);

        assertThat(before.newBundles()).extracting(Bundle::getSymbolicName).contains("org.xelionchat.camel");
        assertThat(before.newBundles()).allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
        assertThat(before.camelServices()).isNotEmpty();
        assertThat(framework.getServiceReferences("org.apache.camel.spi.ComponentResolver", "(component=xelion-chat)"))
                .hasSize(1);

        features.uninstallFeature("camel-xelion-chat", KEEP_TEST_RUNNING);
        nothingIsLeft();
    }

    @Test
    public void exampleChats() throws Exception {
        features.installFeature("camel-xelion-chat-example", KEEP_TEST_RUNNING);
        chat("peter");

        Bundle example = bundle("org.xelionchat.examples.karaf");
        example.stop();
        nothingRuns();
        example.update();
        example.start();
        chat("wesley");

        // what the routes stand on goes, and comes again
        Bundle component = bundle("org.xelionchat.camel");
        component.stop();
        nothingRuns();
        component.start();
        chat("anna");

        features.uninstallFeature("camel-xelion-chat-example", KEEP_TEST_RUNNING);
        nothingRuns();
        nothingIsLeft();
        assertThat(simulator().getProperty("unexpectedCalls")).isEqualTo("[]");
        assertThat(simulator().getProperty("closeCodes")).matches("\\[1000(, 1000)*]");
    }

    private void chat(String visitor) throws Exception {
        Set<Path> chats = files("events");
        write("visitors", visitor, "I am " + visitor);
        await().atMost(PATIENCE).until(() -> files("events").size() > chats.size());
        Path events = files("events").stream()
                .filter(file -> !chats.contains(file))
                .findFirst()
                .orElseThrow();
        awaitText(events, "You said: I am " + visitor);

        String session = events.getFileName().toString().replace(".jsonl", "");
        write("messages", session, "Grüße");
        awaitText(events, "You said: Grüße");
        assertThat(simulator().getProperty("openSockets")).isEqualTo("1");
    }

    private static void awaitText(Path file, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.readString(file)).contains(text));
    }

    private static void write(String directory, String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(directory(directory)).resolve(name + ".txt"), text);
    }

    private static Set<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(Files.createDirectories(directory(directory)))) {
            return files.collect(Collectors.toSet());
        }
    }

    private static Path directory(String name) {
        return Path.of(System.getProperty("karaf.data"), "xelion-chat", name);
    }

    private Bundle bundle(String symbolicName) {
        return Stream.of(framework.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private static void nothingRuns() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(simulator().getProperty("openSockets")).isEqualTo("0");
            assertThat(Surroundings.threads()).isEmpty();
        });
    }

    private void nothingIsLeft() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(before.newBundles()).isEmpty();
            assertThat(before.camelServices()).isEmpty();
            assertThat(Surroundings.threads()).isEmpty();
        });
    }

    private static Properties simulator() throws IOException {
        Properties state = new Properties();
        try (InputStream answer =
                URI.create(System.getProperty(KarafOptions.SIMULATOR)).toURL().openStream()) {
            state.load(answer);
        }
        return state;
    }
}

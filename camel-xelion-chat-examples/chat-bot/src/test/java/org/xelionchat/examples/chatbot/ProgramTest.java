package org.xelionchat.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xelionchat.simulator.XelionSimulator;

/** The program as it is started from a shell, in a process of its own. */
class ProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANARY = "canary-token-93c1";

    @TempDir
    Path directory;

    private Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void startsWithSimulatorsAndStopsQuietly() throws Exception {
        run();
        new Channel(directory, "support")
                .says("peter", "When are you open?")
                .hears("peter", "We are here from Monday to Friday, 9:00 to 17:30.");
        assertThat(output())
                .contains("Agents of shop answer at http://", "Agents of support answer at http://")
                .doesNotContain("peter: ", "Monday");

        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(errors()).isEmpty();
        assertThat(output()).doesNotContain("WARN", "ERROR");
    }

    @Test
    void goesOnAfterItWasKilled() throws Exception {
        try (XelionSimulator shop =
                XelionSimulator.builder().gateway("shop", CANARY).build().start()) {
            String[] properties = {
                "gateways=shop", "shop.host=" + shop.uri(), "shop.gatewayId=shop", "shop.accessToken=" + CANARY
            };
            Channel customers = new Channel(directory, "shop");
            run(properties);
            customers.says("peter", "Hello?");
            await().atMost(PATIENCE).until(() -> shop.sessions().stream()
                    .anyMatch(session -> session.texts().contains("Hello?")));
            customers.awaitTaken();

            process.destroyForcibly().waitFor();
            shop.agent("Wesley").in(shop.onlySession()).says("Good morning");
            customers.says("peter", "Are you open?");
            run(properties);

            customers.hears("peter", "I ask my colleagues. One of them will answer you here.", "Good morning");
            await().atMost(PATIENCE)
                    .until(
                            () -> shop.onlySession().texts(),
                            List.of("Hello?", "Good morning", "Are you open?")::equals);
            assertThat(customers.conversation("peter"))
                    .containsExactlyInAnyOrder(
                            "customer: Hello?",
                            "handedOver: I ask my colleagues. One of them will answer you here.",
                            "agent: Good morning",
                            "customer: Are you open?");
            assertThat(output() + errors()).doesNotContain(CANARY);
            assertThat(shop.calls().unexpected()).isEmpty();
        }
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        start("gateways=shop", "shop.host=localhost", "shop.accessToken=" + CANARY);

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(errors().strip()).isEqualTo("chat-bot: missing: -Dshop.gatewayId");
        assertThat(output()).isEmpty();
    }

    @Test
    void saysThatATokenIsWrong() throws Exception {
        try (XelionSimulator shop =
                XelionSimulator.builder().gateway("shop", "other").build().start()) {
            run("gateways=shop", "shop.host=" + shop.uri(), "shop.gatewayId=shop", "shop.accessToken=" + CANARY);

            await().atMost(PATIENCE)
                    .until(() -> output().contains("shop: Xelion does not accept the gateway id and access token"));
            assertThat(output()).doesNotContain(CANARY);
        }
    }

    private void run(String... properties) throws IOException {
        start(properties);
        await().atMost(PATIENCE).until(() -> output().contains("Ctrl-C"));
    }

    private void start(String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Ddirectory=" + directory));
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.add(ChatBot.class.getName());
        process = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    private String errors() throws IOException {
        return Files.readString(directory.resolve("err"));
    }
}

package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.account.ApiSession;

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
    void startsWithASimulatorPrintsItsAddressesAndStopsQuietly() throws Exception {
        run("port=0");
        await().atMost(PATIENCE).until(() -> output().contains("Ctrl-C"));
        assertThat(get(address("visitor's page")).body()).contains("<title>Chat with us</title>");
        assertThat(get(address("agent's console")).statusCode()).isLessThan(500);

        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(errors()).isEmpty();
        assertThat(output().strip().lines()).hasSize(5);
    }

    @Test
    void talksToAGatewayAndStartsNoSimulator() throws Exception {
        try (XelionSimulator gateway = XelionSimulator.builder()
                .gateway("web site", CANARY)
                .tenant("branch")
                .build()
                .start()) {
            run(
                    "port=0",
                    "xelion.host=" + gateway.uri(),
                    "xelion.gatewayId=web site",
                    "xelion.accessToken=" + CANARY,
                    "xelion.tenant=branch");
            await().atMost(PATIENCE).until(() -> output().contains("Ctrl-C"));

            assertThat(output()).doesNotContain("console", CANARY);
            try (VisitorPage page = VisitorPage.open(address("visitor's page"))) {
                page.start("Peter");
            }
            assertThat(gateway.onlySession().visitor().clientId()).isEqualTo("Peter");
            assertThat(gateway.calls().unexpected()).isEmpty();
        }
    }

    @Test
    void talksToTheClassicApiAndStartsNoSimulator() throws Exception {
        try (XelionSimulator xelion = XelionSimulator.builder()
                .phoneLine("17", "Sales", "802")
                .classic(classic -> classic.user("web", CANARY))
                .build()
                .start()) {
            run(
                    "port=0",
                    "xelion.api=classic",
                    "xelion.host=" + xelion.uri(),
                    "xelion.username=web",
                    "xelion.password=" + CANARY,
                    "xelion.phoneLineOid=17",
                    "xelion.userSpace=web-site");
            await().atMost(PATIENCE).until(() -> output().contains("Ctrl-C"));

            assertThat(output()).doesNotContain("console", CANARY);
            try (VisitorPage page = VisitorPage.open(address("visitor's page"))) {
                page.start("Peter");
            }
            assertThat(xelion.onlySession().visitor().clientId()).isEqualTo("Peter");
            assertThat(xelion.accounts().sessions())
                    .extracting(ApiSession::userSpace)
                    .containsExactly("web-site");
            process.destroy();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(xelion.accounts().sessions()).isEmpty();
            assertThat(xelion.calls().unexpected()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, does not accept this user name and password",
        "right, 'missing: -Dxelion.phoneLineOid, one of 17 (Sales), 18 (Repairs)'"
    })
    void saysInOneLineWhatTheClassicApiMisses(String password, String line) throws Exception {
        try (XelionSimulator xelion = XelionSimulator.builder()
                .phoneLine("17", "Sales", "802")
                .phoneLine("18", "Repairs", "803")
                .classic(classic -> classic.user("web", "right"))
                .build()
                .start()) {
            run(
                    "port=0",
                    "xelion.api=classic",
                    "xelion.host=" + xelion.uri(),
                    "xelion.username=web",
                    "xelion.password=" + password);

            assertRefused(line);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, localhost", "127.0.0.1, 127.0.0.1"})
    void listensWhereItIsTold(String bind, String host) throws Exception {
        run("port=0", "bind=" + bind);
        await().atMost(PATIENCE).until(() -> output().contains("Ctrl-C"));

        assertThat(address("visitor's page").getHost()).isEqualTo(host);
        assertThat(get(address("visitor's page")).statusCode()).isEqualTo(200);
        try (VisitorPage page = VisitorPage.open(address("visitor's page"))) {
            page.say("{'type':'ping'}");
            page.hear("pong");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xelion.host=localhost:1, web-chat: missing: -Dxelion.gatewayId",
        "xelion.host=localhost:1 xelion.gatewayId=1 xelion.accessToken=" + CANARY
                + ", web-chat: no such gateway at localhost:1: ",
        "xelion.host=https://user:" + CANARY + "@localhost:1 xelion.gatewayId=1 xelion.accessToken=" + CANARY
                + ", web-chat: -Dxelion.host: ",
        "xelion.host=nowhere.invalid xelion.gatewayId=1 xelion.accessToken=" + CANARY
                + ", web-chat: no such gateway at nowhere.invalid: ",
        "behindProxy=perhaps, web-chat: -DbehindProxy must be true or false",
        "port=many, 'web-chat: -Dport must be a port number, not many'",
        "bind=nowhere.invalid, 'web-chat: cannot listen on nowhere.invalid, port 8080'"
    })
    void saysInOneLineWhatIsWrong(String properties, String line) throws Exception {
        run(properties.split(" "));

        assertRefused(line);
    }

    @ParameterizedTest
    @CsvSource({"1, does not accept this gateway id and access token", "2, no such gateway at"})
    void saysInOneLineThatGatewayOrTokenIsWrong(String gatewayId, String line) throws Exception {
        try (XelionSimulator gateway =
                XelionSimulator.builder().gateway("1", "other").build().start()) {
            run(
                    "port=0",
                    "xelion.host=" + gateway.uri(),
                    "xelion.gatewayId=" + gatewayId,
                    "xelion.accessToken=" + CANARY);

            assertRefused(line);
        }
    }

    private void assertRefused(String line) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(errors().strip()).contains(line).doesNotContain("\n", CANARY);
        assertThat(output()).isEmpty();
    }

    private void run(String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.add(WebChat.class.getName());
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

    private URI address(String what) throws IOException {
        Matcher matcher = Pattern.compile(what + "\\s+(\\S+)").matcher(output());
        assertThat(matcher.find()).as(what).isTrue();
        return URI.create(matcher.group(1));
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}

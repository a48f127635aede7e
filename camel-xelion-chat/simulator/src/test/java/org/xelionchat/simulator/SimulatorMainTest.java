package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch stop = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(strings = {"--prot=8090", "--port=http", "--idle=soon", "--host=no.such.host.invalid", "--token"})
    void aWrongOptionEndsItWithOneLine(String option) throws Exception {
        assertThat(main().run(stop, option)).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(1).first().asString().contains(option.split("=")[0]);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpIsPrintedAndNothingStarted() throws Exception {
        assertThat(main().run(stop, "--help")).isZero();

        assertThat(out.toString()).contains("--gateway-id <id>", "default 8090");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aPortThatIsTakenEndsItWithOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(main().run(stop, "--port", port)).isEqualTo(1);

            assertThat(err.toString().lines()).hasSize(1).first().asString().contains("localhost:" + port, "--port");
        }
    }

    @Test
    void itSaysWhereItIsAndWhatTheComponentNeeds() throws Exception {
        CompletableFuture<Integer> status =
                start("--port=0", "--gateway-id", "shop 1", "--token", "t0ken", "--tenant", "acme");

        String port = printed("host=localhost:(\\d+) ");
        assertThat(out.toString())
                .contains(
                        "http://localhost:" + port + "/console/",
                        "http://localhost:" + port + "/portal/chat/acme/gateways/shop%201",
                        "host=localhost:" + port + " tenant=acme gatewayId=shop 1 accessToken=t0ken secure=false",
                        "offline until an agent joins");
        assertThat(get("http://localhost:" + port + "/console/")).contains("Agent's console");
        assertThat(get("http://localhost:" + port + "/portal/chat/acme/gateways/shop%201/status", "t0ken"))
                .contains("offline");

        stop.countDown();
        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString()).contains("Stopped.");
        Assertions.assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> get("http://localhost:" + port + "/console/"));
    }

    @Test
    void itSaysHowToUseTheClassicApi() throws Exception {
        CompletableFuture<Integer> status = start("--port=0", "--phone-line", "17");

        String port = printed("host=localhost:(\\d+) ");
        assertThat(out.toString())
                .contains(
                        "http://localhost:" + port + "/api/v1/master\n",
                        "api=classic host=localhost:" + port
                                + " username=admin password=password phoneLineOid=17 secure=false");
        assertThat(post(
                        "http://localhost:" + port + "/api/v1/master/me/login",
                        "{\"userName\":\"admin\",\"password\":\"password\",\"userSpace\":\"test\"}",
                        null))
                .contains("authentication");

        stop.countDown();
        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aPasswordThatWasGivenIsNotPrinted() throws Exception {
        CompletableFuture<Integer> status = start("--port=0", "--user=anna", "--password=s3cret");

        printed("host=localhost:(\\d+) ");
        assertThat(out.toString()).contains("username=anna password=<as given>").doesNotContain("s3cret");

        stop.countDown();
        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void theRootLeadsToTheConsole() throws Exception {
        CompletableFuture<Integer> status = start("--port=0");
        String port = printed("host=localhost:(\\d+) ");

        assertThat(get("http://localhost:" + port + "/")).contains("Agent's console");

        stop.countDown();
        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void theBotAnswersAndTheTimersRun() throws Exception {
        CompletableFuture<Integer> status =
                start("--port=0", "--bot", "Nina", "--idle=50ms", "--heartbeat=50ms", "--end=50ms", "--gateway-id=7");
        String base = "http://localhost:" + printed("host=localhost:(\\d+) ") + "/portal/chat/master/gateways/7";
        assertThat(out.toString()).contains("Nina answers every new chat");
        assertThat(get(base + "/status", "token")).contains("online");

        String session = post(base + "/sessions", "{\"clientId\":\"Anna\"}", "token");
        Matcher id = Pattern.compile("\"id\" ?: ?\"(\\d+)\"").matcher(session);
        assertThat(id.find()).isTrue();
        await().untilAsserted(() -> assertThat(get(base + "/sessions/" + id.group(1), "token"))
                .containsPattern("\"endDate\" ?: ?\"\\d{4}-"));

        stop.countDown();
        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void withTlsItMakesATrustStore() throws Exception {
        CompletableFuture<Integer> status = start("--port=0", "--tls");
        String port = printed("host=localhost:(\\d+) .*secure=true");
        Path file = Path.of(printed("Trust store +(\\S+) "));

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, "simulator".toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpClient http = HttpClient.newBuilder().sslContext(context).build();
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/console/"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        WebSocket socket = http.newWebSocketBuilder()
                .header("Origin", "https://localhost:" + port)
                .buildAsync(URI.create("wss://localhost:" + port + "/console/socket"), new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS);
        assertThat(socket.isInputClosed()).isFalse();

        stop.countDown();
        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aRealProcessStartsAndStopsCleanly() throws Exception {
        Process process = process("--port", "0", "--bot");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String port = lines.lines()
                    .map(Pattern.compile("host=localhost:(\\d+) ")::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst()
                    .orElseThrow();
            assertThat(get("http://localhost:" + port + "/console/")).contains("Agent's console");

            // not Process.destroy(), which closes the streams as well
            process.toHandle().destroy();
            assertThat(lines.lines().toList()).last().asString().isEqualTo("Stopped.");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            // newer JDKs warn of what libraries do with sun.misc.Unsafe
            assertThat(process.errorReader().lines().filter(line -> !line.startsWith("WARNING: ")))
                    .isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aRealProcessWithAWrongOptionEndsWithCode2() throws Exception {
        Process process = process("--port", "eighty");
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(process.errorReader().lines())
                    .containsExactly("--port must be a number from 0 to 65535, not 'eighty'");
        } finally {
            process.destroyForcibly();
        }
    }

    private SimulatorMain main() {
        return new SimulatorMain(new PrintStream(out, true), new PrintStream(err, true));
    }

    private CompletableFuture<Integer> start(String... arguments) {
        // on a thread of its own: it blocks, and the common pool may have one thread only, which others need, too
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return main().run(stop, arguments);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task, "simulator-main").start());
    }

    /** Waits until this was printed, and everything after it. */
    private String printed(String pattern) {
        await().until(() -> out.toString().contains("\n\n") && out.toString().matches("(?s).*\n\n[^\n]+\n"));
        Matcher matcher = Pattern.compile(pattern).matcher(out.toString());
        assertThat(matcher.find()).as(out.toString()).isTrue();
        return matcher.group(1);
    }

    /** With the class path of the program alone, as its users have it: no logging library, no tests. */
    private static Process process(String... arguments) throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.contains("logback") && !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                SimulatorMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static String get(String address, String... token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (token.length > 0) {
            request.header("Authorization", token[0]);
        }
        return send(request.build());
    }

    private static String post(String address, String json, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", token);
        }
        return send(request.build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

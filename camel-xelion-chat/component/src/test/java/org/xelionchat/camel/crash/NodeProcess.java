package org.xelionchat.camel.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.xelionchat.client.ChatApiGeneration;

/** A node in a process of its own: one life, from its start until it is killed. */
final class NodeProcess implements AutoCloseable {

    /** Room for a Camel context and little else, so that whatever grows without bound soon fills it. */
    static final String MEMORY = "96m";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String life;
    private final Process process;
    private final PrintStream orders;
    private final CountDownLatch started = new CountDownLatch(1);
    private final BlockingQueue<String> created = new LinkedBlockingQueue<>();

    private NodeProcess(String life, Process process) {
        this.life = life;
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread listener = new Thread(this::listen, "listens to " + life);
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * {@return a node that is starting}
     *
     * @param setup what it runs with
     * @param life its name
     * @param host Xelion's address
     * @param database of its sessions
     * @param folder for its files
     * @param api which API it speaks
     */
    static NodeProcess fork(
            ChatNode.Setup setup, String life, String host, String database, Path folder, ChatApiGeneration api)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // starts faster
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Xmx" + MEMORY);
        command.add(ChatNode.class.getName());
        command.addAll(List.of(setup.name(), life, host, database, folder.toString(), api.name()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectErrorStream(true);
        return new NodeProcess(life, builder.start());
    }

    String life() {
        return life;
    }

    void awaitStarted() throws InterruptedException {
        assertThat(started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%s has started", life)
                .isTrue();
    }

    /** {@return the id of a session that it says it has made} */
    String createSession(String visitor) throws InterruptedException {
        orders.println(visitor);
        String session = created.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(session).as("%s made a session", life).isNotNull();
        return session;
    }

    /** Kills it, after so many milliseconds more. */
    void killAfter(int milliseconds) throws InterruptedException {
        assertThat(process.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                .as("%s has ended by itself", life)
                .isFalse();
        kill();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void kill() {
        // SIGKILL
        process.destroyForcibly()
                .onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        kill();
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (UncheckedIOException | IOException killed) {
            // nothing more to hear
        }
    }

    private void hear(String line) {
        if (line.equals(ChatNode.STARTED)) {
            started.countDown();
        } else if (line.startsWith(ChatNode.CREATED)) {
            created.add(line.substring(ChatNode.CREATED.length()));
        } else {
            System.out.println(life + ": " + line);
        }
    }
}

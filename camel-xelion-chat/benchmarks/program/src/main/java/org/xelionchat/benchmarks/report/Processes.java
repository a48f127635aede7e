package org.xelionchat.benchmarks.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xelionchat.benchmarks.load.LoadServer;
import org.xelionchat.benchmarks.work.SubjectMain;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/** Runs a subject in a process of its own, against a server in another; heap and garbage collector are the same for all. */
final class Processes {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PATIENCE_MINUTES = 5;

    private final Path directory;

    /**
     * @param directory of the benchmarks' modules, which say their class paths
     */
    Processes(Path directory) {
        this.directory = directory;
    }

    /** {@return the figures that the subject printed} */
    Map<String, Double> run(Work work, Subjects subject, String size) throws IOException, InterruptedException {
        Process server = start("program", LoadServer.class, List.of());
        try (BufferedReader port = server.inputReader()) {
            Process process = start(
                    subject.classPath(),
                    SubjectMain.class,
                    List.of(subject.name(), work.name(), size, port.readLine()));
            try (BufferedReader output = process.inputReader()) {
                String result = output.lines().reduce("", (earlier, line) -> line);
                if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new IllegalStateException(subject.title() + " failed at " + work);
                }
                return MAPPER.readValue(result, new TypeReference<>() {});
            } finally {
                process.destroyForcibly();
            }
        } finally {
            server.destroyForcibly();
        }
    }

    private Process start(String module, Class<?> program, List<String> arguments) throws IOException {
        String own = System.getProperty("java.class.path").split(File.pathSeparator)[0];
        String others = Files.readString(directory.resolve(module).resolve("target/class-path.txt"))
                .strip();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                own + File.pathSeparator + others,
                program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

package org.xelionchat.benchmarks.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xelionchat.benchmarks.load.LoadServer;
import org.xelionchat.benchmarks.work.SubjectMain;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/**
 * Runs all subjects in turn, each in a process of its own against a server of its own, and prints what came of it.
 * Figures are ratios between medians of one session, since machines differ and have moods.
 */
public final class Benchmarks {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int PATIENCE_MINUTES = 5;

    /** A smoke test is too short for figures: it fails only where a goal is missed by far. */
    private static final double SMOKE_ALLOWANCE = 2;

    private static final Map<Work, List<Subjects>> PLAN = new LinkedHashMap<>();
    private static final List<Work> SMOKE = List.of(Work.EVENTS, Work.CALLS, Work.CALLS_IN_FLIGHT, Work.IDLE);

    static {
        PLAN.put(Work.EVENTS, List.of(Subjects.LIMIT, Subjects.OURS, Subjects.AHC_WS, Subjects.VERTX_WEBSOCKET));
        PLAN.put(Work.EXCHANGES, List.of(Subjects.EXCHANGES));
        PLAN.put(Work.LATENCY, List.of(Subjects.LIMIT, Subjects.OURS, Subjects.AHC_WS, Subjects.VERTX_WEBSOCKET));
        PLAN.put(
                Work.CALLS,
                List.of(Subjects.LIMIT, Subjects.OURS, Subjects.HTTP, Subjects.NETTY_HTTP, Subjects.VERTX_HTTP));
        PLAN.put(Work.CALLS_IN_FLIGHT, List.of(Subjects.OURS));
        PLAN.put(Work.IDLE, List.of(Subjects.LIMIT, Subjects.OURS_WITHOUT_PINGS));
        PLAN.put(Work.EVENTS_OF_FEW, List.of(Subjects.OURS));
        PLAN.put(Work.EVENTS_OF_MANY, List.of(Subjects.OURS));
        PLAN.put(Work.OPENING, List.of(Subjects.LIMIT));
        PLAN.put(Work.STORM, List.of(Subjects.OURS));
        PLAN.put(Work.RECOVERY, List.of(Subjects.OURS));
        PLAN.put(Work.START, List.of(Subjects.CAMEL, Subjects.OURS));
    }

    private final String size;
    private final Path directory;
    private final Runs runs = new Runs();

    private Benchmarks(String size, Path directory) {
        this.size = size;
        this.directory = directory;
    }

    /**
     * @param arguments {@code FULL} or {@code SMOKE}; how many rounds; the directory of the benchmarks' modules;
     *     optionally the works, else all
     * @throws Exception if a subject fails
     */
    public static void main(String[] arguments) throws Exception {
        Benchmarks benchmarks = new Benchmarks(arguments[0], Path.of(arguments[2]));
        boolean smoke = arguments[0].equals("SMOKE");
        List<Work> works = new ArrayList<>(smoke ? SMOKE : PLAN.keySet());
        if (arguments.length > 3) {
            works.clear();
            List.of(arguments[3].split(",")).forEach(name -> works.add(Work.valueOf(name)));
        }
        for (int round = 1; round <= Integer.parseInt(arguments[1]); round++) {
            for (Work work : works) {
                for (Subjects subject : PLAN.get(work)) {
                    benchmarks.run(work, subject, round);
                }
            }
        }
        boolean good = benchmarks.report(smoke ? SMOKE_ALLOWANCE : 1);
        if (smoke && !good) {
            System.exit(1);
        }
    }

    private void run(Work work, Subjects subject, int round) throws IOException, InterruptedException {
        System.err.printf("round %d: %s, %s%n", round, work, subject.title());
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
                Map<String, Double> figures = MAPPER.readValue(result, new TypeReference<>() {});
                System.err.println("  " + figures);
                runs.add(new Run(work, subject, round, figures));
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

    private boolean report(double allowance) throws IOException {
        Path raw = directory.resolve("program/target/benchmarks.json");
        MAPPER.writeValue(raw.toFile(), runs.all());
        for (Work work : PLAN.keySet()) {
            for (Subjects subject : PLAN.get(work)) {
                if (runs.has(work, subject)) {
                    System.out.printf("%-16s %-32s", work, subject.title());
                    runs.all().stream()
                            .filter(run -> run.work() == work && run.subject() == subject)
                            .findFirst()
                            .orElseThrow()
                            .figures()
                            .keySet()
                            .forEach(
                                    figure -> System.out.printf(" %s %s", figure, runs.summary(work, subject, figure)));
                    System.out.println();
                }
            }
        }
        System.out.printf("%n%-60s %8s %8s  %s%n", "Goal", "at most", "figure", "verdict");
        boolean good = true;
        for (Goal goal : Goal.ALL) {
            double figure = goal.figure().applyAsDouble(runs);
            if (!Double.isNaN(figure)) {
                System.out.printf(
                        "%-60s %8s %8s  %s%n",
                        goal.name(),
                        Runs.text(goal.most()),
                        Runs.text(figure),
                        figure <= goal.most() ? "reached" : "missed");
                good &= figure <= goal.most() * allowance;
            }
        }
        System.out.println("Every figure of every run: " + raw);
        return good;
    }
}

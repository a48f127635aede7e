package org.xelionchat.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/**
 * Runs all subjects in turn, each in a process of its own, and prints what came of it. Figures are ratios between medians
 * of one session, since machines differ and have moods.
 */
public final class Benchmarks {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A smoke test that does not like what it sees looks again, so often in all. */
    private static final int LOOKS = 3;

    private final Map<Work, List<Subjects>> plan;
    private final String size;
    private final Path directory;
    private final Processes processes;
    private final Runs runs = new Runs();

    private Benchmarks(Map<Work, List<Subjects>> plan, String size, Path directory) {
        this.plan = plan;
        this.size = size;
        this.directory = directory;
        this.processes = new Processes(directory);
    }

    /**
     * @param arguments {@code FULL} or {@code SMOKE}; how many rounds; the directory of the benchmarks' modules;
     *     optionally the works, else all
     * @throws Exception if a subject fails
     */
    public static void main(String[] arguments) throws Exception {
        boolean smoke = arguments[0].equals("SMOKE");
        Map<Work, List<Subjects>> plan = new LinkedHashMap<>(smoke ? Plan.SMOKE : Plan.FULL);
        if (arguments.length > 3) {
            List<String> names = List.of(arguments[3].split(","));
            plan.keySet().removeIf(work -> !names.contains(work.name()));
        }
        Benchmarks benchmarks = new Benchmarks(plan, arguments[0], Path.of(arguments[2]));
        int rounds = Integer.parseInt(arguments[1]);
        for (int round = 1; round <= rounds; round++) {
            benchmarks.round(round);
        }
        if (smoke) {
            for (int round = rounds + 1; round <= LOOKS && !benchmarks.isTolerable(); round++) {
                benchmarks.round(round);
            }
        }
        benchmarks.report();
        if (smoke && !benchmarks.isTolerable()) {
            System.exit(1);
        }
    }

    private void round(int round) throws IOException, InterruptedException {
        for (Map.Entry<Work, List<Subjects>> entry : plan.entrySet()) {
            for (Subjects subject : entry.getValue()) {
                System.err.printf("round %d: %s, %s%n", round, entry.getKey(), subject.title());
                long start = System.nanoTime();
                Map<String, Double> figures = processes.run(entry.getKey(), subject, size);
                System.err.printf("  %s in %.1f s%n", figures, (System.nanoTime() - start) / 1e9);
                runs.add(new Run(entry.getKey(), subject, round, figures));
            }
        }
    }

    private boolean isTolerable() {
        return Goals.ALL.stream().allMatch(goal -> !goal.isMeasured(runs) || goal.isTolerable(runs));
    }

    private void report() throws IOException {
        Path raw = directory.resolve("program/target/benchmarks.json");
        MAPPER.writeValue(raw.toFile(), runs.all());
        Report report = new Report(runs);
        System.out.println(report.figures());
        System.out.println(report.verdicts(Goals.ALL));
        System.out.println("Every figure of every run: " + raw);
    }
}

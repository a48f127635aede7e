import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Prints what was tested: module x runtime x line x tests, from the reports that surefire and failsafe left.
 *
 * <p>Runtime and line are read from the tests' class path. Where tests drive another process than their own, the module says
 * what that runs by the system properties {@code tested.runtime} and {@code tested.line}.
 */
public class TestTable {

    private static final Pattern REPORT =
            Pattern.compile("(?<module>.*?)/?target/(surefire|failsafe)-reports[^/]*/TEST-[^/]*\\.xml");

    /** What was tested with what. */
    record Subject(String module, String runtime, String line) {}

    /** How it went. */
    record Result(int run, int failed, int skipped, double seconds) {

        Result plus(Result other) {
            return new Result(
                    run + other.run, failed + other.failed, skipped + other.skipped, seconds + other.seconds);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Map<Subject, Result> results = new TreeMap<>(Comparator.comparing(Subject::module)
                .thenComparing(Subject::runtime)
                .thenComparing(Subject::line));
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            files.forEach(file -> {
                Matcher report = REPORT.matcher(file.toString().replace('\\', '/'));
                if (report.matches()) {
                    Element suite = parse(file);
                    results.merge(subject(report.group("module"), properties(suite)), result(suite), Result::plus);
                }
            });
        }
        if (results.isEmpty()) {
            System.err.println("There are no reports of tests");
            System.exit(1);
        }
        print(results);
    }

    private static Element parse(Path report) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(report.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> properties(Element suite) {
        NodeList properties = suite.getElementsByTagName("property");
        return IntStream.range(0, properties.getLength())
                .mapToObj(i -> (Element) properties.item(i))
                .collect(Collectors.toMap(
                        property -> property.getAttribute("name"),
                        property -> property.getAttribute("value"),
                        (first, second) -> second,
                        HashMap::new));
    }

    private static Subject subject(String module, Map<String, String> properties) {
        String classPath = properties.getOrDefault("surefire.test.class.path", "")
                + System.getProperty("path.separator")
                + properties.getOrDefault("java.class.path", "");
        String java = "Java " + properties.get("java.specification.version");
        String runtime = properties.getOrDefault(
                "tested.runtime",
                Stream.concat(artifact("Spring Boot", "spring-boot", classPath), Stream.of(java))
                        .collect(Collectors.joining(", ")));
        String line = properties.getOrDefault(
                "tested.line",
                Stream.of(
                                artifact("Camel", "camel-api", classPath),
                                artifact("Netty", "netty-common", classPath),
                                artifact("Jackson", "jackson-databind", classPath))
                        .flatMap(found -> found)
                        .collect(Collectors.joining(", ")));
        return new Subject(module, runtime, line);
    }

    private static Stream<String> artifact(String name, String artifact, String classPath) {
        Matcher jar = Pattern.compile("[/\\\\]" + artifact + "-(\\d[^/\\\\]*?)(\\.Final)?\\.jar").matcher(classPath);
        return jar.find() ? Stream.of(name + " " + jar.group(1)) : Stream.empty();
    }

    /** Counts the tests themselves: of tests that ran side by side the suite's own numbers are wrong. */
    private static Result result(Element suite) {
        return new Result(
                suite.getElementsByTagName("testcase").getLength(),
                suite.getElementsByTagName("failure").getLength()
                        + suite.getElementsByTagName("error").getLength(),
                suite.getElementsByTagName("skipped").getLength(),
                Double.parseDouble(suite.getAttribute("time").replace(",", "")));
    }

    private static void print(Map<Subject, Result> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Module", "Runtime", "Line", "run", "passed", "skipped", "seconds"));
        results.forEach((subject, result) -> rows.add(row(subject, result)));
        Result total = results.values().stream().reduce(Result::plus).orElseThrow();
        rows.add(row(new Subject("all", "", ""), total));
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        for (List<String> row : rows) {
            System.out.println(IntStream.range(0, widths.length)
                    .mapToObj(column ->
                            String.format("%" + (column < 3 ? "-" : "") + widths[column] + "s", row.get(column)))
                    .collect(Collectors.joining("  ")));
        }
    }

    private static List<String> row(Subject subject, Result result) {
        return List.of(
                subject.module(),
                subject.runtime(),
                subject.line(),
                String.valueOf(result.run()),
                String.valueOf(result.run() - result.failed() - result.skipped()),
                String.valueOf(result.skipped()),
                String.format(Locale.ROOT, "%.0f", result.seconds()));
    }
}

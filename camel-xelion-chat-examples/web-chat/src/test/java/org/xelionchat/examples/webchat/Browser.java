package org.xelionchat.examples.webchat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One headless Chromium with a profile of its own. */
final class Browser implements AutoCloseable {

    /** How a page is looked at. */
    record Look(String name, int width, int height, boolean phone, boolean dark) {}

    static final List<Look> LOOKS = List.of(
            new Look("desktop-light", 1280, 800, false, false),
            new Look("desktop-dark", 1280, 800, false, true),
            new Look("phone-light", 390, 844, true, false),
            new Look("phone-dark", 390, 844, true, true));

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/snap/bin");

    // the driver says at every start which DevTools version it does not know; nothing here depends on one
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Skips the calling tests, and says so, where there is no Chromium. */
    static void assumeInstalled() {
        Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = find("chromedriver");
        if (chromium.isEmpty() || driver.isEmpty()) {
            String message = "Browser tests SKIPPED: they need chromium and chromedriver (Debian: apt-get install"
                    + " chromium chromium-driver), and "
                    + (chromium.isEmpty() ? "chromium" : "chromedriver") + " was not found";
            System.out.println(message);
            Assumptions.abort(message);
        }
    }

    static Browser open() {
        try {
            Path profile = Files.createTempDirectory("web-chat-browser");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(find("chromium", "chromium-browser", "google-chrome")
                    .orElseThrow()
                    .toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                    "--lang=en-GB",
                    "--user-data-dir=" + profile);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
                    .build();
            Browser browser = new Browser(new ChromeDriver(service, options), profile);
            browser.look(LOOKS.get(0));
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    void visit(URI page) {
        driver.get(page.toString());
    }

    /** {@return the first element that matches and is shown, once there is one} */
    WebElement await(String selector) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(RuntimeException.class)
                .withMessage(() -> "nothing visible matches " + selector + " in:\n" + text("body"))
                .until(d -> d.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    boolean shows(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    void awaitText(String selector, String text) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(RuntimeException.class)
                .withMessage(() -> "no \"" + text + "\" at " + selector + " in:\n" + text("body"))
                .until(d -> texts(selector).stream().anyMatch(found -> found.contains(text)));
    }

    void awaitCount(String selector, int count) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "not " + count + " of " + selector + " in:\n" + text("body"))
                .until(d -> d.findElements(By.cssSelector(selector)).size() == count);
    }

    /** Types wherever the focus is. */
    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            driver.switchTo().activeElement().sendKeys(key);
        }
    }

    /** {@return the id of the element that has the focus, or an empty text} */
    String focus() {
        return String.valueOf(driver.executeScript("return document.activeElement?.id ?? ''"));
    }

    /** {@return what the page's console was told is wrong, such as a breach of its Content-Security-Policy} */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                // cut off on purpose
                .filter(message -> !message.contains("ERR_INTERNET_DISCONNECTED"))
                .toList();
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Cuts the page off, or gives it its network back. */
    void setOffline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void look(Look look) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        look.width(),
                        "height",
                        look.height(),
                        "deviceScaleFactor",
                        look.phone() ? 2 : 1,
                        "mobile",
                        look.phone()));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", look.dark() ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Takes pictures of the page as it is now, in all looks. */
    void photograph(String name) {
        for (Look look : LOOKS) {
            look(look);
            write(name + "-" + look.name() + ".png", screenshot());
        }
        look(LOOKS.get(0));
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    static void write(String name, byte[] picture) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(String... names) {
        List<String> path = List.of(System.getenv().getOrDefault("PATH", "").split(":"));
        return Stream.of(names)
                .flatMap(name -> Stream.concat(path.stream(), USUAL_PLACES.stream())
                        .filter(place -> !place.isEmpty())
                        .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

package org.xelionchat.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser with one window, which finds things as a person would: only what is to be seen. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    // Selenium warns that it has no classes for this version's DevTools; plain commands need none. Held, as a logger
    // that nobody holds forgets its level.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Path profile;
    private final ChromeDriver driver;

    Browser() {
        SELENIUM.setLevel(Level.SEVERE);
        try {
            profile = Files.createTempDirectory("agent-console-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(CHROMIUM.toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        desktop();
        light();
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static String whereItWasLookedFor() {
        return CHROMIUM + " and " + DRIVER;
    }

    void open(Object address) {
        driver.get(address.toString());
    }

    void loadAgain() {
        driver.navigate().refresh();
    }

    void goesBack() {
        driver.navigate().back();
    }

    /** Forgets who the agent is, as a new window does. */
    void blank() {
        driver.executeScript("if (location.protocol.startsWith('http')) sessionStorage.clear()");
        driver.get("about:blank");
        logs();
    }

    String title() {
        return driver.getTitle();
    }

    // --- how it is looked at ---

    void desktop() {
        size(1280, 800, false);
    }

    void phone() {
        size(390, 844, true);
    }

    void light() {
        media("light");
    }

    void dark() {
        media("dark");
    }

    void screenshot(String name) {
        settle();
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everything that fades or moves for a moment come to its end. */
    void settle() {
        driver.executeScript("document.getAnimations()"
                + ".filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)"
                + ".forEach(animation => animation.finish())");
    }

    // --- what is to be seen ---

    /** Waits for this thing to be seen. */
    WebElement see(String testid) {
        return seeAt("[data-testid=" + testid + "]");
    }

    WebElement see(String testid, String text) {
        patience(testid + " with " + text).until(() -> displayed("[data-testid=" + testid + "]").stream()
                .anyMatch(element -> element.getText().contains(text)));
        return displayed("[data-testid=" + testid + "]").stream()
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElseThrow();
    }

    WebElement seeAt(String selector) {
        patience(selector).until(() -> !displayed(selector).isEmpty());
        return displayed(selector).get(0);
    }

    /** Waits until this is not to be seen any more. */
    void seeNo(String testid) {
        patience("no " + testid)
                .until(() -> displayed("[data-testid=" + testid + "]").isEmpty());
    }

    boolean sees(String testid) {
        return !displayed("[data-testid=" + testid + "]").isEmpty();
    }

    List<String> texts(String testid) {
        return displayed("[data-testid=" + testid + "]").stream()
                .map(WebElement::getText)
                .toList();
    }

    List<WebElement> all(String selector) {
        return displayed(selector);
    }

    // --- what is done ---

    void click(String testid) {
        see(testid).click();
    }

    void type(String testid, CharSequence... keys) {
        see(testid).sendKeys(keys);
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    void joinAs(String name) {
        type("agent-name", name, Keys.ENTER);
        see("me", name);
        seeAt("[data-testid=connection][data-state=connected]");
    }

    WebElement session(String sessionId) {
        return seeAt("[data-testid=session-item][data-session-id='" + sessionId + "']");
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Nothing was refused by the page's policy, nothing failed. */
    void assertNothingWentWrong() {
        assertThat(logs()).isEmpty();
    }

    List<String> logs() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConditionFactory patience(String what) {
        return Awaitility.await(what)
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class);
    }

    private List<WebElement> displayed(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    private void size(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", mobile ? 2 : 1, "mobile", mobile));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", mobile));
    }

    private void media(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }
}

package io.l2nas.history;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a screen, as Debian's packages chromium and chromium-driver bring it. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path PICTURES = Path.of("target", "dashboard");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it, or skips the test where there is none. */
  static Browser start() {
    Optional<File> chromium = program("chromium");
    Optional<File> chromeDriver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromeDriver.isPresent(),
        "CHROMIUM: not here; install chromium and chromium-driver to run the tests of the dashboard");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(chromium.get())
            .addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromeDriver.get()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<File> program(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  void open(String address, int width, int height, boolean dark) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    driver.get(address);
  }

  /** Goes back to the page before. */
  void back() {
    driver.navigate().back();
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** The element that a CSS selector finds, when it is shown. */
  WebElement find(String selector) {
    return wait(selector)
        .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
  }

  /** Clicks what a CSS selector finds. */
  void press(String selector) {
    press(selector, ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
  }

  /** Clicks the button, or the link, with this text. */
  void click(String text) {
    press(
        text,
        ExpectedConditions.elementToBeClickable(
            By.xpath("//*[(self::button or self::a) and normalize-space()='" + text + "']")));
  }

  /** The page may paint it anew between the look and the click. */
  private void press(String what, ExpectedCondition<WebElement> clickable) {
    wait(what)
        .ignoring(StaleElementReferenceException.class)
        .until(
            page -> {
              wait(what).until(clickable).click();
              return true;
            });
  }

  void type(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  void awaitText(String selector, String text) {
    wait(selector + " with " + text)
        .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
  }

  void awaitAddress(String part) {
    wait(part).until(ExpectedConditions.urlContains(part));
  }

  Object run(String script) {
    return driver.executeScript(script);
  }

  /** What the page has complained of. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Takes a picture for a person to look at. */
  void picture(String name) throws IOException {
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** As {@link #picture(String)}, of one element. */
  void picture(String name, String selector) throws IOException {
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".png"), find(selector).getScreenshotAs(OutputType.BYTES));
  }

  /** What the page and all that it has asked for weigh, in bytes as they were sent. */
  long weight() {
    return (Long)
        driver.executeScript(
            "return ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))"
                + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
  }

  /** What keeps people from using the page, as axe finds it. */
  List<String> obstacles() {
    return new AxeBuilder().analyze(driver).getViolations().stream().map(Object::toString).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }

  private WebDriverWait wait(String what) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
    wait.withMessage(() -> "the page does not show " + what + ": " + driver.getPageSource());
    return wait;
  }
}

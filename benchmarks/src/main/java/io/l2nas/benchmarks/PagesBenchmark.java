package io.l2nas.benchmarks;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon a person sees a long search: the dashboard in a browser. */
@Command(
    name = "pages",
    description =
        "How soon the pages of the dashboard are drawn in Chromium, with a search of very many steps.")
final class PagesBenchmark implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Calls back with the milliseconds since the page was asked for, when it is drawn. */
  private static final String WHEN_DRAWN =
      """
      const done = arguments[arguments.length - 1];
      const look = () => (%s)
        ? requestAnimationFrame(() => done(performance.now()))
        : setTimeout(look, 2);
      look();
      """;

  private static final String LIST_IS_DRAWN = "document.querySelector('.spark polyline')";

  /** The curve, the heat map, the top, the timeline and the events: all that it has. */
  private static final String EXPERIMENT_IS_DRAWN =
      "document.querySelector('.chart canvas') && document.querySelector('.heatmap output')?.textContent"
          + " && document.querySelector('.lanes i') && document.querySelector('.milestones li')"
          + " && document.querySelector('td.architecture')";

  @Option(names = "--steps", description = "Steps of the search (${DEFAULT-VALUE}).")
  private int steps = 1_000_000;

  @Option(names = "--times", description = "How often each page is opened (${DEFAULT-VALUE}).")
  private int times = 20;

  @Option(names = "--chromium", description = "The browser (${DEFAULT-VALUE}).")
  private File chromium = new File("/usr/bin/chromium");

  @Option(names = "--driver", description = "Its driver (${DEFAULT-VALUE}).")
  private File driver = new File("/usr/bin/chromedriver");

  @Override
  public Integer call() throws Exception {
    MarkdownTable table =
        new MarkdownTable("milliseconds until it is drawn", "first", "p50", "most");
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), 1)) {
      Progress.say("making a search of %,d steps".formatted(steps));
      String experiment = LongSearch.of(server, steps);
      Map<String, String> pages = new LinkedHashMap<>();
      pages.put("#/", LIST_IS_DRAWN);
      pages.put("#/experiments/" + experiment, EXPERIMENT_IS_DRAWN);
      ChromeDriver browser = open();
      try {
        pages.forEach(
            (page, isDrawn) -> {
              List<Double> taken = open(browser, server.page(page), isDrawn);
              Samples samples = Samples.ofNumbers(taken);
              table.row(
                  "`" + page.replace(experiment, "…") + "`",
                  taken.get(0),
                  samples.median(),
                  samples.most());
            });
      } finally {
        browser.quit();
      }
    }
    System.out.println(table);
    return 0;
  }

  private ChromeDriver open() {
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(chromium)
            .addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
    ChromeDriver browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options);
    browser.manage().timeouts().scriptTimeout(PATIENCE);
    return browser;
  }

  /**
   * From one page of a site to another of its parts nothing is loaded: so it is left in between.
   */
  private List<Double> open(ChromeDriver browser, URI page, String isDrawn) {
    List<Double> taken = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      browser.get("about:blank");
      browser.get(page.toString());
      taken.add(((Number) browser.executeAsyncScript(WHEN_DRAWN.formatted(isDrawn))).doubleValue());
    }
    return taken;
  }
}

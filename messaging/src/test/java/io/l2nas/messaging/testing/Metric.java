package io.l2nas.messaging.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A metric of ours, as a service serves it to Prometheus and as docs/metrics.md lists it.
 *
 * @param name as Prometheus has it
 * @param type counter, gauge or histogram; the largest value of late, which stands beside a
 *     histogram, is no metric of its own
 * @param labels their names
 */
public record Metric(String name, String type, Set<String> labels) {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (l2nas_\\w+) (\\w+)$");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(l2nas_\\w+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(l2nas_\\w+)` \\| (\\w+) \\| ([^|]*)\\| [^|]+ \\|$");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  /** What a page of {@code /q/metrics} has. */
  public static Set<Metric> served(String page) {
    Map<String, String> types =
        TYPE.matcher(page)
            .results()
            .collect(
                Collectors.toMap(
                    found -> sampleName(found.group(1), found.group(2)), found -> found.group(2)));
    Map<String, Set<String>> labels = new HashMap<>();
    SAMPLE
        .matcher(page)
        .results()
        .forEach(
            sample ->
                labels
                    .computeIfAbsent(family(sample.group(1), types), name -> new TreeSet<>())
                    .addAll(names(sample.group(2))));
    Set<Metric> metrics = new HashSet<>();
    types.forEach((name, type) -> metrics.add(new Metric(name, type, labels.get(name))));
    metrics.removeIf(metric -> isLargest(metric.name(), types));
    return metrics;
  }

  /** The value of a sample of a page, 0 if it is not there: {@code l2nas_pool_slots{pool="a"}}. */
  public static double value(String page, String sample) {
    return page.lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /** The values of all labels of a page, those of others' metrics too. */
  public static Set<String> labelValues(String page) {
    return LABEL
        .matcher(page)
        .results()
        .map(found -> found.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What docs/metrics.md lists under this heading. */
  public static Set<Metric> documented(String heading) {
    String page = page();
    int begin = page.indexOf("## " + heading + "\n");
    if (begin < 0) {
      throw new AssertionError("docs/metrics.md has no heading '" + heading + "'");
    }
    int end = page.indexOf("\n## ", begin);
    return ROW.matcher(end < 0 ? page.substring(begin) : page.substring(begin, end))
        .results()
        .map(Metric::of)
        .collect(Collectors.toSet());
  }

  private static Metric of(MatchResult row) {
    return new Metric(
        row.group(1),
        row.group(2),
        CODE.matcher(row.group(3))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> names(String labels) {
    return labels == null
        ? Set.of()
        : LABEL
            .matcher(labels)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("le"))
            .collect(Collectors.toSet());
  }

  /** OpenMetrics names the family of a counter without the end of its samples. */
  private static String sampleName(String family, String type) {
    return type.equals("counter") && !family.endsWith("_total") ? family + "_total" : family;
  }

  private static String family(String sample, Map<String, String> types) {
    return types.containsKey(sample) ? sample : sample.replaceFirst("_(bucket|count|sum)$", "");
  }

  private static boolean isLargest(String name, Map<String, String> types) {
    return name.endsWith("_max")
        && "histogram".equals(types.get(name.substring(0, name.length() - "_max".length())));
  }

  private static String page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/metrics.md"))) {
      folder = folder.getParent();
    }
    try {
      return Files.readString(folder.resolve("docs/metrics.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

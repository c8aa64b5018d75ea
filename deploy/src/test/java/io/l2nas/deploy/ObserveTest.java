package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is watched is there: services serve what docs/metrics.md lists, which their tests show. */
class ObserveTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(l2nas_\\w+)` \\| (\\w+) \\|");
  private static final Pattern ALERT = Pattern.compile("(?m)^\\| `([A-Z]\\w+)` \\|");
  private static final Pattern NAME = Pattern.compile("\\bl2nas_\\w+");
  private static final String DOCUMENT = Repository.text(Repository.file("docs/metrics.md"));

  private final JsonNode prometheus = Documents.only(Repository.file("observe/prometheus.yml"));
  private final JsonNode rules = Documents.only(Repository.file("observe/rules.yml"));
  private final JsonNode services =
      Documents.only(Repository.file("docker-compose.yml")).path("services");

  @Test
  void panelsAskForWhatIsDocumented() {
    for (Path dashboard : dashboards()) {
      List<String> expressions =
          expressions(Documents.only(dashboard)).map(JsonNode::asText).toList();

      assertThat(expressions).as(dashboard.toString()).isNotEmpty();
      assertThat(named(expressions)).as(dashboard.toString()).isSubsetOf(documented());
    }
  }

  @Test
  void everyDocumentedMetricIsOnAPanel() {
    Set<String> shown =
        named(
            dashboards().stream()
                .flatMap(dashboard -> expressions(Documents.only(dashboard)))
                .map(JsonNode::asText)
                .toList());

    assertThat(rows())
        .isNotEmpty()
        .allMatch(metric -> names(metric).anyMatch(shown::contains), "is on a panel");
  }

  @Test
  void alertsAskForWhatIsDocumented() {
    List<String> expressions = expressions(rules).map(JsonNode::asText).toList();

    assertThat(expressions).isNotEmpty().allMatch(each -> NAME.matcher(each).find());
    assertThat(named(expressions)).isSubsetOf(documented());
  }

  @Test
  void alertsAreDocumentedAndSayHowBadItIs() {
    JsonNode alerts = rules.path("groups").path(0).path("rules");

    assertThat(rules.findValuesAsText("alert"))
        .containsExactlyElementsOf(
            ALERT.matcher(DOCUMENT).results().map(found -> found.group(1)).toList());
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              assertThat(alert.path("labels").path("severity").asText())
                  .isIn("warning", "critical");
              assertThat(alert.path("annotations").path("summary").asText()).isNotEmpty();
            });
  }

  @Test
  void prometheusReadsTheRulesAndAsksEveryServiceOfOurs() {
    assertThat(Documents.texts(services.path("prometheus").path("volumes")))
        .contains("./observe/rules.yml:" + prometheus.path("rule_files").path(0).asText() + ":ro");
    assertThat(prometheus.path("scrape_configs").findValuesAsText("job_name"))
        .containsExactlyInAnyOrder("agent-service", "evaluator-service", "history-service")
        .allMatch(services::has);
    assertThat(prometheus.path("scrape_configs"))
        .allSatisfy(
            job -> {
              String name = job.path("job_name").asText();
              assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
              assertThat(job.toString()).containsAnyOf(name + ":8080", "[\"" + name + "\"]");
            });
  }

  private record Row(String name, String type) {}

  private static List<Row> rows() {
    return ROW.matcher(DOCUMENT)
        .results()
        .map(found -> new Row(found.group(1), found.group(2)))
        .toList();
  }

  private static Set<String> documented() {
    return rows().stream().flatMap(ObserveTest::names).collect(Collectors.toSet());
  }

  /** What Prometheus has of a metric. */
  private static Stream<String> names(Row metric) {
    return metric.type().equals("histogram")
        ? Stream.of("_bucket", "_count", "_sum", "_max").map(metric.name()::concat)
        : Stream.of(metric.name());
  }

  private static Set<String> named(List<String> expressions) {
    return expressions.stream()
        .flatMap(expression -> NAME.matcher(expression).results())
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> expressions(JsonNode tree) {
    return tree.findValues("expr").stream();
  }

  private static List<Path> dashboards() {
    try (Stream<Path> files = Files.list(Repository.file("observe/grafana/dashboards"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

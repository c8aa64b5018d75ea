package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.EvaluatorFiles;
import io.l2nas.standalone.search.SearchObserver;
import io.l2nas.standalone.search.SearchPlan;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of {@code l2nas search} make of a search. */
class SearchOptionsTest {
  @TempDir private Path folder;

  private final Cli cli = new Cli();
  private String space;
  private String table;

  @BeforeEach
  void writeFiles() throws IOException {
    space = Tables.spaceFile(folder).toString();
    table = Tables.tableFile(folder).toString();
  }

  @Test
  void withoutInProcessTheStreamingSearchRuns() {
    // Given
    List<ExperimentEvent> events = Searches.events("e77", Searches.request(12, 3));
    SearchPlan[] planned = new SearchPlan[1];

    // When
    Run run =
        cli.with(
                (SearchPlan plan, SearchObserver observer) -> {
                  planned[0] = plan;
                  observer.phase("starting Kafka");
                  events.forEach(observer::event);
                  observer.ended(Duration.ofSeconds(2));
                })
            .run(search("--evaluators", "3", "--data", folder.toString()));

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("starting Kafka\n");
    assertThat(run.out())
        .contains("experiment  e77")
        .contains("12 of 12")
        .contains("l2nas up --data " + folder)
        .contains("l2nas replay e77");
    assertThat(planned[0].evaluators()).isEqualTo(3);
    assertThat(planned[0].data()).contains(folder);
    assertThat(planned[0].files().tables()).isEqualTo(Map.of("tiny", Path.of(table)));
  }

  @Test
  void withoutAnyOptionNetworksAreTrained() {
    // Given
    SearchPlan[] planned = new SearchPlan[1];
    Cli capturing = capturing(planned);

    // When
    Run run = capturing.run("search");

    // Then
    assertThat(run.code()).isZero();
    assertThat(planned[0].request())
        .isEqualTo(
            ExperimentRequest.of("accuracy")
                .evaluator("train")
                .agent("screened")
                .steps(300)
                .parallelism(4)
                .build());
    assertThat(planned[0].files()).isEqualTo(EvaluatorFiles.NONE);
    assertThat(planned[0].evaluators()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void everyOptionArrivesInTheRequest() {
    // Given
    SearchPlan[] planned = new SearchPlan[1];
    Cli capturing = capturing(planned);

    // When
    Run run =
        capturing.run(
            "search",
            "--space",
            space,
            "--table",
            table,
            "--metric",
            "accuracy",
            "--report",
            "cost,accuracy",
            "--constraint",
            "cost<=1k",
            "--constraint",
            "cost>=1",
            "--trade-off",
            "cost/5^-1",
            "--agent",
            "l2nas",
            "--steps",
            "9",
            "--seed",
            "-5",
            "--parallelism",
            "2",
            "--set",
            "tau=0.8",
            "k=7",
            "--set",
            "batch=4",
            "--delay",
            "1ms",
            "--reward",
            "relative",
            "--timeout",
            "1.5h",
            "--max-attempts",
            "4",
            "--acc-env",
            "0.76",
            "--max-architectures",
            "6",
            "--max-evaluation-time",
            "10h",
            "--max-time",
            "2d",
            "--reuse",
            "team",
            "--evaluator-version",
            "2",
            "--priority",
            "5",
            "--max-failures",
            "3");

    // Then
    assertThat(run.code()).isZero();
    assertThat(planned[0].request())
        .isEqualTo(
            ExperimentRequest.of("accuracy")
                .customSpace(Searches.SPACE)
                .evaluator("table")
                .report(List.of("cost", "accuracy"))
                .constraints(List.of("cost<=1k", "cost>=1"))
                .tradeOffs(List.of("cost/5^-1"))
                .options(Map.of("table", "tiny", "delay", "1ms"))
                .reward("relative")
                .accEnv(0.76)
                .agent("l2nas")
                .settings(Map.of("tau", "0.8", "batch", "4"))
                .topK(7)
                .steps(9)
                .parallelism(2)
                .maxAttempts(4)
                .timeoutSeconds(5400.0)
                .maxArchitectures(6)
                .maxEvaluationSeconds(36_000.0)
                .maxSeconds(172_800.0)
                .priority(5)
                .reuse("team")
                .evaluatorVersion("2")
                .maxFailures(3)
                .seed(-5L)
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--top-k 5", "--set k=5", "--set K=5", "--set topK=5"})
  void kHasManyNames(String option) {
    // Given
    SearchPlan[] planned = new SearchPlan[1];

    // When
    capturing(planned).run(search(option.split(" ")));

    // Then
    assertThat(planned[0].spec().topK()).isEqualTo(5);
  }

  private String[] search(String... more) {
    return Stream.concat(
            Stream.of(
                "search",
                "--space",
                space,
                "--table",
                table,
                "--metric",
                "accuracy",
                "--report",
                "cost",
                "--seed",
                "3"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** A search that tells its plan, and has one step. */
  private Cli capturing(SearchPlan[] planned) {
    return cli.with(
        (SearchPlan plan, SearchObserver observer) -> {
          planned[0] = plan;
          Searches.events("e1", Searches.request(1, 1)).forEach(observer::event);
          observer.ended(Duration.ofSeconds(1));
        });
  }
}

package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.SearchObserver;
import io.l2nas.standalone.search.SearchPlan;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code l2nas search} prints, and how it ends. */
class SearchCommandTest {
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
  void aSearchPrintsTheBestArchitecturesAndTheFigures() {
    // When
    Run run =
        cli.onScreen(80)
            .run(search("--in-process", "--steps", "60", "--agent", "random", "--show", "3"));

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll("time +.*", "time"))
        .isEqualTo(
            """

              rank  accuracy     cost  step  architecture
              ────  ────────  ───────  ────  ──────────────────
                 1    0.7800  20.0000     8  skip|skip|skip
                 2    0.7700  10.0000     7  skip|skip|conv_5x5
                 3    0.7600   0.0000    27  skip|skip|conv_3x3

              experiment  random-seed-3
              best        skip|skip|skip
              agent       random, seed 3
              steps       60 of 60, 24 different architectures, 36 reused
              time
              trajectory  %s

              Next
                without --in-process  the same through Kafka and PostgreSQL
                with --seed 4         another run; one seed, one trajectory
                with --json           everything as one JSON object
            """
                .formatted(hash(run.out())));
  }

  @Test
  void aConstraintShowsWhatItCosts() {
    // When
    Run run =
        cli.onScreen(80)
            .run(
                search(
                    "--in-process",
                    "--steps",
                    "200",
                    "--agent",
                    "random",
                    "--constraint",
                    "cost<=5",
                    "--show",
                    "3"));

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith(
            """

              rank  accuracy    cost  outside  step  architecture
              ────  ────────  ──────  ───────  ────  ──────────────────────
                 1    0.7600  0.0000             27  skip|skip|conv_3x3
            """)
        .contains(
            """

              accuracy against cost · 3 of 27 scored are beaten by none

              accuracy
              0.7800 │                                                                    ●
            """)
        .contains(
            """
              accuracy     cost  step  architecture
              ────────  ───────  ────  ──────────────────
                0.7800  20.0000     8  skip|skip|skip
                0.7700  10.0000     7  skip|skip|conv_5x5
                0.7600   0.0000    27  skip|skip|conv_3x3
            """)
        .contains("objective   accuracy, cost<=5\n");
  }

  @Test
  void asJsonThereIsOneObjectOnStdout() throws Exception {
    // When
    Run run = cli.run(search("--in-process", "--steps", "20", "--json"));

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("agent").asText()).isEqualTo("l2nas");
    assertThat(json.get("seed").asInt()).isEqualTo(3);
    assertThat(json.get("steps").asInt()).isEqualTo(20);
    assertThat(json.get("trajectoryHash").asText()).matches("[0-9a-f]{64}");
    assertThat(json.get("best").get("reported").fieldNames()).toIterable().containsExactly("cost");
  }

  @Test
  void theSameSeedGivesTheSameTrajectory() {
    // When
    Run first = cli.run(search("--in-process", "--steps", "30", "--parallelism", "4"));
    Run second = cli.run(search("--in-process", "--steps", "30", "--parallelism", "4"));
    Run other = cli.run(search("--in-process", "--steps", "30", "--set", "epsilonStart=0"));

    // Then
    assertThat(hash(first.out())).isEqualTo(hash(second.out())).isNotEqualTo(hash(other.out()));
  }

  @Test
  void aFailedSearchPrintsItsJsonAndSaysWhy() throws Exception {
    // Given a table that knows one architecture of the space
    Path little =
        Files.writeString(
            folder.resolve("little.tsv"), "arch\taccuracy\nconv_5x5|conv_5x5|skip\t0.5\n");

    // When
    Run run = cli.run(hopeless(little, "--max-failures", "2", "--json"));

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(run.out()).get("status").asText()).isEqualTo("FAILED");
    assertThat(run.err())
        .startsWith(
            "l2nas search: the search failed: 2 evaluations failed; maxFailures is 2; the last:"
                + " table ");
  }

  @Test
  void aSearchWithoutASingleScoreHasFailed() throws Exception {
    // Given a budget that is used up before so many evaluations may fail
    Path little =
        Files.writeString(
            folder.resolve("little.tsv"), "arch\taccuracy\nconv_5x5|conv_5x5|skip\t0.5\n");

    // When
    Run run = cli.run(hopeless(little, "--steps", "3", "--max-failures", "20"));

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("l2nas search: the search failed: all 3 evaluations failed; the last: table ");
    assertThat(run.out()).contains("3 of 3, 0 different architectures, 3 failed");
  }

  @Test
  void aResultIsPrintedEvenIfStoppingFailsAfterIt() throws Exception {
    // Given
    List<ExperimentEvent> events = Searches.events("e77", Searches.request(12, 3));
    Cli breaking =
        cli.with(
            (SearchPlan plan, SearchObserver observer) -> {
              events.forEach(observer::event);
              observer.ended(Duration.ofMillis(1500));
              throw new IllegalStateException("the database does not stop");
            });

    // When
    Run run = breaking.run(search("--json"));

    // Then
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("applied").asInt()).isEqualTo(12);
    assertThat(json.get("seconds").asDouble()).isEqualTo(1.5);
    assertThat(run.code()).isEqualTo(70);
    assertThat(run.err()).contains("the database does not stop");
  }

  @Test
  void aSearchThatBreaksOffPrintsNoResult() {
    // Given
    List<ExperimentEvent> events = Searches.events("e77", Searches.request(12, 3));
    Cli breaking =
        cli.with(
            (SearchPlan plan, SearchObserver observer) -> {
              events.subList(0, 5).forEach(observer::event);
              throw new IllegalStateException("the broker is gone");
            });

    // When
    Run run = breaking.run(search("--json"));

    // Then
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(70);
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

  private String[] hopeless(Path little, String... more) {
    return Stream.concat(
            Stream.of(
                "search",
                "--in-process",
                "--space",
                space,
                "--table",
                little.toString(),
                "--metric",
                "accuracy",
                "--agent",
                "random"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static String hash(String out) {
    return out.replaceFirst("(?s).*trajectory +([0-9a-f]{64}).*", "$1");
  }
}

package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.standalone.command.Cli.Run;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {
  @TempDir private Path folder;

  private final Cli cli = new Cli();
  private String space;
  private String table;
  private Path output;

  @BeforeEach
  void writeFiles() throws IOException {
    space = Tables.spaceFile(folder).toString();
    table = Tables.tableFile(folder).toString();
    output = folder.resolve("out");
  }

  @Test
  void everyAgentStandsBesideRandomSearch() {
    // When
    Run run = cli.onScreen(120).run(compare("--agents", "local,random", "--seeds", "4"));

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll("\\d\\.\\d\\d\n", "T\n").replace(output.toString(), "out"))
        .isEqualTo(
            """

              selected on accuracy, reported cost · optimum 0.7800, 15 steps, 4 seeds

              agent          accuracy           random              cost            random  optimum found  at query  unique  s/run
              ──────  ───────────────  ───────────────  ────────────────  ────────────────  ─────────────  ────────  ──────  ─────
              local   0.7800 ± 0.0000  0.7725 ± 0.0108  20.0000 ± 0.0000  14.8515 ± 6.9939            4/4         9      15   T
              random  0.7600 ± 0.0216  0.7685 ± 0.0147   7.5000 ± 9.5743  13.6683 ± 7.5090            1/4         –      12   T

              Values are mean ± standard deviation over the runs.
              random: what random search without repeats finds with as many different architectures, exact.
              at query: the query, from 1, that found the optimum of the table in the median run.

              out/report.md
              out/runs.csv
              out/accuracy.png
            """);
  }

  @Test
  void asJsonThereIsALineForEveryRunAndNothingElse() throws Exception {
    // When
    Run run = cli.run(compare("--agents", "random,evolution", "--seeds", "3", "--json"));

    // Then
    List<JsonNode> lines = lines(run.out());
    assertThat(lines).hasSize(6);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.fieldNames())
                    .toIterable()
                    .containsExactly(
                        "agent",
                        "metric",
                        "seed",
                        "steps",
                        "unique",
                        "stepOfBest",
                        "best",
                        "reported",
                        "seconds"));
    assertThat(lines.stream().map(line -> line.path("agent").asText() + line.path("seed")))
        .containsExactlyInAnyOrder(
            "random1", "random2", "random3", "evolution1", "evolution2", "evolution3");
  }

  /** What a run says is what the search of the same seed says. */
  @Test
  void aRunIsTheSearchOfItsSeed() throws Exception {
    // Given
    JsonNode search =
        lines(
                cli.run(
                        "search",
                        "--space",
                        space,
                        "--table",
                        table,
                        "--metric",
                        "accuracy",
                        "--report",
                        "cost",
                        "--agent",
                        "evolution",
                        "--steps",
                        "15",
                        "--seed",
                        "2",
                        "--in-process",
                        "--json")
                    .out())
            .get(0);

    // When
    JsonNode run =
        lines(cli.run(compare("--agents", "evolution", "--seeds", "2-2", "--json")).out()).get(0);

    // Then
    assertThat(run.path("best")).isEqualTo(search.path("best").path("value"));
    assertThat(run.path("reported")).isEqualTo(search.path("best").path("reported").path("cost"));
    assertThat(run.path("stepOfBest")).isEqualTo(search.path("stepOfBest"));
    assertThat(run.path("unique")).isEqualTo(search.path("uniqueArchitectures"));
    assertThat(run.path("steps")).isEqualTo(search.path("applied"));
  }

  @Test
  void leavesRunsReportAndPlot() throws Exception {
    // When
    cli.run(compare("--agents", "random,local", "--seeds", "2"));

    // Then
    assertThat(Files.readAllLines(output.resolve("runs.csv")))
        .first()
        .isEqualTo("agent,metric,seed,step,best,reported,unique");
    assertThat(Files.readAllLines(output.resolve("runs.csv")))
        .filteredOn(line -> line.matches("(random|local),accuracy,[12],14,.*"))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(Files.readString(output.resolve("report.md")))
        .contains("./l2nas compare --space ")
        .contains("Seeds: 1, 2.")
        .contains("selected on accuracy, reported cost; optimum 0.7800, 15 steps, 2 seeds.")
        .contains("| agent | accuracy | random | cost | random |")
        .contains("](accuracy.png)");
    assertThat(ImageIO.read(output.resolve("accuracy.png").toFile()).getWidth()).isEqualTo(1400);
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    // When
    cli.run(compare("--seeds", "3", "--threads", "1"));
    String alone = Files.readString(output.resolve("runs.csv"));
    Files.delete(output.resolve("runs.jsonl"));
    cli.run(compare("--seeds", "3", "--threads", "5"));

    // Then
    assertThat(Files.readString(output.resolve("runs.csv"))).isEqualTo(alone);
  }

  /** A run that the journal knows is told as it stands there; one that was torn is done again. */
  @Test
  void goesOnWhereItWas() throws Exception {
    // Given
    cli.run(compare("--agents", "random,local", "--seeds", "2"));
    Path journal = output.resolve("runs.jsonl");
    String whole = Files.readString(journal);
    String known = whole.lines().skip(1).findFirst().orElseThrow();
    String heading = whole.lines().findFirst().orElseThrow();
    String torn = whole.lines().skip(2).findFirst().orElseThrow().substring(0, 40);
    Files.writeString(
        journal,
        heading + "\n" + known.replaceAll("\"seconds\":[0-9.]+", "\"seconds\":77.0") + "\n" + torn);

    // When
    List<JsonNode> lines =
        lines(cli.run(compare("--agents", "random,local", "--seeds", "3", "--json")).out());

    // Then
    assertThat(lines).hasSize(6);
    assertThat(lines).filteredOn(line -> line.path("seconds").asDouble() == 77).hasSize(1);
    assertThat(Files.readAllLines(journal)).hasSize(7).allMatch(line -> line.endsWith("}"));
  }

  @Test
  void aFolderHoldsOneComparison() {
    // Given
    cli.run(compare("--agents", "random", "--seeds", "1"));

    // When
    Run run = cli.run(compare("--agents", "random", "--seeds", "1", "--steps", "16"));

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("holds another comparison: its steps is 15, not 16; give another --output");
  }

  @Test
  void aTableThatChangedIsAnotherComparison() throws Exception {
    // Given
    cli.run(compare("--agents", "random", "--seeds", "1"));
    Files.writeString(Path.of(table), Files.readString(Path.of(table)).replace("0.7800", "0.7801"));

    // When
    Run run = cli.run(compare("--agents", "random", "--seeds", "1"));

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("its input (SHA-256) is ");
  }

  @Test
  void aFolderIsForOneProcessAtATime() throws Exception {
    // Given
    cli.run(compare("--agents", "random", "--seeds", "1"));

    try (FileChannel other =
            FileChannel.open(output.resolve("runs.jsonl"), StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      // When
      Run run = cli.run(compare("--agents", "random", "--seeds", "1"));

      // Then
      assertThat(lock.isValid()).isTrue();
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).contains("is in use by another comparison");
    }
  }

  @Test
  void aLineThatIsNoneIsNamed() throws Exception {
    // Given
    cli.run(compare("--agents", "random", "--seeds", "1"));
    Path journal = output.resolve("runs.jsonl");
    Files.writeString(journal, Files.readString(journal) + "{}\n");

    // When
    Run run = cli.run(compare("--agents", "random", "--seeds", "1"));

    // Then
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("runs.jsonl, line 3: it is no line of a comparison");
  }

  @Test
  void aTableThatLacksArchitecturesCostsStepsAndEndsNothing() throws Exception {
    // Given
    List<String> half = Files.readAllLines(Path.of(table)).subList(0, 15);
    Files.write(Path.of(table), half);

    // When
    Run run = cli.run(compare("--agents", "random", "--seeds", "2", "--steps", "60", "--json"));

    // Then
    assertThat(lines(run.out()))
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.path("steps").asInt()).isEqualTo(60);
              assertThat(line.path("unique").asInt()).isLessThan(15);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "--agents genetic; 2; agent is 'genetic'; known agents are",
        "--agents random,random; 2; --agents names 'random' twice; name each once",
        "--agents l2nas:taau=1; 2; setting 'taau' is unknown",
        "--agents l2nas:tau; 2; write AGENT:SETTING=VALUE",
        "--metric accuracy,accuracy --report cost,cost; 2; --metric names 'accuracy' twice",
        "--metric speed --report cost; 2; there is no metric 'speed'; its metrics are accuracy, cost",
        "--report cost,cost; 2; --report names 2 columns and --metric 1",
        "--steps 0; 2; steps is 0; it must be at least 1",
        "--seeds none; 2; --seeds is 'none'",
        "--threads 0; 2; --threads is 0; it must be at least 1",
        "--table nope.tsv; 3; --table: there is no file 'nope.tsv'",
      })
  void complainsOfWhatIsNotValid(String options, int code, String message) {
    // When
    Run run = cli.run(compare(options.split(" ")));

    // Then
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err().lines().findFirst()).get().asString().contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(output).doesNotExist();
  }

  @Test
  void aTableNeedsAMetric() {
    assertThat(cli.run("compare", "--table", table, "--space", space).err())
        .contains("--metric is missing; name the metric to maximise, a column of the table");
  }

  /** Later options overrule these. */
  private String[] compare(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("compare", "--space", space, "--output", output.toString()));
    List<String> given = List.of(more);
    Stream.of("--table=" + table, "--metric=accuracy", "--report=cost", "--steps=15")
        .filter(option -> !given.contains(option.substring(0, option.indexOf('='))))
        .forEach(arguments::add);
    arguments.addAll(given);
    return arguments.toArray(String[]::new);
  }

  private static List<JsonNode> lines(String out) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}

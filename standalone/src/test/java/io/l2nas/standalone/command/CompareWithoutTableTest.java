package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.tensorflow.RequiresTensorFlow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons whose scores nobody knows beforehand. */
class CompareWithoutTableTest {
  private static final int FLOATS = 372_801;

  @TempDir private Path folder;

  private final Cli cli = new Cli();
  private Path output;

  @BeforeEach
  void setOutput() {
    output = folder.resolve("out");
  }

  @Test
  void randomSearchIsWhatItsRunsFound() throws IOException {
    // When
    Run run = predicted("--agents", "evolution,random", "--steps", "20", "--seeds", "3");

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    List<String> titles = row(run, "agent").stream().filter(title -> !title.isBlank()).toList();
    assertThat(titles)
        .containsExactly(
            "agent", "accuracy", "random", "macs", "random", "above random", "unique", "s/run");
    double mean =
        runs()
            .filter(line -> line[0].equals("random") && line[3].equals("19"))
            .mapToDouble(line -> Double.parseDouble(line[4]))
            .average()
            .orElseThrow();
    for (int column : new int[] {1, 2}) {
      assertThat(Double.parseDouble(row(run, "random").get(column).split(" ")[0]))
          .isCloseTo(mean, within(5e-5));
    }
    assertThat(row(run, "random").get(3)).matches("\\d{9} ± \\d+");
    assertThat(run.out())
        .contains("20 steps, 3 seeds")
        .contains("random: what the runs of random had found")
        .doesNotContain("optimum");
    assertThat(Files.readString(output.resolve("report.md")))
        .contains("selected on accuracy, reported macs; 20 steps, 3 seeds.");
    assertThat(ImageIO.read(output.resolve("accuracy.png").toFile()).getWidth()).isEqualTo(1400);
  }

  @Test
  void theSpaceOfAPredictorAndItsDefaultsAreThoseOfASearch() throws IOException {
    // When
    Run run = predicted("--agents", "random", "--steps", "3", "--seeds", "1");

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllLines(output.resolve("runs.jsonl")).get(0))
        .contains("\"evaluator\":\"predictor\"")
        .contains("\"topK\":500")
        .contains("\"parallelism\":1");
  }

  @Test
  void withoutRandomNobodyKnowsWhatRandomSearchFinds() throws IOException {
    // When
    Run run = predicted("--agents", "evolution", "--steps", "3");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--agents has no random; without a table its runs alone tell what random search finds");
    assertThat(output).doesNotExist();
  }

  /** By none of the runs, and not by another process either. */
  @Test
  @RequiresTensorFlow
  void aNetworkIsTrainedOnce() throws IOException {
    // Given
    String[] trained = {"--agents", "random,l2nas", "--steps", "4", "--seeds", "2"};
    assertThat(trained(trained).code()).isZero();
    Path scores = output.resolve("scores.jsonl");
    List<String> kept = Files.readAllLines(scores);
    List<String> first = Files.readAllLines(output.resolve("runs.csv"));
    Files.delete(output.resolve("runs.jsonl"));

    // When
    Run again = trained(trained);

    // Then
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(kept.stream().skip(1).map(CompareWithoutTableTest::architecture))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(4);
    assertThat(Files.readAllLines(scores)).isEqualTo(kept);
    assertThat(Files.readAllLines(output.resolve("runs.csv"))).isEqualTo(first);
    assertThat(Files.readString(output.resolve("report.md")))
        .contains("s/run: what one run has measured no other measures again.");
    assertThat(kept.get(0)).contains("\"parallelism\":4");
  }

  @Test
  @RequiresTensorFlow
  void anotherTrainingIsAnotherComparison() throws IOException {
    // Given
    trained("--agents", "random", "--steps", "1", "--seeds", "1");

    // When
    Run run =
        cli.run(
            "compare",
            "--agents",
            "random",
            "--steps",
            "1",
            "--seeds",
            "1",
            "--output",
            output.toString(),
            "--option",
            "epochs=1",
            "width=2");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("its --option is {epochs=1, width=1}, not {epochs=1, width=2}");
  }

  private Run predicted(String... options) throws IOException {
    return cli.onScreen(160)
        .run(
            Stream.of(
                    List.of("compare", "--report", "macs", "--output", output.toString()),
                    List.of("--predictor", predictor().toString()),
                    List.of(options))
                .flatMap(List::stream)
                .toArray(String[]::new));
  }

  private Run trained(String... options) {
    return cli.run(
        Stream.of(
                List.of("compare", "--output", output.toString()),
                List.of("--option", "epochs=1", "width=1"),
                List.of(options))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  /** A predictor that makes differences, and knows nothing. */
  private Path predictor() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    ByteBuffer bytes = ByteBuffer.allocate(FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < FLOATS; i++) {
      bytes.putFloat((float) (0.1 * (random.nextDouble() - 0.5)));
    }
    return Files.write(folder.resolve("weights.f32le"), bytes.array());
  }

  private Stream<String[]> runs() throws IOException {
    return Files.readAllLines(output.resolve("runs.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1));
  }

  /** The cells of the line of the screen that begins with that word. */
  private static List<String> row(Run run, String first) {
    return run.out()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(first + " "))
        .map(line -> List.of(line.split(" {2,}")))
        .findFirst()
        .orElseThrow();
  }

  private static String architecture(String line) {
    return line.replaceFirst(".*\"architecture\":\"([^\"]*)\".*", "$1");
  }
}

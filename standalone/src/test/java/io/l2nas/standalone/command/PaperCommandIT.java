package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.standalone.command.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole table once, on made-up accuracies in the shape of NAS-Bench-201. */
class PaperCommandIT {
  private static final List<String> COLUMNS =
      List.of(
          "cifar10_valid",
          "cifar10_test",
          "cifar100_valid",
          "cifar100_test",
          "imagenet16_valid",
          "imagenet16_test");

  @TempDir private Path folder;

  @Test
  void bothProtocolsStandBesideWhatWasPublished() throws IOException {
    // Given
    Path table = Files.write(folder.resolve("nb.tsv"), lines());
    Path output = folder.resolve("out");

    // When
    Run run =
        new Cli()
            .onScreen(160)
            .run("paper", "--table", table.toString(), "--seeds", "1", "--output", output + "");

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("500 steps, every column searched on itself")
        .contains("1000 steps, selected on validation, reported on test")
        .contains("1000 steps, tuned: the published mean is reached on ");
    assertThat(Files.readString(output.resolve("paper.md")))
        .contains("./l2nas paper --table " + table)
        .contains("| 91.47 ± 0.15 | 94.28 ± 0.08 | 73.02 ± 0.52 | 73.09 ± 0.35 |")
        .contains("| as printed, output layer × 1e-3 |")
        .contains("| as printed, PyTorch's weights |")
        .containsPattern("\\| · random search \\| \\d\\d\\.\\d\\d ± 0\\.\\d\\d \\(\\d+\\)");
    assertThat(before500(output.resolve("1000-steps")))
        .isEqualTo(before500(output.resolve("500-steps")))
        .hasSizeGreaterThan(3 * COLUMNS.size());
  }

  /** An agent does not know its budget: the longer search begins as the shorter one. */
  private static List<String> before500(Path comparison) throws IOException {
    return Files.readAllLines(comparison.resolve("runs.csv")).stream()
        .skip(1)
        .filter(line -> Integer.parseInt(line.split(",")[3]) < 499)
        .toList();
  }

  private static List<String> lines() {
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
    SplittableRandom random = new SplittableRandom(201);
    double[] merits =
        IntStream.range(0, space.size()).mapToDouble(i -> random.nextDouble()).toArray();
    List<String> lines = new ArrayList<>(List.of("arch\t" + String.join("\t", COLUMNS)));
    for (int index = 0; index < 15_625; index++) {
      int[] choices = new int[space.rows()];
      double merit = 0;
      for (int row = 0, rest = index; row < choices.length; row++, rest /= 5) {
        choices[row] = rest % 5;
        merit += merits[space.offset(row) + choices[row]];
      }
      double accuracy = 60 + 5 * merit;
      lines.add(
          Stream.concat(
                  Stream.of(space.architecture(choices).text()),
                  COLUMNS.stream().map(column -> "" + (accuracy + random.nextDouble())))
              .collect(Collectors.joining("\t")));
    }
    return lines;
  }
}

package io.l2nas.standalone.keystone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A space of 8 rows × 3 choices and a table with a score for each of its 6,561 architectures, as
 * files.
 */
record SyntheticBenchmark(Path space, Path table) {
  private static final int ROWS = 8;
  private static final int CHOICES = 3;

  static SyntheticBenchmark in(Path folder) throws IOException {
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj("{\"name\": \"row %d\", \"choices\": [\"a\", \"b\", \"c\"]}"::formatted)
            .collect(Collectors.joining(", "));
    Path space =
        Files.writeString(
            folder.resolve("space.json"),
            "{\"name\": \"synthetic\", \"rows\": [%s], \"separator\": \"-\"}".formatted(rows));
    return new SyntheticBenchmark(space, Files.write(folder.resolve("table.tsv"), lines()));
  }

  /** The arguments of a search of it. */
  List<String> search(String... more) {
    return Stream.concat(
            Stream.of(
                "search",
                "--space",
                space.toString(),
                "--table",
                table.toString(),
                "--metric",
                "accuracy"),
            Stream.of(more))
        .toList();
  }

  private static List<String> lines() {
    SplittableRandom random = new SplittableRandom(8);
    double[][] weights = new double[ROWS][CHOICES];
    for (double[] row : weights) {
      Arrays.setAll(row, choice -> random.nextDouble());
    }
    int architectures = (int) Math.pow(CHOICES, ROWS);
    List<String> lines = new ArrayList<>(List.of("arch\taccuracy\tlatency"));
    for (int index = 0; index < architectures; index++) {
      StringBuilder text = new StringBuilder();
      double score = 0.05 * random.nextDouble();
      for (int row = 0, rest = index; row < ROWS; row++, rest /= CHOICES) {
        text.append(row == 0 ? "" : "-").append((char) ('a' + rest % CHOICES));
        score += weights[row][rest % CHOICES] / ROWS;
      }
      lines.add("%s\t%s\t%s".formatted(text, score, random.nextInt(1, 50)));
    }
    return lines;
  }
}

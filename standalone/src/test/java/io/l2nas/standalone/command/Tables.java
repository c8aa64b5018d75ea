package io.l2nas.standalone.command;

import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Files as a user has them: the space of {@link Searches}, and a table of all its architectures.
 */
final class Tables {
  private Tables() {}

  static Path spaceFile(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("tiny.json"),
        """
        {"name": "tiny", "separator": "|", "rows": [
          {"name": "a", "choices": ["conv_3x3", "conv_5x5", "skip"]},
          {"name": "b", "choices": ["conv_3x3", "conv_5x5", "skip"]},
          {"name": "c", "choices": ["conv_3x3", "conv_5x5", "skip"]}]}
        """);
  }

  static Path tableFile(Path folder) throws IOException {
    SearchSpace space = new SearchSpace(Searches.SPACE.definition());
    StringBuilder table = new StringBuilder("arch\taccuracy\tcost\n");
    IntStream.range(0, 27)
        .mapToObj(i -> space.architecture(i / 9, i / 3 % 3, i % 3))
        .forEach(architecture -> table.append(row(architecture)));
    return Files.writeString(folder.resolve("tiny.v1.tsv"), table);
  }

  private static String row(Architecture architecture) {
    return String.format(
        Locale.ROOT,
        "%s\t%.4f\t%d%n",
        architecture.text(),
        Searches.accuracy(architecture),
        10 * architecture.choice(2));
  }
}

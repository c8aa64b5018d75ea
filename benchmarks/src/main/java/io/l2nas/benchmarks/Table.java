package io.l2nas.benchmarks;

import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A table of all 15,625 architectures of NAS-Bench-201 with scores by chance: an evaluation is one
 * look into it, so what is measured is the platform.
 */
public final class Table {
  public static final String NAME = "benchmark";
  public static final String METRIC = "score";
  private static final double LEAST = 80;
  private static final double SPAN = 20;

  private Table() {}

  public static void write(Path file) throws IOException {
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
    Random random = new Random(1);
    List<String> lines = new ArrayList<>(List.of("arch\t" + METRIC));
    int[] choices = new int[space.rows()];
    do {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s\t%.3f",
              space.architecture(choices).text(),
              LEAST + SPAN * random.nextDouble()));
    } while (next(space, choices));
    Files.write(file, lines);
  }

  /** Counts on, row by row; false after the last architecture. */
  private static boolean next(SearchSpace space, int[] choices) {
    for (int row = choices.length - 1; row >= 0; row--) {
      choices[row]++;
      if (choices[row] < space.definition().rows().get(row).choices().size()) {
        return true;
      }
      choices[row] = 0;
    }
    return false;
  }
}

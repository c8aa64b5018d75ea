package io.l2nas.training;

import io.l2nas.training.fit.Bounds;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Schedule;
import io.l2nas.training.images.Datasets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an experiment may say of its trainings. The defaults are those of a small network that a
 * processor trains in seconds; NAS-Bench-201's own are {@code width=16 cells=5 epochs=200 batch=256
 * rate=0.1 decay=0.0005}.
 *
 * @param dataset the name of the data set; {@code digits}
 * @param width C, the channels of the first cells; 8
 * @param cells of a stage of nas-bench-201, or of all the network of darts; 1 and 3
 * @param fit {@code epochs} 3, {@code batch} 64, {@code rate} 0.1, {@code schedule} cosine, {@code
 *     decay} 0.0005, {@code seed} 0
 */
record TrainOptions(String dataset, int width, int cells, FitSettings fit) {
  private static final Set<String> KNOWN =
      Set.of("dataset", "width", "cells", "epochs", "batch", "rate", "schedule", "decay", "seed");
  private static final int MAX_WIDTH = 1024;
  private static final int MAX_CELLS = 100;

  TrainOptions {
    Bounds.requireWithin("width", width, MAX_WIDTH);
    Bounds.requireWithin("cells", cells, MAX_CELLS);
  }

  /**
   * Reads them.
   *
   * @param defaultCells the number of cells where none is given
   * @throws IllegalArgumentException if one of them is unknown or not valid
   */
  static TrainOptions of(Map<String, String> options, int defaultCells) {
    for (String option : options.keySet()) {
      if (!KNOWN.contains(option)) {
        throw new IllegalArgumentException(
            "option '%s' is unknown; the evaluator train has %s"
                .formatted(option, new TreeSet<>(KNOWN)));
      }
    }
    return new TrainOptions(
        options.getOrDefault("dataset", Datasets.BUILT_IN),
        number(options, "width", Integer::parseInt, 8),
        number(options, "cells", Integer::parseInt, defaultCells),
        new FitSettings(
            number(options, "epochs", Integer::parseInt, 3),
            number(options, "batch", Integer::parseInt, 64),
            number(options, "rate", Double::parseDouble, 0.1),
            schedule(options.getOrDefault("schedule", "cosine")),
            number(options, "decay", Double::parseDouble, 0.0005),
            number(options, "seed", Long::parseLong, 0L)));
  }

  private static <T> T number(
      Map<String, String> options, String option, Function<String, T> reader, T otherwise) {
    String text = options.get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option %s is '%s'; it must be a number such as %s".formatted(option, text, otherwise),
          e);
    }
  }

  private static Schedule schedule(String text) {
    for (Schedule schedule : Schedule.values()) {
      if (schedule.name().toLowerCase(Locale.ROOT).equals(text)) {
        return schedule;
      }
    }
    throw new IllegalArgumentException(
        "option schedule is '%s'; it must be cosine or constant".formatted(text));
  }
}

package io.l2nas.supernet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an experiment may say of its supernet.
 *
 * @param model its digest
 * @param dataset the name of the data set; that which it was trained on where nothing is said
 * @param batch images asked for at once, at most; 256
 */
record SupernetOptions(String model, Optional<String> dataset, int batch) {
  private static final Set<String> KNOWN = Set.of("model", "dataset", "batch");
  private static final int DEFAULT_BATCH = 256;
  private static final int MAX_BATCH = 65_536;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if one of them is unknown, missing or not valid
   */
  static SupernetOptions of(Map<String, String> options) {
    for (String option : options.keySet()) {
      if (!KNOWN.contains(option)) {
        throw new IllegalArgumentException(
            "option '%s' is unknown; the evaluator supernet has %s"
                .formatted(option, new TreeSet<>(KNOWN)));
      }
    }
    String model = options.get("model");
    if (model == null) {
      throw new IllegalArgumentException(
          "option model is missing; give the digest of a supernet, as 'l2nas supernet list' tells"
              + " it");
    }
    return new SupernetOptions(
        model, Optional.ofNullable(options.get("dataset")), batch(options.get("batch")));
  }

  private static int batch(String text) {
    if (text == null) {
      return DEFAULT_BATCH;
    }
    try {
      int batch = Integer.parseInt(text);
      if (batch >= 1 && batch <= MAX_BATCH) {
        return batch;
      }
    } catch (NumberFormatException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static IllegalArgumentException refused(String text, Throwable cause) {
    return new IllegalArgumentException(
        "option batch is '%s'; it must be a number from 1 to %d".formatted(text, MAX_BATCH), cause);
  }
}

package io.l2nas.standalone.compare;

import java.util.List;

/**
 * A run that has ended, as the journal keeps it.
 *
 * @param result what came of it
 * @param improvements how it came: a moment for every better architecture, in order; at least one
 */
record RunRecord(RunResult result, List<Improvement> improvements) {
  RunRecord {
    improvements = List.copyOf(improvements);
    if (improvements.isEmpty()) {
      throw new IllegalArgumentException(
          "improvements is empty; a run that has ended found something");
    }
  }

  /** The best of the first {@code unique} different architectures. */
  Improvement bestOf(int unique) {
    Improvement best = improvements.get(0);
    for (Improvement improvement : improvements) {
      if (improvement.unique() <= unique) {
        best = improvement;
      }
    }
    return best;
  }

  /** The best value when so many steps were done; that of the first score if that came later. */
  double bestAfter(int steps) {
    double best = improvements.get(0).best();
    for (Improvement improvement : improvements) {
      if (improvement.step() < steps) {
        best = improvement.best();
      }
    }
    return best;
  }
}

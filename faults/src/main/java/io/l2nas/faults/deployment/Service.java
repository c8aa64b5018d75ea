package io.l2nas.faults.deployment;

import java.util.List;
import java.util.Locale;

/** The services of the spine. */
public enum Service {
  AGENT,
  EVALUATOR,
  HISTORY;

  /** Where it is built. */
  String module() {
    return name().toLowerCase(Locale.ROOT) + "-service";
  }

  /** The channels whose partitions its instances share. */
  List<String> groups() {
    return switch (this) {
      case AGENT -> List.of("loop-in");
      case EVALUATOR -> List.of();
      case HISTORY -> List.of("evaluations-in", "recalls-in");
    };
  }
}

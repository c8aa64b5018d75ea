package io.l2nas.faults.deployment;

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
}

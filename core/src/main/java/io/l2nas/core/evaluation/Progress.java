package io.l2nas.core.evaluation;

import java.util.Map;

/** Hears of an evaluation that is still at work. */
@FunctionalInterface
public interface Progress {
  /** Of whom nobody hears. */
  Progress UNHEARD = metrics -> {};

  /**
   * Tells intermediate metrics, such as the accuracy after an epoch; they decide nothing.
   *
   * @param metrics by name; what is not finite is left out on the way
   */
  void report(Map<String, Double> metrics);
}

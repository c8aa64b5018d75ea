package io.l2nas.contracts;

import java.util.Map;

/**
 * One of the K best architectures.
 *
 * @param architecture its canonical text
 * @param step the step that found it first
 * @param value the metric that ranks it, in its own unit
 * @param reported further metrics by name, in the order of the names
 */
public record TopEntry(String architecture, int step, double value, Map<String, Double> reported) {
  public TopEntry {
    Require.text("architecture", architecture);
    Require.atLeast("step", 0, step);
    Require.finite("value", value);
    reported = Require.metrics("reported", reported);
  }
}

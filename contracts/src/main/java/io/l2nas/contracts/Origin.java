package io.l2nas.contracts;

/**
 * Where a score was measured that answers another action.
 *
 * @param experiment the experiment
 * @param step the step of that experiment, from 0
 */
public record Origin(String experiment, int step) {
  public Origin {
    Require.name("origin experiment", experiment);
    Require.atLeast("origin step", 0, step);
  }
}

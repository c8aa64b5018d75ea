package io.l2nas.contracts;

/**
 * What an evaluator is doing in one of its slots.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of the step it is, from 1
 * @param seconds for how long it has been at it; at least 0
 */
public record BusySlot(String experiment, int step, int attempt, double seconds) {
  public BusySlot {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.seconds(seconds);
  }

  BusySlot after(double later) {
    return new BusySlot(experiment, step, attempt, seconds + later);
  }
}

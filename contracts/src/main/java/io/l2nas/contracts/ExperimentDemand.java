package io.l2nas.contracts;

/**
 * What one experiment asks of its pool.
 *
 * @param experiment the experiment
 * @param team who asks
 * @param priority among the experiments of its team; the higher comes first
 * @param waiting actions that are due and not dispatched
 * @param inFlight actions that are dispatched and have no outcome
 * @param measured how many evaluations {@code meanSeconds} is of; 0 while none has ended
 * @param meanSeconds what an evaluation of it takes; 0 while that is not known
 */
public record ExperimentDemand(
    String experiment,
    String team,
    int priority,
    int waiting,
    int inFlight,
    int measured,
    double meanSeconds) {
  public ExperimentDemand {
    Require.name("experiment", experiment);
    Require.name("team", team);
    Require.atLeast("waiting", 0, waiting);
    Require.atLeast("inFlight", 0, inFlight);
    Require.atLeast("measured", 0, measured);
    Require.seconds("meanSeconds", meanSeconds);
  }

  /** Actions without an outcome. */
  public int open() {
    return waiting + inFlight;
  }
}

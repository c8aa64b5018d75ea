package io.l2nas.contracts;

/**
 * One more outcome was applied, in step order: the transition, and the state that it led to.
 *
 * @param experiment the experiment
 * @param sequence the number of this event in the experiment
 * @param step how many outcomes are applied: the state is s_step and the outcome is that of step −
 *     1
 * @param outcome the outcome that was applied: α, the architecture and the reward
 * @param topChange how the top K changed
 * @param state s_step, the channel-wise mean of the top K: one entry per choice of the space, each
 *     in [0, 1]
 * @param trajectoryHash SHA-256 chained over every transition so far: 64 hexadecimal digits in
 *     lower case
 */
public record StateAdvanced(
    String experiment,
    long sequence,
    int step,
    EvaluationOutcome outcome,
    TopChange topChange,
    FloatVector state,
    String trajectoryHash)
    implements ExperimentEvent {
  public StateAdvanced {
    Require.name("experiment", experiment);
    Require.atLeast("sequence", 1, sequence);
    Require.atLeast("step", 1, step);
    Require.present("outcome", outcome);
    if (outcome.step() != step - 1 || !outcome.experiment().equals(experiment)) {
      throw new IllegalArgumentException(
          "outcome is of step %d of experiment '%s'; state %d of '%s' follows from step %d"
              .formatted(outcome.step(), outcome.experiment(), step, experiment, step - 1));
    }
    Require.present("topChange", topChange);
    Require.present("state", state);
    Require.digest("trajectoryHash", trajectoryHash);
  }

  @Override
  public String id() {
    return experiment + "/" + sequence + "/advanced";
  }

  @Override
  public boolean endsExperiment() {
    return false;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.advanced(this);
  }
}

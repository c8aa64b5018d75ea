package io.l2nas.contracts;

/**
 * The experiment was paused, resumed or cancelled, or came to its end.
 *
 * @param experiment the experiment
 * @param sequence the number of this event in the experiment
 * @param status the new status
 * @param reason why, for a person
 */
public record ExperimentStatusChanged(
    String experiment, long sequence, ExperimentStatus status, String reason)
    implements ExperimentEvent {
  public ExperimentStatusChanged {
    Require.name("experiment", experiment);
    Require.atLeast("sequence", 1, sequence);
    Require.present("status", status);
    Require.text("reason", reason);
  }

  @Override
  public String id() {
    return experiment + "/" + sequence + "/" + status;
  }

  @Override
  public boolean endsExperiment() {
    return status.isTerminal();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.statusChanged(this);
  }
}

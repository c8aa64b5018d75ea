package io.l2nas.contracts;

/**
 * Somebody asked for a search: always the first event of an experiment. It runs from here on.
 *
 * @param experiment the experiment
 * @param sequence always 0
 * @param spec what was asked
 */
public record ExperimentSubmitted(String experiment, long sequence, ExperimentSpec spec)
    implements ExperimentEvent {
  public ExperimentSubmitted {
    Require.name("experiment", experiment);
    if (sequence != 0) {
      throw new IllegalArgumentException(
          "sequence is " + sequence + "; a submission is event 0 of its experiment");
    }
    Require.present("spec", spec);
  }

  public ExperimentSubmitted(String experiment, ExperimentSpec spec) {
    this(experiment, 0, spec);
  }

  @Override
  public String id() {
    return experiment + "/" + sequence + "/submitted";
  }

  @Override
  public boolean endsExperiment() {
    return false;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.submitted(this);
  }
}

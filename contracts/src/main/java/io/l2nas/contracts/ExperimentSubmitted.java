package io.l2nas.contracts;

import java.util.Optional;

/**
 * Somebody asked for a search: always the first event of an experiment. It runs from here on.
 *
 * @param experiment the experiment
 * @param sequence always 0
 * @param spec what was asked
 * @param policy what the agent begins with, whole: whoever has the stream needs nothing else
 */
public record ExperimentSubmitted(
    String experiment, long sequence, ExperimentSpec spec, Optional<Policy> policy)
    implements ExperimentEvent {
  public ExperimentSubmitted {
    Require.name("experiment", experiment);
    if (sequence != 0) {
      throw new IllegalArgumentException(
          "sequence is " + sequence + "; a submission is event 0 of its experiment");
    }
    Require.present("spec", spec);
    Require.present("policy", policy);
    if (!spec.agent().policy().equals(policy.map(Policy::digest))) {
      throw new IllegalArgumentException(
          "policy is %s, but the agent of spec begins with %s"
              .formatted(
                  policy.map(Policy::digest).orElse("not given"),
                  spec.agent().policy().orElse("none")));
    }
  }

  /** A search that begins with nothing. */
  public ExperimentSubmitted(String experiment, ExperimentSpec spec) {
    this(experiment, spec, Optional.empty());
  }

  public ExperimentSubmitted(String experiment, ExperimentSpec spec, Optional<Policy> policy) {
    this(experiment, 0, spec, policy);
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

package io.l2nas.contracts;

/** An event of the loop of one experiment: action, evaluation, state, and what was learned. */
public sealed interface LoopEvent extends Event
    permits ActionProposed, EvaluationEvent, ExperimentEvent, StepLearned {

  /** The experiment that the event belongs to. */
  String experiment();
}

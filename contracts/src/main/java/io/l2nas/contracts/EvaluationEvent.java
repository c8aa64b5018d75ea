package io.l2nas.contracts;

/** What an evaluator, or who answers in its place, tells about one attempt at one step. */
public sealed interface EvaluationEvent extends LoopEvent
    permits EvaluationStarted,
        EvaluationProgressed,
        EvaluationReleased,
        EvaluationNotFound,
        EvaluationOutcome {

  /** t, from 0. */
  int step();

  /** Which dispatch of the step it is, from 1. */
  int attempt();

  /** Who speaks: an evaluator, or who answers in its place. */
  String evaluator();

  /** Calls the one function that fits this event. */
  <R> R match(Cases<R> cases);

  /** One function per kind of event; a new kind breaks every reader that does not know it. */
  interface Cases<R> {
    R started(EvaluationStarted event);

    R progressed(EvaluationProgressed event);

    R released(EvaluationReleased event);

    R notFound(EvaluationNotFound event);

    R outcome(EvaluationOutcome event);
  }
}

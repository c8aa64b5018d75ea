package io.l2nas.contracts;

/**
 * The state stream of one experiment: what was asked, every state it reached and every change of
 * its status, in one order. It is written by the history service alone, and everything about an
 * experiment can be rebuilt from it.
 */
public sealed interface ExperimentEvent extends LoopEvent
    permits ExperimentSubmitted, StateAdvanced, ExperimentStatusChanged {

  /** Numbers the events of an experiment from 0 without a gap; a reader drops what it has. */
  long sequence();

  /** Whether nothing follows this event. */
  boolean endsExperiment();

  /** Calls the one function that fits this event. */
  <R> R match(Cases<R> cases);

  /** One function per kind of event; a new kind breaks every reader that does not know it. */
  interface Cases<R> {
    R submitted(ExperimentSubmitted event);

    R advanced(StateAdvanced event);

    R statusChanged(ExperimentStatusChanged event);
  }
}

package io.l2nas.core.history;

import io.l2nas.contracts.ExperimentStatus;

/** The experiment cannot go from where it stands to where it was asked to go. */
public final class IllegalTransitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalTransitionException(String experiment, ExperimentStatus from, ExperimentStatus to) {
    super("experiment '%s' is %s and cannot become %s".formatted(experiment, from, to));
  }
}

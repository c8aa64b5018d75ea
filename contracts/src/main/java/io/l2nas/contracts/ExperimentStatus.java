package io.l2nas.contracts;

/** Where an experiment stands. */
public enum ExperimentStatus {
  /** Actions are proposed. */
  RUNNING,
  /** Outcomes are applied, but no action is proposed until it is resumed. */
  PAUSED,
  /** Every step of the budget has an outcome. */
  COMPLETED,
  /** Somebody stopped it. */
  CANCELLED,
  /** Too many evaluations failed. */
  FAILED;

  /** Whether nothing will happen any more. */
  public boolean isTerminal() {
    return this == COMPLETED || this == CANCELLED || this == FAILED;
  }
}

package io.l2nas.contracts;

/** Whether an evaluator may be counted on. */
public enum EvaluatorState {
  /** It takes work whenever a slot is free. */
  TAKING,
  /** It ends what runs and takes nothing more. */
  DRAINING,
  /** It takes nothing until it is released. */
  QUARANTINED,
  /** It has left. */
  GONE
}

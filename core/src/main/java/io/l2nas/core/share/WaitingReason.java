package io.l2nas.core.share;

/** Why actions of an experiment wait. */
public enum WaitingReason {
  /** None waits, or they are about to be dispatched. */
  NONE,
  /** Nobody evaluates in the pool. */
  NO_EVALUATOR,
  /** The team has used the evaluation-seconds of its day. */
  DAY_IS_USED,
  /** The team has as many in flight as it may. */
  TEAM_LIMIT,
  /** Others of the team have a higher priority. */
  PRIORITY,
  /** The slots of the pool are shared among all who ask. */
  POOL_IS_BUSY
}

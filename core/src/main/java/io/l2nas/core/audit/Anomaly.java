package io.l2nas.core.audit;

/**
 * What can be wrong with a recorded run.
 *
 * <p>Publishing is at least once, so an event that stands in a topic again, equal to what stood
 * there before, is none of these. Neither is an outcome that was told of a step after another one:
 * the first that was told counts.
 */
public enum Anomaly {
  /**
   * Something that must have been recorded stands in no store: an event between two that are there,
   * the state of a step between two that are there, or, when nothing is under way any more, the
   * outcome of a step that was due or the end that follows from the last state.
   */
  LOST,

  /**
   * One place was taken twice: two different events have one number, a step was applied by two
   * events, or the ledger, where numbers are keys, has an event twice.
   */
  DUPLICATED,

  /**
   * The stores do not agree: an event, or an outcome that was applied, stands in one and not in the
   * other that must have it, or the two have different events at one number. And an end that is
   * written together with its state stands in the ledger without the other.
   */
  TORN,

  /** An event was first published after one that follows it. */
  OUT_OF_ORDER,

  /**
   * An event does not follow from those before it: the agent proposes another action, the history
   * says another state or none, an outcome was applied though another had been told first, or an
   * end has no cause.
   */
  DIVERGENT
}

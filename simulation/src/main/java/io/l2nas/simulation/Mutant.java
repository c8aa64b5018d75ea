package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.FloatVector;

/**
 * Mistakes that somebody could make in the services. Each is made on purpose to see whether the
 * simulation finds it: a net is as good as the fish that it holds.
 */
public enum Mutant {
  /** No mistake. */
  NONE,
  /** The database lets two writers record one step, and one number, whatever they know. */
  NO_UNIQUE_KEYS,
  /** The database does not ask whether more is recorded than the history knows. */
  STALE_HISTORY_TRUSTED,
  /** The history stores its position before it has recorded what stands there. */
  ACKNOWLEDGED_BEFORE_COMMIT,
  /** The history publishes states before they are recorded. */
  PUBLISHED_BEFORE_COMMIT,
  /** The history goes on behind a batch that it could not record. */
  BATCH_DROPPED_AFTER_ABORT,
  /** The history keeps in memory what it could not record. */
  HISTORY_KEPT_AFTER_ABORT,
  /** Nobody publishes what a history that died had recorded. */
  OUTBOX_FORGOTTEN,
  /** Of several outcomes that come together the last one counts. */
  LAST_WINS,
  /** The agent does not look for evaluators that were lost. */
  LEASES_IGNORED,
  /** The agent dispatches an action again however often it was lost. */
  ATTEMPTS_UNLIMITED,
  /** The agent sends what is due and does not ask whether it may. */
  CREDITS_IGNORED,
  /** The agent does not drop a state that it has, and follows a pause that comes again. */
  REPEATED_STATES_FOLLOWED,
  /** An agent that starts again asks for another action than the one before it. */
  ACTION_CHANGED_BY_RESTART,
  /** An evaluator tells a score that is no number as if it were 0. */
  NAN_KEPT;

  /** The action that is opened in place of one that was open before a restart. */
  ActionProposed afterRestart(ActionProposed action) {
    if (this != ACTION_CHANGED_BY_RESTART) {
      return action;
    }
    float[] alpha = action.alpha().toArray();
    alpha[0] = Math.nextUp(alpha[0]);
    return new ActionProposed(
        action.experiment(),
        action.step(),
        action.attempt(),
        action.pool(),
        FloatVector.of(alpha),
        action.space(),
        action.evaluator(),
        action.reward(),
        action.terms());
  }

  /** The action that is opened in place of one that is due. */
  ActionProposed due(ActionProposed action) {
    if (this != ATTEMPTS_UNLIMITED) {
      return action;
    }
    EvaluationTerms terms = action.terms();
    return action.dispatched(
        action.attempt(),
        new EvaluationTerms(terms.leaseSeconds(), terms.timeoutSeconds(), Integer.MAX_VALUE));
  }
}

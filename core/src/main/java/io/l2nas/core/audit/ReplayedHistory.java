package io.l2nas.core.audit;

import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.TrajectoryHash;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The history of an experiment, rebuilt from the recorded stream: every recorded event is compared
 * with the one that it says.
 *
 * <p>Pauses, resumptions and cancellations come from outside; they are lawful wherever the status
 * allows them. An end that follows from a state stands right behind it. Of any other end the stream
 * does not tell the cause: it is lawful if the experiment has a budget that may have caused it.
 */
public final class ReplayedHistory implements ExperimentEvent.Cases<Boolean> {
  private final Queue<ExperimentEvent> due = new ArrayDeque<>();
  private ExperimentSpec spec;
  private ExperimentHistory history;
  private boolean endedByBudget;
  private Finding difference;

  /** Takes the next event; the first one is the submission. */
  public void follow(ExperimentEvent event) {
    if (difference != null) {
      return;
    }
    try {
      if (!event.match(this)) {
        differ(event, "event " + event.id() + " does not follow from those before it");
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      differ(event, e.getMessage());
    }
  }

  /** The first event that does not follow; empty if all do. */
  public Optional<Finding> difference() {
    return Optional.ofNullable(difference);
  }

  /** How many steps were applied. */
  public int applied() {
    return history == null ? 0 : history.applied();
  }

  /** The fingerprint of the trajectory so far. */
  public String trajectoryHash() {
    return history == null ? TrajectoryHash.EMPTY : history.trajectoryHash();
  }

  /** The end that must follow the last event; empty if nothing must. */
  Optional<ExperimentEvent> due() {
    return Optional.ofNullable(due.peek());
  }

  /** What the stream was followed into; empty before the submission. */
  Optional<ExperimentHistory> history() {
    return Optional.ofNullable(history);
  }

  /** Whether an outcome that is no state must have ended it, for the clock cannot have. */
  boolean isEndedByBudget() {
    return endedByBudget;
  }

  @Override
  public Boolean submitted(ExperimentSubmitted event) {
    if (history != null) {
      return false;
    }
    spec = event.spec();
    history = ExperimentHistory.of(event);
    return true;
  }

  @Override
  public Boolean advanced(StateAdvanced event) {
    if (isEnded() || event.step() != history.applied() + 1) {
      return false;
    }
    Optional<String> objection = history.objection(event.outcome());
    if (objection.isPresent()) {
      throw new IllegalArgumentException(objection.get());
    }
    List<ExperimentEvent> said = history.record(event.outcome());
    due.addAll(said.subList(1, said.size()));
    return said.get(0).equals(event);
  }

  @Override
  public Boolean statusChanged(ExperimentStatusChanged event) {
    if (!due.isEmpty()) {
      return event.equals(due.remove());
    }
    if (isEnded() || !(isLawful(event.status()) || ExperimentHistory.isGivenUp(event))) {
      return false;
    }
    history.replay(event);
    return true;
  }

  private boolean isEnded() {
    return history.status().isTerminal();
  }

  private boolean isLawful(ExperimentStatus next) {
    boolean scored = history.applied() > history.failures();
    return switch (next) {
      case RUNNING -> history.status() == ExperimentStatus.PAUSED;
      case PAUSED -> history.status() == ExperimentStatus.RUNNING;
      case CANCELLED -> true;
      case COMPLETED -> scored && mayEnd();
      case FAILED -> !scored && mayEnd();
    };
  }

  private boolean mayEnd() {
    BudgetSpec budget = spec.budget();
    endedByBudget = !budget.limitsSeconds();
    return budget.limitsSeconds()
        || budget.limitsArchitectures()
        || budget.limitsEvaluationSeconds();
  }

  private void differ(ExperimentEvent event, String message) {
    difference =
        new Finding(Anomaly.DIVERGENT, event.experiment(), Place.event(event.sequence()), message);
  }
}

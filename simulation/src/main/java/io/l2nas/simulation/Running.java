package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluationProgressed;
import java.util.Map;

/** An evaluation at work: is heard of every third of its lease, and ends once. */
final class Running {
  private final EvaluatorProcess owner;
  private final ActionProposed action;
  private final long startedAt;
  private int beats;
  private boolean over;

  Running(EvaluatorProcess owner, ActionProposed action) {
    this.owner = owner;
    this.action = action;
    this.startedAt = owner.now();
  }

  ActionProposed action() {
    return action;
  }

  BusySlot slot() {
    return EvaluatorProcess.slot(action, owner.now() - startedAt);
  }

  void begin() {
    Answers answers = owner.world().answers();
    long nanos = answers.duration(owner.world().chance());
    if (answers.kills(action)) {
      owner.after(nanos, owner::crash);
    } else {
      owner.after(nanos, this::end);
    }
    beat();
  }

  /** Whatever comes of it is not told any more. */
  void cancel() {
    over = true;
  }

  private void beat() {
    owner.after(
        (long) (action.terms().leaseSeconds() * 1e9 / 3),
        () -> {
          if (!over) {
            beats++;
            owner.send(
                new EvaluationProgressed(
                    action.experiment(),
                    action.step(),
                    action.attempt(),
                    owner.name(),
                    beats,
                    Map.of()));
            beat();
          }
        });
  }

  private void end() {
    if (!over) {
      over = true;
      owner.send(owner.world().answers().of(action, owner.name(), startedAt, owner.now()));
      owner.ended(this);
    }
  }
}

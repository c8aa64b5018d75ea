package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationStarted;
import java.time.Duration;

/**
 * Sees to it that an evaluator that was lost is replaced within its lease and five seconds, where
 * an idle one is there. What an agent cannot know while it is away itself is not held against it.
 */
final class LeaseWatch {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final World world;
  private long troubleUntil;

  LeaseWatch(World world) {
    this.world = world;
  }

  /** From here on somebody else than evaluators has a reason to be late. */
  void trouble() {
    troubleUntil(world.scheduler().now());
  }

  /** The same, for as long as that. */
  void troubleUntil(long end) {
    troubleUntil = Math.max(troubleUntil, end);
  }

  /** The process that evaluated it is dead. */
  void lost(ActionProposed action, String evaluator) {
    long at = world.scheduler().now();
    long lease = world.plan().lease().toNanos();
    world
        .scheduler()
        .after(lease + GRACE.toNanos(), () -> judge(action, evaluator, at, at + lease));
  }

  private void judge(ActionProposed action, String evaluator, long lostAt, long dueAt) {
    boolean limited =
        world.plan().teams().values().stream()
            .anyMatch(terms -> terms.maxInFlight() < Integer.MAX_VALUE);
    boolean idle = world.evaluators().stream().anyMatch(each -> each.isIdleSince(dueAt));
    if (troubleUntil < lostAt && !limited && idle && !isReplaced(action, evaluator)) {
      world.accuse(
          "%s was lost with %s at %.3f s, and nobody has replaced it"
              .formatted(evaluator, action.id(), lostAt / 1e9));
    }
  }

  /** Somebody else began it, of this attempt, which the queue may hold twice, or of a later one. */
  private boolean isReplaced(ActionProposed action, String evaluator) {
    return world.database().row(action.experiment()).ended
        || world.evaluators().stream().anyMatch(each -> each.isAt(action))
        || world.evaluationsOf(action.experiment()).readAll().stream()
            .map(Log.Entry::event)
            .anyMatch(
                event ->
                    event.experiment().equals(action.experiment())
                        && event.step() == action.step()
                        && (event instanceof EvaluationOutcome
                            || event.attempt() > action.attempt()
                            || event instanceof EvaluationStarted started
                                && !started.evaluator().equals(evaluator)));
  }
}

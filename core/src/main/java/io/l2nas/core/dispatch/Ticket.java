package io.l2nas.core.dispatch;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.core.space.SearchSpace;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One open step: its last dispatch, and what has become of that. Times are of one monotonic clock,
 * in nanoseconds.
 */
final class Ticket {
  private ActionProposed action;
  private Phase phase;
  private Place place;
  private long since;
  private final long openedAt;
  private OptionalLong startedAt = OptionalLong.empty();
  private String evaluator = Answerer.NOBODY;
  private final Set<Integer> released = new HashSet<>();

  private enum Phase {
    /** A score of the team may answer it; nobody was asked. */
    UNASKED,
    /** Whoever keeps the scores of the team was asked. */
    ASKED,
    /** To be dispatched. */
    DUE,
    /** Dispatched; no evaluator has it. */
    QUEUED,
    /** The queue has let go of it, and no evaluator has told that it took it. */
    MISSING,
    /** An evaluator has it, and was heard of. */
    LEASED,
    /** There is an outcome; the history has yet to apply it. */
    ANSWERED
  }

  /**
   * @param recall whether a score of the team may answer it, and is to be asked for first
   */
  Ticket(ActionProposed action, boolean recall, long openedAt) {
    this.action = action;
    this.openedAt = openedAt;
    this.phase = recall ? Phase.UNASKED : Phase.DUE;
  }

  ActionProposed action() {
    return action;
  }

  boolean isUnasked() {
    return phase == Phase.UNASKED;
  }

  /** A score of the team is asked for now. */
  void ask(long now) {
    phase = Phase.ASKED;
    since = now;
  }

  /** Whether a score of the team may yet answer it. */
  boolean mayBeRecalled() {
    return phase == Phase.UNASKED || phase == Phase.ASKED;
  }

  boolean isDue() {
    return phase == Phase.DUE;
  }

  /** Whether a score was asked for, and nobody has answered for so long. */
  boolean isRecallOverdue(long now, long patience) {
    return phase == Phase.ASKED && now - since > patience;
  }

  /** It is due without. */
  void giveUpRecall() {
    phase = Phase.DUE;
  }

  /** Whether it was dispatched, and no evaluator is known to have it. */
  boolean isQueued() {
    return phase == Phase.QUEUED || phase == Phase.MISSING;
  }

  /** Whether it was dispatched, and has no outcome. */
  boolean isInFlight() {
    return isQueued() || phase == Phase.LEASED;
  }

  /** What its evaluation may take. */
  double timeoutSeconds() {
    return action.terms().timeoutSeconds();
  }

  boolean isAnswered() {
    return phase == Phase.ANSWERED;
  }

  /** The seconds until the evaluator that was heard of last took it; empty if none was. */
  OptionalDouble waited() {
    return startedAt.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((startedAt.getAsLong() - openedAt) / 1e9);
  }

  /** Nothing more is to be done. */
  void close() {
    phase = Phase.ANSWERED;
  }

  /**
   * It goes out now.
   *
   * @param seconds what the evaluation may take
   */
  void dispatch(double seconds) {
    action = action.dispatched(action.attempt(), action.terms().withTimeout(seconds));
    phase = Phase.QUEUED;
    place = null;
  }

  /** The queue has this dispatch, at this place. */
  void found(ActionProposed dispatched, Place where) {
    int attempt = dispatched.attempt();
    boolean news = attempt > action.attempt() || (attempt == action.attempt() && isWaiting());
    if (news) {
      double timeout = dispatched.terms().timeoutSeconds();
      action = action.dispatched(attempt, action.terms().withTimeout(timeout));
      phase = Phase.QUEUED;
      place = where;
    }
  }

  /** Compares its place with how far the queue has come, by partition. */
  void queueStartsAt(Map<Integer, QueueStart> starts, long now) {
    QueueStart start = place == null ? null : starts.get(place.partition());
    if (start == null) {
      return;
    }
    if (phase == Phase.QUEUED && start.hasPassed(place)) {
      phase = Phase.MISSING;
      since = now;
    } else if (phase == Phase.MISSING && !start.hasPassed(place)) {
      phase = Phase.QUEUED; // What was said before was older than the action.
    }
  }

  void hear(EvaluationEvent event, long now) {
    event.match(new Hearing(now));
  }

  /** For a while nobody listened: whoever could not be heard is not late. */
  void forgive(long nanos) {
    since += nanos;
  }

  /** Whether whoever should have been heard of was not for longer than the lease. */
  boolean isOverdue(long now, long lease) {
    return (phase == Phase.MISSING || phase == Phase.LEASED) && now - since > lease;
  }

  /**
   * The evaluator is lost: the next attempt is due, unless it was the last.
   *
   * @return why there will be no other
   */
  Optional<EvaluationFailed> lose(long now) {
    int losses = action.attempt() - released.size();
    if (losses < action.terms().maxAttempts()) {
      next(action.attempt() + 1);
      phase = Phase.DUE;
      return Optional.empty();
    }
    return Optional.of(
        fail(
            EvaluationFailed.Reason.LOST,
            "%d of %d attempts were lost; the last evaluator, '%s', was not heard of for %s s: see its log, or raise maxAttempts"
                .formatted(
                    losses, action.terms().maxAttempts(), evaluator, action.terms().leaseSeconds()),
            startedAt.isEmpty() ? 0 : (now - startedAt.getAsLong()) / 1e9));
  }

  /** It is not evaluated. */
  EvaluationFailed refuse(String why) {
    evaluator = Answerer.NOBODY;
    return fail(EvaluationFailed.Reason.BUDGET, why, 0);
  }

  private EvaluationFailed fail(EvaluationFailed.Reason reason, String message, double seconds) {
    phase = Phase.ANSWERED;
    return new EvaluationFailed(
        action.experiment(),
        action.step(),
        action.attempt(),
        evaluator,
        action.alpha(),
        architecture(),
        reason,
        message,
        seconds);
  }

  private boolean isWaiting() {
    return mayBeRecalled() || phase == Phase.DUE || phase == Phase.QUEUED;
  }

  private void next(int attempt) {
    action = action.dispatched(attempt, action.terms());
  }

  private String architecture() {
    return new SearchSpace(action.space()).discretize(action.alpha()).text();
  }

  /** Whether the history will take it: anybody may write to the topic. */
  private boolean isAnswer(EvaluationOutcome outcome) {
    return outcome.alpha().equals(action.alpha())
        && outcome.architecture().equals(architecture())
        && outcome.match(
            completed ->
                Float.isFinite((float) completed.reward())
                    && (completed.origin().isEmpty() || completed.seconds() == 0),
            failed -> Boolean.TRUE);
  }

  private final class Hearing implements EvaluationEvent.Cases<Void> {
    private final long now;

    private Hearing(long now) {
      this.now = now;
    }

    @Override
    public Void started(EvaluationStarted event) {
      // One more than is known: whoever owned this step before may have dispatched it again.
      boolean current =
          event.attempt() == action.attempt() || event.attempt() == action.attempt() + 1;
      if (current && phase != Phase.ANSWERED) {
        next(event.attempt());
        evaluator = event.evaluator();
        startedAt = OptionalLong.of(now);
        hold();
      }
      return null;
    }

    @Override
    public Void progressed(EvaluationProgressed event) {
      if (isOfHolder(event)) {
        hold();
      }
      return null;
    }

    @Override
    public Void released(EvaluationReleased event) {
      released.add(event.attempt());
      if (isOfHolder(event)) {
        next(action.attempt() + 1);
        phase = Phase.DUE;
      }
      return null;
    }

    @Override
    public Void notFound(EvaluationNotFound event) {
      if (mayBeRecalled()) {
        phase = Phase.DUE;
      }
      return null;
    }

    @Override
    public Void outcome(EvaluationOutcome outcome) {
      if (isAnswer(outcome)) {
        phase = Phase.ANSWERED;
      }
      return null;
    }

    private boolean isOfHolder(EvaluationEvent event) {
      return phase == Phase.LEASED
          && event.attempt() == action.attempt()
          && event.evaluator().equals(evaluator);
    }

    private void hold() {
      phase = Phase.LEASED;
      since = now;
    }
  }
}

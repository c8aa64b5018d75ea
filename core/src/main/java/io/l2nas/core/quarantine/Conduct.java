package io.l2nas.core.quarantine;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How evaluators conduct themselves, by what is told of their evaluations. An evaluator is suspect
 * when so many evaluations in a row have failed with it, in experiments in which others complete
 * what they begin after its row began; when it fails again after that; and when the row is longer
 * than chance makes one. A verdict ends the row.
 *
 * <p>Times are of one monotonic clock, in nanoseconds. Who and what was not heard of for a day is
 * forgotten.
 */
public final class Conduct {
  private static final long A_DAY = 24L * 60 * 60 * 1_000_000_000;
  private static final long AN_HOUR = A_DAY / 24;
  private static final double A_YEAR_SECONDS = 365.0 * 24 * 60 * 60;

  private final int failures;
  private final Map<String, FailureRow> rows = new HashMap<>();
  private final Map<String, Difficulty> difficulties = new HashMap<>();
  private final Map<String, Long> lossNoticedAt = new HashMap<>();
  private final OpenAttempts open = new OpenAttempts();
  private boolean begun;
  private long tidiedAt;

  /**
   * @param failures how many failures in a row make an evaluator suspect; at least 1
   */
  public Conduct(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException(
          "failures is %d; it must be at least 1".formatted(failures));
    }
    this.failures = failures;
  }

  /**
   * Takes what was told.
   *
   * @param now when that is heard
   * @return who is suspect because of it, by name
   */
  public List<Suspicion> hear(EvaluationEvent event, long now) {
    tidy(now);
    return event.match(new Hearing(now));
  }

  /** How many rows, experiments, losses and steps are remembered. */
  int size() {
    return rows.size() + difficulties.size() + lossNoticedAt.size() + open.size();
  }

  private void tidy(long now) {
    if (begun && now - tidiedAt < AN_HOUR) {
      return;
    }
    begun = true;
    tidiedAt = now;
    rows.values().removeIf(row -> now - row.heardAt() > A_DAY);
    difficulties.values().removeIf(difficulty -> now - difficulty.heardAt() > A_DAY);
    lossNoticedAt.values().removeIf(at -> now - at > A_DAY);
    open.forget(A_DAY, now);
  }

  private List<Suspicion> complete(EvaluationCompleted completed, long now) {
    Map<String, Long> others = open.end(completed);
    if (completed.origin().isPresent()) { // Nobody has evaluated it.
      return List.of();
    }
    List<Suspicion> suspicions = new ArrayList<>();
    others.forEach((evaluator, at) -> suspicions.addAll(lose(evaluator, completed, at, now)));
    FailureRow own = rows.remove(completed.evaluator());
    long begunAt = begunAt(completed, now);
    difficulty(completed.experiment()).complete(now);
    rows.values().forEach(row -> row.completedByOther(completed.experiment(), begunAt, now));
    if (own != null) {
      own.forEach((experiment, count) -> acquit(experiment, count, now));
    }
    suspicions.sort(Comparator.comparing(Suspicion::evaluator));
    return suspicions;
  }

  /** Whoever completes something may have failed before: the work was at fault. */
  private void acquit(String experiment, int count, long now) {
    difficulty(experiment).fail(count, now);
    rows.values().forEach(row -> row.failedByOther(experiment, count, now));
  }

  private List<Suspicion> fail(EvaluationFailed failed, long now) {
    open.end(failed);
    return switch (failed.reason()) {
      case LOST, BUDGET, AGENT -> List.of();
      case UNKNOWN_ARCHITECTURE, INVALID_REQUEST, NON_FINITE, TIMEOUT, ERROR ->
          add(failed.evaluator(), Failure.told(failed, begunAt(failed, now)), now);
    };
  }

  /** What an evaluator loses together, in one crash, counts once. */
  private List<Suspicion> lose(
      String evaluator, EvaluationCompleted completed, long begunAt, long now) {
    Long noticedAt = lossNoticedAt.get(evaluator);
    if (noticedAt != null && begunAt - noticedAt <= 0) {
      return List.of();
    }
    lossNoticedAt.put(evaluator, now);
    return add(evaluator, Failure.lost(completed.experiment(), completed.step(), begunAt), now);
  }

  private List<Suspicion> add(String evaluator, Failure failure, long now) {
    FailureRow row = rows.computeIfAbsent(evaluator, name -> new FailureRow(now));
    row.add(failure, now);
    int count = row.failures();
    if (count < failures || !row.isBeyondChance(name -> difficulty(name).chanceOfFailure())) {
      return List.of();
    }
    rows.remove(evaluator);
    String reason =
        "%d failures in a row at work that others complete; the last at %s"
            .formatted(count, row.last());
    return List.of(new Suspicion(evaluator, reason, row.since()));
  }

  private Difficulty difficulty(String experiment) {
    return difficulties.computeIfAbsent(experiment, name -> new Difficulty());
  }

  private static long begunAt(EvaluationOutcome outcome, long now) {
    return now - Math.round(Math.min(outcome.seconds(), A_YEAR_SECONDS) * 1e9);
  }

  private final class Hearing implements EvaluationEvent.Cases<List<Suspicion>> {
    private final long now;

    private Hearing(long now) {
      this.now = now;
    }

    @Override
    public List<Suspicion> started(EvaluationStarted event) {
      open.begin(event, now);
      return List.of();
    }

    @Override
    public List<Suspicion> progressed(EvaluationProgressed event) {
      return List.of();
    }

    @Override
    public List<Suspicion> released(EvaluationReleased event) {
      open.release(event);
      return List.of();
    }

    @Override
    public List<Suspicion> notFound(EvaluationNotFound event) {
      return List.of();
    }

    @Override
    public List<Suspicion> outcome(EvaluationOutcome event) {
      return event.match(completed -> complete(completed, now), failed -> fail(failed, now));
    }
  }
}

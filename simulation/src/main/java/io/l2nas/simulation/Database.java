package io.l2nas.simulation;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.HistoryBatch;
import io.l2nas.core.history.HistoryVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The ledger. Each call happens at one moment, all of it or nothing; whether it happened is not
 * always told. Its keys let only one of two writers through.
 */
final class Database {
  private static final Duration STRAGGLER = Duration.ofSeconds(5);

  private final World world;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private long backAt;

  /** An experiment, with all that is keyed by it. */
  static final class Row {
    final TreeMap<Long, ExperimentEvent> events = new TreeMap<>();
    final TreeMap<Integer, EvaluationOutcome> outcomes = new TreeMap<>();
    final List<EvaluationOutcome> late = new ArrayList<>();
    final Optional<Long> deadline;
    long published = -1;
    int applied;
    boolean ended;
    long changedAt;

    Row(Optional<Long> deadline) {
      this.deadline = deadline;
    }

    long sequence() {
      return events.lastKey();
    }
  }

  /** How an experiment stands after what is to be written. */
  record Progress(String experiment, int applied, boolean ended) {
    static Progress of(ExperimentHistory history) {
      return new Progress(history.experiment(), history.applied(), history.status().isTerminal());
    }
  }

  /** Another process wrote first. */
  static final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Nobody knows whether it happened. */
  static final class AwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Database(World world) {
    this.world = world;
  }

  /** All calls fail for a while. */
  void goAway(long nanos) {
    world.trace().say("database", "is away for " + nanos / 1_000_000 + " ms");
    backAt = world.scheduler().now() + nanos;
  }

  /** Somebody calls, and goes on with what comes back, if he lives. */
  <T> void call(
      SimulatedProcess caller,
      Supplier<T> work,
      Consumer<T> done,
      Consumer<RuntimeException> failed) {
    boolean fails = world.chance().happens(world.faults().databaseFails());
    boolean happens = !fails || world.chance().happens(0.5);
    Call<T> call = new Call<>();
    Runnable answer =
        caller.step(
            () -> {
              if (call.failure == null) {
                done.accept(call.result);
              } else {
                failed.accept(call.failure);
              }
            });
    world
        .scheduler()
        .after(
            world.chance().time(world.faults().delay()),
            () -> {
              call.perform(isAway(), happens, fails, work);
              answer.run();
            });
  }

  private boolean isAway() {
    return world.scheduler().now() < backAt;
  }

  private static final class Call<T> {
    private T result;
    private RuntimeException failure;

    void perform(boolean away, boolean happens, boolean fails, Supplier<T> work) {
      try {
        if (happens && !away) {
          result = work.get();
        }
      } catch (StaleException e) {
        failure = e;
      }
      if (away || fails) {
        failure = new AwayException();
      }
    }
  }

  void submit(ExperimentSubmitted submission, Optional<Long> deadline) {
    Row row = new Row(deadline);
    row.changedAt = world.scheduler().now();
    row.events.put(0L, submission);
    rows.putIfAbsent(submission.experiment(), row);
  }

  Row row(String experiment) {
    return rows.get(experiment);
  }

  /** Whether somebody has to resume it. */
  boolean isPaused(String experiment) {
    if (row(experiment) == null) {
      return false;
    }
    for (ExperimentEvent event : row(experiment).events.descendingMap().values()) {
      if (event instanceof ExperimentStatusChanged changed) {
        return changed.status() == ExperimentStatus.PAUSED;
      }
    }
    return false;
  }

  /**
   * What follows from a batch of outcomes, or from a request.
   *
   * @throws StaleException if a key is taken, or more is recorded of an experiment than was known;
   *     then nothing is written
   */
  void record(HistoryBatch batch, Collection<Progress> progress) {
    List<EvaluationOutcome> firsts = batch.firsts();
    List<ExperimentEvent> events = batch.events();
    if (world.mutant() != Mutant.STALE_HISTORY_TRUSTED && world.mutant() != Mutant.NO_UNIQUE_KEYS) {
      batch.versions().forEach(this::requireNoMore);
    }
    boolean taken =
        firsts.stream().anyMatch(o -> row(o.experiment()).outcomes.containsKey(o.step()))
            || events.stream().anyMatch(e -> row(e.experiment()).events.containsKey(e.sequence()));
    if (taken && world.mutant() != Mutant.NO_UNIQUE_KEYS) {
      throw new StaleException();
    }
    firsts.forEach(outcome -> row(outcome.experiment()).outcomes.put(outcome.step(), outcome));
    batch.late().forEach(outcome -> row(outcome.experiment()).late.add(outcome));
    events.forEach(event -> row(event.experiment()).events.put(event.sequence(), event));
    for (Progress each : progress) {
      Row row = row(each.experiment());
      row.applied = each.applied();
      row.ended = each.ended();
      row.changedAt = world.scheduler().now();
    }
  }

  private void requireNoMore(String experiment, HistoryVersion known) {
    Row row = row(experiment);
    boolean more =
        row.sequence() != known.sequence()
            || row.outcomes.tailMap(row.applied).size() != known.waiting();
    if (more) {
      throw new StaleException();
    }
  }

  /** The events of an experiment that are not known to be published, in order. */
  List<ExperimentEvent> unpublished(String experiment) {
    Row row = row(experiment);
    return List.copyOf(row.events.tailMap(row.published, false).values());
  }

  /** The experiments with such events that nobody has touched for a while. */
  List<String> stragglers() {
    long before = world.scheduler().now() - STRAGGLER.toNanos();
    return rows.entrySet().stream()
        .filter(row -> row.getValue().published < row.getValue().sequence())
        .filter(row -> row.getValue().changedAt < before)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Notes that these events, and all before them in their streams, are published. */
  void published(Collection<ExperimentEvent> last) {
    for (ExperimentEvent event : last) {
      Row row = row(event.experiment());
      row.published = Math.max(row.published, event.sequence());
    }
  }

  /** Those whose time is over, and that have not ended. */
  List<String> overdue() {
    return rows.entrySet().stream()
        .filter(row -> !row.getValue().ended)
        .filter(
            row -> row.getValue().deadline.filter(at -> at < world.scheduler().now()).isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A history, rebuilt: what it said, then the outcomes that wait. */
  Optional<ExperimentHistory> load(String experiment) {
    Row row = row(experiment);
    if (row == null) {
      return Optional.empty();
    }
    ExperimentHistory history =
        ExperimentHistory.of((ExperimentSubmitted) row.events.firstEntry().getValue());
    row.events.tailMap(0L, false).values().forEach(history::replay);
    row.outcomes.tailMap(row.applied).values().forEach(history::record);
    return Optional.of(history);
  }
}

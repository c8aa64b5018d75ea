package io.l2nas.core.checkpoint;

import io.l2nas.contracts.ExperimentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which agents of a partition are to be written down, and what of its states need not be read again
 * because they were.
 *
 * <p>What a restart costs is learning, so an agent is due when it has learned for long since it was
 * last written down: for its share of what all together may have to repeat. One that learns little
 * is due now and then, or the partition would have to be read from where it began.
 *
 * <p>Times are of one monotonic clock, in nanoseconds; offsets are those of the partition.
 */
public final class CheckpointPlan {
  /** With more agents than this at work, to write them down would cost more than it spares. */
  private static final int SHARERS = 40;

  private static final long NOW_AND_THEN = Duration.ofMinutes(10).toNanos();

  private final long mostToRepeat;
  private final Map<String, Progress> open = new HashMap<>();

  private final Set<String> ended = new HashSet<>();

  /** Experiments that have ended, and whose checkpoints are of no use any more. */
  private final Set<String> obsolete = new HashSet<>();

  private long position;

  /** A stretch of the log that no checkpoint covers: where it begins, and since when. */
  private record Stretch(long offset, long since) {}

  private static final class Progress {
    private long reached = -1;
    private boolean saving;

    /** Since the last checkpoint that is known to be stored; null if there is nothing. */
    private Stretch uncovered;

    /** Since the one that is being stored. */
    private Stretch afterSaving;

    private long learned;
  }

  /**
   * A plan for a partition.
   *
   * @param mostToRepeat how long all its agents together may have learned since they were written
   *     down
   */
  public CheckpointPlan(Duration mostToRepeat) {
    this.mostToRepeat = mostToRepeat.toNanos();
  }

  /** The agent was put back from a checkpoint that reaches to this event. */
  public void restored(String experiment, long sequence) {
    progress(experiment).reached = sequence;
  }

  /**
   * An event of a stream was taken; one that a checkpoint covers changes nothing.
   *
   * @param offset where it stands
   * @param learned how long it took
   */
  public void followed(ExperimentEvent event, long offset, long learned, long now) {
    if (!ended.contains(event.experiment())) {
      follow(progress(event.experiment()), event.sequence(), offset, learned, now);
    }
  }

  private static void follow(
      Progress progress, long sequence, long offset, long learned, long now) {
    if (sequence <= progress.reached) {
      return;
    }
    Stretch stretch = new Stretch(offset, now);
    progress.learned += learned;
    progress.uncovered = progress.uncovered == null ? stretch : progress.uncovered;
    progress.afterSaving = progress.afterSaving == null ? stretch : progress.afterSaving;
  }

  /** All that was followed so far and is not covered was learned together, in this time. */
  public void relearned(long learned) {
    List<Progress> uncovered = uncovered();
    uncovered.forEach(progress -> progress.learned += learned / uncovered.size());
  }

  /** The experiment has ended; it holds nothing up any more. */
  public void ended(String experiment) {
    ended.add(experiment);
    Progress progress = open.remove(experiment);
    if (progress != null && (progress.saving || progress.reached >= 0)) {
      obsolete.add(experiment);
    }
  }

  /**
   * The record at this offset has been dealt with, whatever it was: what could not be followed is
   * buried.
   */
  public void dealtWith(long offset) {
    position = offset + 1;
  }

  /** The experiments whose agents are to be written down. */
  public List<String> due(long now) {
    long enough = mostToRepeat / Math.max(1, Math.min(SHARERS, uncovered().size()));
    List<String> due = new ArrayList<>();
    open.forEach(
        (experiment, progress) -> {
          if (!progress.saving
              && progress.uncovered != null
              && (progress.learned >= enough || now - progress.uncovered.since >= NOW_AND_THEN)) {
            due.add(experiment);
          }
        });
    return due;
  }

  /** The agent is written down as it is now, and on its way to the store. */
  public void saving(String experiment) {
    Progress progress = progress(experiment);
    progress.saving = true;
    progress.afterSaving = null;
    progress.learned = 0;
  }

  /** What was written down, of the agent as it was after this event, is stored. */
  public void saved(String experiment, long sequence) {
    Progress progress = open.get(experiment);
    if (progress != null) {
      progress.saving = false;
      progress.reached = sequence;
      progress.uncovered = progress.afterSaving;
    }
  }

  /** It could not be stored; it is due again when as much again was learned. */
  public void notSaved(String experiment) {
    Progress progress = open.get(experiment);
    if (progress != null) {
      progress.saving = false;
    }
  }

  /** What is covered now. */
  public Coverage coverage() {
    long offset =
        uncovered().stream()
            .mapToLong(progress -> progress.uncovered.offset)
            .reduce(position, Math::min);
    Map<String, Long> sequences = new HashMap<>();
    open.forEach(
        (experiment, progress) -> {
          if (progress.reached >= 0) {
            sequences.put(experiment, progress.reached);
          }
        });
    return new Coverage(offset, sequences);
  }

  /**
   * The coverage is stored.
   *
   * @return experiments of whose checkpoints it does not speak any more: they can be deleted
   */
  public Set<String> told(Coverage coverage) {
    Set<String> deletable = new HashSet<>(obsolete);
    deletable.removeAll(coverage.sequences().keySet());
    obsolete.removeAll(deletable);
    return deletable;
  }

  private Progress progress(String experiment) {
    return open.computeIfAbsent(experiment, name -> new Progress());
  }

  private List<Progress> uncovered() {
    return open.values().stream().filter(progress -> progress.uncovered != null).toList();
  }
}

package io.l2nas.benchmarks;

import io.l2nas.benchmarks.EventTap.Sighting;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.StateAdvanced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a pool did, as its events tell: who had a slot when, and who waited how long. */
final class PoolTrace {
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<Run> runs = new ArrayList<>();
  private final Map<String, Map<Integer, Instant>> starts = new HashMap<>();
  private final Map<String, Map<Integer, Instant>> advances = new HashMap<>();
  private int again;
  private int released;

  /** An evaluation: it had a slot from its start to its outcome. */
  private record Run(String experiment, Instant from, Instant to) {}

  PoolTrace(List<Sighting> sightings) {
    Map<String, Instant> underWay = new HashMap<>();
    for (Sighting sighting : sightings) {
      if (sighting.event() instanceof EvaluationStarted started) {
        again += started.attempt() > 1 ? 1 : 0;
        underWay.put(key(started.experiment(), started.step()), sighting.sent());
        starts
            .computeIfAbsent(started.experiment(), id -> new HashMap<>())
            .put(started.step(), sighting.sent());
      } else if (sighting.event() instanceof EvaluationOutcome outcome) {
        Instant from = underWay.remove(key(outcome.experiment(), outcome.step()));
        if (from != null) {
          runs.add(new Run(outcome.experiment(), from, sighting.sent()));
        }
      } else if (sighting.event() instanceof EvaluationReleased) {
        released++;
      } else if (sighting.event() instanceof StateAdvanced state) {
        advances
            .computeIfAbsent(state.experiment(), id -> new HashMap<>())
            .put(state.outcome().step(), sighting.sent());
      }
    }
  }

  /** Evaluations that were begun more than once, or handed back. */
  int interrupted() {
    return again + released;
  }

  /** Slot-seconds that experiments had between two moments. */
  double slotSeconds(Collection<String> experiments, Instant from, Instant to) {
    return runs.stream()
        .filter(run -> experiments.contains(run.experiment()))
        .mapToDouble(run -> overlap(run, from, to))
        .sum();
  }

  /**
   * How long actions waited from the moment that they were due to their start: action t is due when
   * the outcome of step t - parallelism is applied.
   *
   * @param from those that were due after this
   */
  List<Duration> waits(String experiment, int parallelism, Instant from, Instant to) {
    Map<Integer, Instant> due = advances.getOrDefault(experiment, Map.of());
    List<Duration> waits = new ArrayList<>();
    starts
        .getOrDefault(experiment, Map.of())
        .forEach(
            (step, started) -> {
              Instant since = due.get(step - parallelism);
              if (since != null && since.isAfter(from) && since.isBefore(to)) {
                waits.add(Duration.between(since, started));
              }
            });
    return waits;
  }

  private static double overlap(Run run, Instant from, Instant to) {
    Instant begin = run.from().isAfter(from) ? run.from() : from;
    Instant end = run.to().isBefore(to) ? run.to() : to;
    return Math.max(0, Duration.between(begin, end).toNanos() / NANOS_PER_SECOND);
  }

  private static String key(String experiment, int step) {
    return experiment + "/" + step;
  }
}

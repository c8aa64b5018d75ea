package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.audit.Checker;
import io.l2nas.core.audit.Finding;
import io.l2nas.core.audit.Recording;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.TrajectoryHash;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * Knows how every experiment should have gone: it looks at what was recorded, and searches again
 * with nobody in the way.
 */
final class Oracle {
  private final World world;

  Oracle(World world) {
    this.world = world;
  }

  /** Looks at everything, when nothing happens any more. */
  void judge() {
    for (ExperimentSubmitted submission : world.plan().experiments()) {
      Database.Row row = world.database().row(submission.experiment());
      if (row == null || !row.ended) {
        world.accuse(submission.experiment() + " has not ended");
      }
      if (row != null) {
        check(submission.experiment(), row);
        compare(submission, row);
      }
    }
  }

  private void check(String experiment, Database.Row row) {
    Recording recording =
        Recording.of(experiment)
            .withStates(
                events(world.statesOf(experiment))
                    .filter(event -> event.experiment().equals(experiment))
                    .toList())
            .withLedger(List.copyOf(row.events.values()))
            .withEvaluations(
                events(world.evaluationsOf(experiment))
                    .filter(event -> event.experiment().equals(experiment))
                    .toList())
            .atRest();
    for (Finding finding : Checker.check(recording)) {
      world.accuse(finding.toString());
    }
    if (row.published != row.sequence()) {
      world.accuse(
          "%s: event %d is recorded, and %d is the last that is known to be published"
              .formatted(experiment, row.sequence(), row.published));
    }
  }

  /** Step by step the hash is that of a search in which only those are lost who were lost here. */
  private void compare(ExperimentSubmitted submission, Database.Row row) {
    Map<Integer, EvaluationOutcome> applied = new HashMap<>();
    Map<Integer, String> hashes = new HashMap<>();
    for (ExperimentEvent event : row.events.values()) {
      if (event instanceof StateAdvanced state) {
        applied.put(state.outcome().step(), state.outcome());
        hashes.put(state.step(), state.trajectoryHash());
      }
    }
    ExperimentAgent agent = ExperimentAgent.of(submission);
    ExperimentHistory history = ExperimentHistory.of(submission);
    Queue<ActionProposed> proposed = new ArrayDeque<>(agent.start());
    while (history.applied() < applied.size() && !proposed.isEmpty()) {
      EvaluationOutcome outcome = undisturbed(proposed.remove(), applied);
      for (ExperimentEvent event : history.record(outcome)) {
        proposed.addAll(agent.follow(event));
      }
    }
    String hash = hashes.getOrDefault(applied.size(), TrajectoryHash.EMPTY);
    if (!history.trajectoryHash().equals(hash)) {
      world.accuse(
          "%s: after %d steps it is not where an undisturbed search is"
              .formatted(submission.experiment(), applied.size()));
    }
  }

  private EvaluationOutcome undisturbed(
      ActionProposed action, Map<Integer, EvaluationOutcome> applied) {
    EvaluationOutcome recorded = applied.get(action.step());
    boolean lost =
        recorded != null && recorded.match(done -> false, failed -> failed.reason() == Reason.LOST);
    return lost ? recorded : world.answers().undisturbed(action);
  }

  private static <E> Stream<E> events(Log<E> log) {
    return log.readAll().stream().map(Log.Entry::event);
  }
}

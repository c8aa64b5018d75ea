package io.l2nas.simulation;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.TeamReported;
import io.l2nas.core.history.ExperimentHistory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Those who ask: they submit, pause, resume and cancel, and try again until it is done. */
final class People {
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final World world;
  private final Chance chance;

  People(World world) {
    this.world = world;
    this.chance = world.chance().split();
  }

  void begin() {
    world
        .plan()
        .teams()
        .forEach(
            (team, terms) ->
                world
                    .reports()
                    .append(new TeamReported(team, terms, "2026-09-22", 0), World.EPOCH_MILLIS));
    for (ExperimentSubmitted submission : world.plan().experiments()) {
      after(chance.time(SOON), () -> submit(submission));
      if (chance.happens(0.5)) {
        after(chance.time(calm()), () -> pause(submission.experiment()));
      }
      if (chance.happens(0.1)) {
        after(
            chance.time(calm()), () -> change(submission.experiment(), ExperimentHistory::cancel));
      }
      world
          .scheduler()
          .at(
              world.plan().calmAt() + AGAIN.toNanos(),
              () -> resumeUntilItRuns(submission.experiment()));
    }
  }

  private void submit(ExperimentSubmitted submission) {
    String experiment = submission.experiment();
    if (world.database().row(experiment) == null) {
      double seconds = submission.spec().budget().maxSeconds();
      Optional<Long> deadline =
          submission.spec().budget().limitsSeconds()
              ? Optional.of(world.scheduler().now() + (long) (seconds * 1e9))
              : Optional.empty();
      world.trace().say("people", "submit " + experiment);
      somebody().ifPresent(history -> history.submit(submission, deadline));
      after(AGAIN.toNanos(), () -> submit(submission));
    }
  }

  private void pause(String experiment) {
    change(experiment, ExperimentHistory::pause);
    after(chance.time(calm().dividedBy(2)), () -> change(experiment, ExperimentHistory::resume));
    if (chance.happens(0.7)) {
      after(chance.time(SOON), () -> pause(experiment));
    }
  }

  /** Nobody leaves an experiment paused for ever. */
  private void resumeUntilItRuns(String experiment) {
    if (world.database().isPaused(experiment)) {
      change(experiment, ExperimentHistory::resume);
    }
    after(AGAIN.toNanos(), () -> resumeUntilItRuns(experiment));
  }

  private void change(String experiment, Function<ExperimentHistory, ExperimentEvent> change) {
    world.leases().trouble();
    somebody().ifPresent(history -> history.change(experiment, change));
  }

  private Optional<HistoryProcess> somebody() {
    return world.historyProcesses().stream().filter(SimulatedProcess::isUp).findFirst();
  }

  private Duration calm() {
    return Duration.ofNanos(world.plan().calmAt());
  }

  private void after(long delay, Runnable action) {
    world.scheduler().after(delay, action);
  }
}

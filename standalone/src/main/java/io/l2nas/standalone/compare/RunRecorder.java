package io.l2nas.standalone.compare;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.search.SearchObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folds the state stream of one run into its record. */
final class RunRecorder implements SearchObserver {
  private final Run run;
  private final List<Improvement> improvements = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int steps;
  private String reason = "it has not ended";
  private Duration duration = Duration.ZERO;

  RunRecorder(Run run) {
    this.run = run;
  }

  @Override
  public void phase(String text) {
    // A run in this process has no phases.
  }

  @Override
  public void event(ExperimentEvent event) {
    event.match(new Fold());
  }

  @Override
  public void ended(Duration taken) {
    duration = taken;
  }

  /**
   * The record of the run.
   *
   * @throws CommandException if it scored no architecture: then there is nothing to compare
   */
  RunRecord ended() {
    if (improvements.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED, "the run %s scored nothing: %s".formatted(run.inWords(), reason));
    }
    Improvement last = improvements.get(improvements.size() - 1);
    return new RunRecord(
        new RunResult(
            run.agent(),
            run.metric(),
            run.seed(),
            steps,
            seen.size(),
            last.step(),
            last.best(),
            last.reported(),
            duration.toMillis() / 1000.0),
        improvements);
  }

  private Void score(EvaluationCompleted scored) {
    seen.add(scored.architecture());
    if (improvements.isEmpty()
        || scored.value() > improvements.get(improvements.size() - 1).best()) {
      Double reported = scored.reported().values().stream().findFirst().orElse(null);
      improvements.add(new Improvement(scored.step(), scored.value(), reported, seen.size()));
    }
    return null;
  }

  private final class Fold implements ExperimentEvent.Cases<Void> {
    @Override
    public Void submitted(ExperimentSubmitted event) {
      return null;
    }

    @Override
    public Void advanced(StateAdvanced event) {
      steps = event.step();
      return event.outcome().match(RunRecorder.this::score, failed -> null);
    }

    @Override
    public Void statusChanged(ExperimentStatusChanged event) {
      reason = event.reason();
      return null;
    }
  }
}

package io.l2nas.core.audit;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.core.history.ExperimentHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is wrong with what was recorded of an experiment. Of a fault it tells the first trace:
 * what follows from an event that is wrong is not looked at.
 */
public final class Checker {
  private final Recording recording;
  private final List<Finding> findings = new ArrayList<>();

  private Checker(Recording recording) {
    this.recording = recording;
  }

  /** All that is wrong; nothing, in a run that kept its promises. */
  public static List<Finding> check(Recording recording) {
    Checker checker = new Checker(recording);
    checker.run();
    return List.copyOf(checker.findings);
  }

  private void run() {
    Optional<StreamScan> topic =
        recording
            .states()
            .map(events -> StreamScan.of(recording.experiment(), Store.TOPIC, events));
    Optional<StreamScan> ledger =
        recording
            .ledger()
            .map(events -> StreamScan.of(recording.experiment(), Store.LEDGER, events));
    topic.ifPresent(scan -> findings.addAll(scan.findings()));
    ledger.ifPresent(scan -> findings.addAll(scan.findings()));
    findings.addAll(new StoreComparison(recording, topic, ledger).findings());
    ledger
        .map(scan -> StreamReplay.of(recording, scan, Store.LEDGER))
        .or(() -> topic.map(scan -> StreamReplay.of(recording, scan, Store.TOPIC)))
        .ifPresent(this::check);
  }

  private void check(StreamReplay replay) {
    findings.addAll(replay.findings());
    Optional<ExperimentHistory> history = replay.history().history();
    if (history.isPresent() && recording.evaluations().isPresent()) {
      check(replay, history.get(), recording.evaluations().get());
    }
  }

  private void check(
      StreamReplay replay, ExperimentHistory history, List<EvaluationEvent> evaluations) {
    ToldOutcomes told = new ToldOutcomes(history, evaluations);
    told.compareWith(replay.followed());
    if (replay.isWhole() && replay.history().isEndedByBudget()) {
      told.requireSpentBudget();
    }
    if (replay.isWhole() && recording.settled()) {
      told.requireNothingDue();
    }
    findings.addAll(told.findings());
  }
}

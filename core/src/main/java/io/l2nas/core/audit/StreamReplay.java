package io.l2nas.core.audit;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows the stream of one store as agent and as history, as far as it is whole: what comes behind
 * a gap or a fork follows from nothing.
 */
final class StreamReplay {
  private final Recording recording;
  private final StreamScan scan;
  private final Store store;
  private final ReplayedAgent agent = new ReplayedAgent();
  private final ReplayedHistory history = new ReplayedHistory();
  private final List<ExperimentEvent> followed = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int nextStep;

  private StreamReplay(Recording recording, StreamScan scan, Store store) {
    this.recording = recording;
    this.scan = scan;
    this.store = store;
  }

  static StreamReplay of(Recording recording, StreamScan scan, Store store) {
    StreamReplay replay = new StreamReplay(recording, scan, store);
    replay.run();
    return replay;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Whether the stream was followed to its end, and nothing was wrong. */
  boolean isWhole() {
    return findings.isEmpty() && followed.size() == scan.last() + 1;
  }

  /** The events that were followed. */
  List<ExperimentEvent> followed() {
    return followed;
  }

  ReplayedHistory history() {
    return history;
  }

  private void run() {
    for (long sequence = 0; findings.isEmpty() && isSoundAt(sequence); sequence++) {
      follow(scan.events().get(sequence));
    }
    if (isWhole() && (store == Store.LEDGER || recording.settled())) {
      history.due().ifPresent(this::missesEnd);
    }
  }

  private boolean isSoundAt(long sequence) {
    return scan.events().containsKey(sequence) && scan.isSoundAt(sequence);
  }

  private void follow(ExperimentEvent event) {
    if (event instanceof StateAdvanced state && !isNextStep(state.outcome().step())) {
      return;
    }
    agent.follow(event);
    history.follow(event);
    // If the action is another one, so is the state: the action says more.
    Stream.of(agent.difference(), history.difference())
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresentOrElse(findings::add, () -> followed.add(event));
  }

  private boolean isNextStep(int step) {
    if (step < nextStep) {
      find(Anomaly.DUPLICATED, Place.step(step), "it was applied by two events");
    } else if (step > nextStep) {
      find(
          Anomaly.LOST,
          Place.step(nextStep),
          "it was not applied, and the next state is of step " + step);
    }
    return step == nextStep++;
  }

  private void missesEnd(ExperimentEvent end) {
    find(
        store == Store.LEDGER ? Anomaly.TORN : Anomaly.LOST,
        Place.event(end.sequence()),
        "the end that follows from the last state, %s, is missing".formatted(end.id()));
  }

  private void find(Anomaly anomaly, Place place, String message) {
    findings.add(new Finding(anomaly, recording.experiment(), place, message));
  }
}

package io.l2nas.core.audit;

import io.l2nas.contracts.ExperimentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which events stand in which store: those that are missing in one, and those that are in none. */
final class StoreComparison {
  private final String experiment;
  private final Optional<StreamScan> topic;
  private final Optional<StreamScan> ledger;
  private final boolean settled;
  private final List<Finding> findings = new ArrayList<>();

  StoreComparison(Recording recording, Optional<StreamScan> topic, Optional<StreamScan> ledger) {
    this.experiment = recording.experiment();
    this.settled = recording.settled();
    this.topic = topic;
    this.ledger = ledger;
  }

  List<Finding> findings() {
    long last = Math.max(last(topic), last(ledger));
    for (long sequence = 0; sequence <= last; sequence++) {
      compare(sequence);
    }
    if (last < 0 && (ledger.isPresent() || (settled && topic.isPresent()))) {
      find(Anomaly.LOST, 0, "nothing is recorded, not even its submission");
    }
    return findings;
  }

  private void compare(long sequence) {
    Optional<ExperimentEvent> published = event(topic, sequence);
    Optional<ExperimentEvent> stored = event(ledger, sequence);
    if (published.isEmpty() && stored.isEmpty()) {
      find(Anomaly.LOST, sequence, "it stands in no store, and events behind it do");
    } else if (ledger.isPresent() && stored.isEmpty()) {
      find(Anomaly.TORN, sequence, "it was published, and the ledger does not have it");
    } else if (topic.isPresent() && published.isEmpty()) {
      if (settled || sequence < last(topic)) {
        find(Anomaly.TORN, sequence, "the ledger has it, and it was not published");
      }
    } else if (topic.isPresent() && ledger.isPresent() && !published.equals(stored)) {
      find(
          Anomaly.TORN,
          sequence,
          "the ledger has %s, and another event of that number was published"
              .formatted(stored.get().id()));
    }
  }

  private static long last(Optional<StreamScan> scan) {
    return scan.map(StreamScan::last).orElse(-1L);
  }

  private static Optional<ExperimentEvent> event(Optional<StreamScan> scan, long sequence) {
    return scan.map(StreamScan::events).map(events -> events.get(sequence));
  }

  private void find(Anomaly anomaly, long sequence, String message) {
    findings.add(new Finding(anomaly, experiment, Place.event(sequence), message));
  }
}

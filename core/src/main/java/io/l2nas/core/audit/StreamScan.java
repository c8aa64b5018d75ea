package io.l2nas.core.audit;

import io.l2nas.contracts.ExperimentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of one store, read once: the events by number, and what is wrong with their order.
 * What the events say is not looked at.
 */
final class StreamScan {
  private final String experiment;
  private final Store store;
  private final TreeMap<Long, ExperimentEvent> events = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private StreamScan(String experiment, Store store) {
    this.experiment = experiment;
    this.store = store;
  }

  static StreamScan of(String experiment, Store store, List<ExperimentEvent> records) {
    StreamScan scan = new StreamScan(experiment, store);
    records.forEach(scan::take);
    return scan;
  }

  /** The first event that was recorded under each number. */
  Map<Long, ExperimentEvent> events() {
    return events;
  }

  List<Finding> findings() {
    return findings;
  }

  /** The number of the last event; −1 if there is none. */
  long last() {
    return events.isEmpty() ? -1 : events.lastKey();
  }

  boolean isSoundAt(long sequence) {
    return findings.stream().noneMatch(finding -> finding.place().number() == sequence);
  }

  private void take(ExperimentEvent event) {
    long sequence = event.sequence();
    ExperimentEvent known = events.get(sequence);
    if (known == null) {
      if (sequence < last()) {
        find(
            Anomaly.OUT_OF_ORDER,
            sequence,
            "it stands in %s behind event %d, which follows it".formatted(store, last()));
      }
      events.put(sequence, event);
    } else if (!known.equals(event)) {
      find(
          Anomaly.DUPLICATED,
          sequence,
          "two different events have this number in %s: %s and %s"
              .formatted(store, known.id(), event.id()));
    } else if (store == Store.LEDGER) {
      find(Anomaly.DUPLICATED, sequence, "the ledger has it twice");
    }
  }

  private void find(Anomaly anomaly, long sequence, String message) {
    findings.add(new Finding(anomaly, experiment, Place.event(sequence), message));
  }
}

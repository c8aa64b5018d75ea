package io.l2nas.history.channel;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.history.ledger.Publications;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings recorded events to Kafka, at least once, and never one before all earlier ones of its
 * experiment: a reader that drops what it has sees every stream without a gap.
 */
@ApplicationScoped
public class Outbox {
  private final Publications publications;
  private final StatePublisher publisher;
  private final RecordingMetrics metrics;
  private final Map<String, Long> lastPublished = new ConcurrentHashMap<>();
  private final Map<String, ExperimentEvent> unsaved = new ConcurrentHashMap<>();

  Outbox(Publications publications, StatePublisher publisher, RecordingMetrics metrics) {
    this.publications = publications;
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /**
   * Publishes events that were recorded a moment ago, together with what stands before them and was
   * not published.
   */
  public Uni<Void> publish(List<ExperimentEvent> recorded) {
    Map<String, List<ExperimentEvent>> streams = new LinkedHashMap<>();
    recorded.forEach(
        event ->
            streams
                .computeIfAbsent(event.experiment(), experiment -> new ArrayList<>())
                .add(event));
    List<ExperimentEvent> ready = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    streams.forEach(
        (experiment, events) -> {
          if (events.get(0).sequence() - 1 == lastPublished.getOrDefault(experiment, -1L)) {
            ready.addAll(events);
          } else {
            behind.add(experiment);
          }
        });
    return send(ready).chain(() -> publishStored(behind));
  }

  /** Publishes all that is recorded of these experiments and not known to be published. */
  public Uni<Void> publishStored(Collection<String> experiments) {
    return Multi.createFrom()
        .iterable(experiments)
        .onItem()
        .transformToUniAndConcatenate(
            experiment -> publications.unpublished(experiment).chain(this::send))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Publishes what somebody recorded and then did not live to publish. */
  Uni<Void> publishStragglers() {
    return publications
        .stragglers()
        .invoke(experiments -> metrics.straggle(experiments.size()))
        .chain(this::publishStored);
  }

  /** Writes down how far the streams are published, so that a restart need not send them again. */
  Uni<Void> saveProgress() {
    List<ExperimentEvent> last = List.copyOf(unsaved.values());
    return publications
        .save(last)
        .invoke(
            saved ->
                last.stream()
                    .filter(event -> saved.contains(event.experiment()))
                    .forEach(event -> unsaved.remove(event.experiment(), event)))
        .replaceWithVoid();
  }

  private Uni<Void> send(List<ExperimentEvent> events) {
    return publisher.publish(events).invoke(() -> events.forEach(this::remember));
  }

  private void remember(ExperimentEvent event) {
    unsaved.put(event.experiment(), event);
    if (event.endsExperiment()) {
      lastPublished.remove(event.experiment());
    } else {
      lastPublished.put(event.experiment(), event.sequence());
    }
  }
}

package io.l2nas.history.channel;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.history.HistoryBatch;
import io.l2nas.history.ledger.Ledger;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes what evaluators tell, batch after batch: record, publish, acknowledge. A batch that cannot
 * be recorded is tried again until it can; nothing behind it is taken meanwhile.
 */
@ApplicationScoped
public class EvaluationRecorder {
  private static final Logger LOGGER = Logger.getLogger(EvaluationRecorder.class);

  private final Ledger ledger;
  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final RecordingMetrics metrics;
  private final RecordTraces traces;

  /** Why the batch at hand is not done; null while it is not known to be in trouble. */
  private volatile String trouble;

  EvaluationRecorder(
      Ledger ledger,
      Outbox outbox,
      DeadLetters deadLetters,
      RecordingMetrics metrics,
      RecordTraces traces) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.traces = traces;
  }

  /**
   * Takes one batch; it is acknowledged when this ends. What can be used comes first, so that a
   * flood of what cannot holds up the next batch and not this one.
   */
  @Incoming("evaluations-in")
  public Uni<Void> record(ConsumerRecords<String, byte[]> records) {
    Map<EvaluationOutcome, ConsumerRecord<String, byte[]>> sources = new IdentityHashMap<>();
    List<EvaluationOutcome> outcomes = new ArrayList<>();
    List<Uni<Void>> burials = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        outcomeOf(EventRecord.evaluation(record))
            .ifPresent(
                outcome -> {
                  outcomes.add(outcome);
                  sources.put(outcome, record);
                });
      } catch (MalformedRecordException e) {
        burials.add(deadLetters.bury(record, e.getMessage()));
      }
    }
    RecordTraces.Batch trace = traces.begin(sources);
    return recordUntilDone(outcomes)
        .invoke(trace::recorded)
        .chain(batch -> publishUntilDone(batch).replaceWith(batch))
        .invoke(trace::published)
        .invoke(batch -> burials.addAll(rejected(batch, sources)))
        .chain(() -> CallerContext.all(burials));
  }

  private Uni<HistoryBatch> recordUntilDone(List<EvaluationOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      return Uni.createFrom().item(HistoryBatch.decide(Map.of(), List.of()));
    }
    return untilDone(
        "a batch of %d outcomes was not recorded".formatted(outcomes.size()),
        () -> metrics.timeRecording(ledger.record(outcomes)).invoke(metrics::recorded));
  }

  /** What stands before these events may have to be read first. */
  private Uni<Void> publishUntilDone(HistoryBatch batch) {
    if (batch.events().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return metrics.timePublishing(
        untilDone(
            "%d recorded events were not published".formatted(batch.events().size()),
            () -> outbox.publish(batch.events())));
  }

  /** Why nothing can be recorded now, or not be published; empty while all goes well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private <T> Uni<T> untilDone(String what, Supplier<Uni<T>> task) {
    return UntilDone.of(
        Uni.createFrom().deferred(task::get).invoke(() -> trouble = null),
        e -> {
          trouble = what + ": " + e.getMessage();
          LogLine.of(what + "; it is tried again").error(e).fail(LOGGER);
        });
  }

  private List<Uni<Void>> rejected(
      HistoryBatch batch, Map<EvaluationOutcome, ConsumerRecord<String, byte[]>> sources) {
    return batch.rejected().stream()
        .map(rejection -> deadLetters.bury(sources.get(rejection.outcome()), rejection.reason()))
        .toList();
  }

  private static Optional<EvaluationOutcome> outcomeOf(EvaluationEvent event) {
    return event.match(
        new EvaluationEvent.Cases<>() {
          @Override
          public Optional<EvaluationOutcome> started(EvaluationStarted started) {
            return Optional.empty();
          }

          @Override
          public Optional<EvaluationOutcome> progressed(EvaluationProgressed progressed) {
            return Optional.empty();
          }

          @Override
          public Optional<EvaluationOutcome> released(EvaluationReleased released) {
            return Optional.empty();
          }

          @Override
          public Optional<EvaluationOutcome> notFound(EvaluationNotFound notFound) {
            return Optional.empty();
          }

          @Override
          public Optional<EvaluationOutcome> outcome(EvaluationOutcome outcome) {
            return Optional.of(outcome);
          }
        });
  }
}

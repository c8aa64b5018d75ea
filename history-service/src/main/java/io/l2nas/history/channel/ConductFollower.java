package io.l2nas.history.channel;

import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.quarantine.Conduct;
import io.l2nas.core.quarantine.Suspicion;
import io.l2nas.history.config.QuarantineConfig;
import io.l2nas.history.ledger.Quarantines;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Watches how evaluators conduct themselves, and puts the bad ones into quarantine. Every instance
 * hears all of them, since only what others complete makes a failure a fault; all come to the same
 * verdict, and the first one is recorded.
 */
@ApplicationScoped
public class ConductFollower {
  private static final Logger LOGGER = Logger.getLogger(ConductFollower.class);

  private final Conduct conduct;
  private final Quarantines quarantines;
  private final ReportPublisher publisher;

  ConductFollower(QuarantineConfig config, Quarantines quarantines, ReportPublisher publisher) {
    this.conduct = new Conduct(config.failures());
    this.quarantines = quarantines;
    this.publisher = publisher;
  }

  @Incoming("conduct-in")
  Uni<Void> follow(ConsumerRecords<String, byte[]> records) {
    List<Suspicion> suspicions = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        suspicions.addAll(conduct.hear(EventRecord.evaluation(record), System.nanoTime()));
      } catch (MalformedRecordException e) {
        LogLine.of("no evaluation; the recorder buries it").error(e.getMessage()).debug(LOGGER);
      }
    }
    return suspicions.isEmpty() ? Uni.createFrom().voidItem() : hold(suspicions);
  }

  private Uni<Void> hold(List<Suspicion> suspicions) {
    return Multi.createFrom()
        .iterable(suspicions)
        .onItem()
        .transformToUniAndConcatenate(this::hold)
        .collect()
        .last()
        .chain(publisher::publish);
  }

  private Uni<Void> hold(Suspicion suspicion) {
    Instant since = Instant.now().minusNanos(System.nanoTime() - suspicion.since());
    return UntilDone.of(
            quarantines.hold(suspicion.evaluator(), suspicion.reason(), since),
            e ->
                LogLine.of("an evaluator was not put into quarantine, which is tried again")
                    .evaluator(suspicion.evaluator())
                    .error(e)
                    .fail(LOGGER))
        .invoke(
            () ->
                LogLine.of("an evaluator is in quarantine")
                    .evaluator(suspicion.evaluator())
                    .error(suspicion.reason())
                    .warn(LOGGER));
  }
}

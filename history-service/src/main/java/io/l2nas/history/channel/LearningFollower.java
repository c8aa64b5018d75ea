package io.l2nas.history.channel;

import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.history.ledger.LearningCurves;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads what agents tell of their learning. A batch that cannot be kept is tried again until it
 * can; nobody waits for it.
 */
@ApplicationScoped
public class LearningFollower {
  private static final Logger LOGGER = Logger.getLogger(LearningFollower.class);

  private final LearningCurves curves;
  private final DeadLetters deadLetters;

  LearningFollower(LearningCurves curves, DeadLetters deadLetters) {
    this.curves = curves;
    this.deadLetters = deadLetters;
  }

  /** Takes one batch; it is acknowledged when this ends. */
  @Incoming("telemetry-in")
  public Uni<Void> follow(ConsumerRecords<String, byte[]> records) {
    List<StepLearned> told = new ArrayList<>();
    List<Uni<Void>> burials = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        told.add(EventRecord.telemetry(record));
      } catch (MalformedRecordException e) {
        burials.add(deadLetters.bury(record, e.getMessage()));
      }
    }
    return UntilDone.of(
            curves.add(told),
            e ->
                LogLine.of("what agents have learned was not kept, which is tried again")
                    .count(told.size())
                    .error(e)
                    .fail(LOGGER))
        .chain(() -> CallerContext.all(burials));
  }
}

package io.l2nas.history.channel;

import io.l2nas.history.ledger.DeadLetterIndex;
import io.l2nas.messaging.DeadLetter;
import io.l2nas.messaging.LogLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the dead letters and notes where each is. A batch that cannot be noted is tried again until
 * it can; nobody waits for it.
 */
@ApplicationScoped
public class DeadLetterIndexer {
  private static final Logger LOGGER = Logger.getLogger(DeadLetterIndexer.class);

  private final DeadLetterIndex index;
  private final RecordingMetrics metrics;

  DeadLetterIndexer(DeadLetterIndex index, RecordingMetrics metrics) {
    this.index = index;
    this.metrics = metrics;
  }

  /** Takes one batch; it is acknowledged when this ends. */
  @Incoming("dead-letters-in")
  public Uni<Void> index(ConsumerRecords<String, byte[]> records) {
    List<DeadLetter> read = new ArrayList<>();
    records.forEach(record -> read.add(DeadLetter.of(record)));
    return UntilDone.of(
            index.add(read),
            e ->
                LogLine.of("dead letters were not noted, which is tried again")
                    .count(read.size())
                    .error(e)
                    .fail(LOGGER))
        .invoke(() -> metrics.buried(read));
  }
}

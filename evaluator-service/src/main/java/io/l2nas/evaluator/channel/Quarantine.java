package io.l2nas.evaluator.channel;

import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.ReadToEnd;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Which evaluators may take nothing; read from the start, so a restart releases nobody. */
@ApplicationScoped
public class Quarantine {
  private static final Logger LOGGER = Logger.getLogger(Quarantine.class);

  private final Map<String, QuarantineReported> held = new ConcurrentHashMap<>();
  private final ReadToEnd past = new ReadToEnd();

  void begin(@Observes StartupEvent event, KafkaClientService clients) {
    past.begin(clients, "quarantines-in", () -> {});
  }

  @Incoming("quarantines-in")
  @Blocking
  void follow(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        hear(EventRecord.report(QuarantineReported.class, record));
      } catch (MalformedRecordException e) {
        LogLine.of("no report; the history buries it").error(e.getMessage()).debug(LOGGER);
      }
      past.read(record);
    }
  }

  /** Whether all that was told before this process came is known. */
  boolean isKnown() {
    return past.isComplete();
  }

  /** Why an evaluator is in quarantine, if it is. */
  Optional<QuarantineReported> of(String evaluator) {
    return Optional.ofNullable(held.get(evaluator));
  }

  private void hear(QuarantineReported report) {
    if (report.quarantined()) {
      held.put(report.evaluator(), report);
    } else {
      held.remove(report.evaluator());
    }
  }
}

package io.l2nas.evaluator.channel;

import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is there before the evaluators come: a table, an action that waits, and a quarantine. */
public final class PastResource implements QuarkusTestResourceLifecycleManager {
  static final String EARLY_EXPERIMENT = "early";

  /** The evaluator that is in quarantine. */
  static final String QUARANTINED = "quarantined";

  @Override
  public int order() {
    return 1; // After the topics.
  }

  @Override
  public Map<String, String> start() {
    try (TopicProbe actions = new TopicProbe(Topic.actionsOf("default"))) {
      actions.send("early", EventCodec.encode(Toy.action(EARLY_EXPERIMENT, 0)));
    }
    try (TopicProbe quarantines = new TopicProbe(Topic.QUARANTINES.topicName())) {
      quarantines.send(
          QUARANTINED,
          EventCodec.encode(
              new QuarantineReported(QUARANTINED, true, "it failed", "2026-11-28T17:04:09.250Z")));
    }
    return Map.of("l2nas.evaluator.tables.toy", writeTable().toString());
  }

  @Override
  public void stop() {
    // The table is deleted with the JVM.
  }

  private static Path writeTable() {
    try {
      Path file = Files.createTempFile("toy", ".tsv");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Toy.TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's log folder inside a data folder: formatted once, then only read and appended. */
record KafkaFolder(Path log) {
  private static final String FORMATTED = "meta.properties";

  /** Kafka writes it at the end of an orderly stop and deletes it at the next start. */
  private static final String CLOSED_IN_ORDER = ".kafka_cleanshutdown";

  KafkaFolder {
    Objects.requireNonNull(log, "log");
    if (log.toString().contains(",")) {
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          "The data folder %s has a comma in its path: two folders for Kafka. Give another."
              .formatted(log.getParent()));
    }
  }

  static KafkaFolder in(Path data) {
    return new KafkaFolder(data.resolve("log"));
  }

  boolean isFormatted() {
    return Files.exists(log.resolve(FORMATTED));
  }

  /** Whether the last broker on this folder ended without an orderly stop. */
  boolean wasKilled() {
    return isFormatted() && !Files.exists(log.resolve(CLOSED_IN_ORDER));
  }

  /** A format that was cut short is finished: the marker file is its last step. */
  void formatIfNew() {
    if (isFormatted()) {
      return;
    }
    try {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerSettings.NODE_ID)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .addDirectory(log.toString())
          .setMetadataLogDirectory(log.toString())
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception e) {
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          "Cannot format %s for Kafka (%s). Give an empty folder that you may write."
              .formatted(log, e),
          e);
    }
  }
}

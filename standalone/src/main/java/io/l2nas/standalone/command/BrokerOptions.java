package io.l2nas.standalone.command;

import io.l2nas.standalone.client.RecordedTopics;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import picocli.CommandLine.Option;

/** Which Kafka. */
final class BrokerOptions {
  @Option(
      names = "--brokers",
      paramLabel = "HOST:PORT",
      order = 80,
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
      description = {
        "The Kafka to read, several brokers with commas; else $KAFKA_BOOTSTRAP_SERVERS. l2nas up says"
            + " where its own is."
      })
  private String brokers;

  /** What is recorded there. */
  RecordedTopics topics() {
    if (brokers == null || brokers.isBlank()) {
      throw new CommandException(
          ExitCode.USAGE,
          "which Kafka to read is not said; give --brokers HOST:PORT, or set"
              + " KAFKA_BOOTSTRAP_SERVERS");
    }
    return new RecordedTopics(brokers);
  }
}

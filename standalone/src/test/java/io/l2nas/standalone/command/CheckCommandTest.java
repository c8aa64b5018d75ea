package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.command.Cli.Run;
import org.junit.jupiter.api.Test;

class CheckCommandTest {
  @Test
  void kafkaHasToBeNamed() {
    // When
    Run run = new Cli().run("check", "e1");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("which Kafka to read is not said; give --brokers HOST:PORT, or set");
  }

  @Test
  void anExperimentHasToBeNamed() {
    // When
    Run run = new Cli().run("check", "--brokers", "127.0.0.1:1");

    // Then
    assertThat(run.code()).isEqualTo(2);
  }
}

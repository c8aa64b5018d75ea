package io.l2nas.agent.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.core.checkpoint.UnreadableCheckpointException;
import io.l2nas.core.fixtures.Experiments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointFormatTest {
  private static final AgentCheckpoint CHECKPOINT =
      new AgentCheckpoint(Experiments.of("l2nas").submitted(), 7, new byte[] {1, 2, 3});
  private static final Coverage COVERAGE = new Coverage(12, Map.of("one", 3L, "other", 4L));

  @Test
  void whatWasWrittenIsRead() {
    // When
    // Then
    assertThat(CheckpointFormat.decodeAgent(CheckpointFormat.encode(CHECKPOINT)))
        .isEqualTo(CHECKPOINT);
    assertThat(CheckpointFormat.decodeCoverage(CheckpointFormat.encode(COVERAGE)))
        .isEqualTo(COVERAGE);
  }

  @Test
  void whatWasTornIsRefused() {
    // Given
    byte[] agent = CheckpointFormat.encode(CHECKPOINT);
    byte[] coverage = CheckpointFormat.encode(COVERAGE);

    // When
    // Then
    for (int length = 0; length < agent.length; length++) {
      byte[] torn = Arrays.copyOf(agent, length);
      assertThatThrownBy(() -> CheckpointFormat.decodeAgent(torn))
          .isInstanceOf(UnreadableCheckpointException.class);
    }
    for (int length = 0; length < coverage.length; length++) {
      byte[] torn = Arrays.copyOf(coverage, length);
      assertThatThrownBy(() -> CheckpointFormat.decodeCoverage(torn))
          .isInstanceOf(UnreadableCheckpointException.class);
    }
  }

  @Test
  void anotherVersionIsRefused() {
    // Given
    byte[] later = CheckpointFormat.encode(CHECKPOINT);
    later[3]++;

    // When
    // Then
    assertThatThrownBy(() -> CheckpointFormat.decodeAgent(later))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessage("it is of version 2; this agent reads version 1");
  }

  @Test
  void whatIsNoCheckpointIsRefused() {
    // Given
    byte[] text = "{\"type\": \"checkpoint\"}".getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertThatThrownBy(() -> CheckpointFormat.decodeAgent(text))
        .isInstanceOf(UnreadableCheckpointException.class);
    assertThatThrownBy(() -> CheckpointFormat.decodeCoverage(text))
        .isInstanceOf(UnreadableCheckpointException.class);
  }
}

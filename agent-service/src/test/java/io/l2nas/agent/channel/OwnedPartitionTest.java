package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.agent.config.AgentConfig;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.history.ExperimentHistory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnedPartitionTest {
  private final ExperimentSubmitted submission = Experiments.of("random").submitted();
  private final ExperimentHistory history = ExperimentHistory.of(submission);
  private final OwnedPartition partition =
      new OwnedPartition(0, 0, new Settings(), new LoopMetrics(new SimpleMeterRegistry()));

  /** States are published at least once, and again by a history that was away. */
  @Test
  void aPauseThatComesAgainHoldsNothingBack() {
    // Given
    ExperimentEvent paused = history.pause();
    ExperimentEvent resumed = history.resume();
    partition.follow(submission, 0, 0);
    partition.follow(paused, 0, 1);
    partition.follow(resumed, 0, 2);

    // When
    partition.follow(paused, 0, 3);

    // Then
    assertThat(partition.due(experiment -> 1)).extracting(ActionProposed::step).containsExactly(0);
  }

  private record Settings(Optional<String> id, Duration lease, Duration checkpointAfter)
      implements AgentConfig {
    Settings() {
      this(Optional.empty(), Duration.ofSeconds(3), Duration.ofSeconds(2));
    }
  }
}

package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.benchmarks.EventTap.Sighting;
import io.l2nas.contracts.EvaluationStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {
  @Test
  void isClosedByTheNextAction() {
    // Given
    Instant start = Instant.EPOCH;
    Journey journey =
        new Journey(
            start,
            start.plusMillis(3),
            start.plusMillis(4),
            start.plusMillis(14),
            start.plusMillis(21));

    // When // Then
    assertThat(journey.loop()).isEqualTo(Duration.ofMillis(21));
    assertThat(
            journey
                .dispatch()
                .plus(journey.evaluation())
                .plus(journey.recording())
                .plus(journey.learning()))
        .isEqualTo(journey.loop());
  }

  @Test
  void hasNoStepThatNoActionFollows() {
    // Given
    Sighting started = new Sighting(new EvaluationStarted("exp", 0, 1, "eval"), Instant.EPOCH);

    // When // Then
    assertThat(Journey.of("exp", List.of(started))).isEmpty();
  }
}

package io.l2nas.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointPlanTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final CheckpointPlan plan = new CheckpointPlan(Duration.ofSeconds(2));

  @Test
  void whoHasLearnedForLongIsDue() {
    // When
    follow("slow", 0, SECOND / 10);
    follow("busy", 1, 2 * SECOND);

    // Then
    assertThat(plan.due(0)).containsExactly("busy");
  }

  @Test
  void theMoreLearnTheSoonerIsEachDue() {
    // When
    for (int i = 0; i < 20; i++) {
      follow("experiment-" + i, i, SECOND / 10);
    }

    // Then
    assertThat(plan.due(0)).hasSize(20);
  }

  @Test
  void whoLearnsLittleIsDueNowAndThen() {
    // When
    follow("slow", 0, 0);

    // Then
    assertThat(plan.due(Duration.ofMinutes(9).toNanos())).isEmpty();
    assertThat(plan.due(Duration.ofMinutes(10).toNanos())).containsExactly("slow");
  }

  @Test
  void nothingIsCoveredBeforeItIsStored() {
    // Given
    follow("one", 0, 0);
    follow("one", 1, SECOND * 2);

    // When
    plan.saving("one");

    // Then
    assertThat(plan.due(0)).isEmpty();
    assertThat(plan.coverage()).isEqualTo(new Coverage(0, Map.of()));
  }

  @Test
  void whatCameAfterItWasWrittenDownIsNotCovered() {
    // Given
    follow("one", 0, 0);
    plan.saving("one");
    follow("one", 1, 0);
    follow("one", 2, 0);

    // When
    plan.saved("one", 1);

    // Then
    assertThat(plan.coverage()).isEqualTo(new Coverage(1, Map.of("one", 1L)));
  }

  @Test
  void whatCouldNotBeStoredIsNotCovered() {
    // Given
    follow("one", 0, 2 * SECOND);
    plan.saving("one");

    // When
    plan.notSaved("one");

    // Then
    assertThat(plan.coverage().offset()).isZero();
    follow("one", 1, 2 * SECOND);
    assertThat(plan.due(0)).containsExactly("one");
  }

  @Test
  void theOldestThatIsNotCoveredDecides() {
    // Given
    follow("one", 0, 0);
    follow("other", 1, 0);

    // When
    plan.saving("one");
    plan.saved("one", 1);

    // Then
    assertThat(plan.coverage()).isEqualTo(new Coverage(1, Map.of("one", 1L)));
  }

  /** It is on its way to the dead letters, and would be lost with this process. */
  @Test
  void whatIsNotDealtWithIsNotCovered() {
    // Given
    follow("one", 0, 0);

    // When
    plan.followed(event("one", 3), 2, 0, 0);

    // Then
    assertThat(plan.coverage().offset()).isZero();
    plan.saving("one");
    plan.saved("one", 3);
    assertThat(plan.coverage().offset()).isEqualTo(1);
  }

  @Test
  void whereNothingIsOpenEverythingIsCovered() {
    // Given
    follow("one", 0, 0);
    follow("one", 1, 0);

    // When
    plan.dealtWith(2);
    plan.ended("one");

    // Then
    assertThat(plan.coverage()).isEqualTo(new Coverage(3, Map.of()));
  }

  /** Whoever reads the older coverage looks for the checkpoint. */
  @Test
  void aCheckpointIsDeletedOnlyWhenNoCoverageSpeaksOfIt() {
    // Given
    follow("one", 0, 0);
    plan.saving("one");
    plan.saved("one", 1);
    Coverage before = plan.coverage();
    plan.dealtWith(2);
    plan.ended("one");

    // When
    // Then
    assertThat(plan.told(before)).isEmpty();
    assertThat(plan.told(plan.coverage())).containsExactly("one");
    assertThat(plan.told(plan.coverage())).isEmpty();
  }

  @Test
  void whatWasRelearnedIsSharedByThoseWhoDid() {
    // Given
    plan.restored("covered", 3);
    follow("one", 4, 0);
    follow("other", 5, 0);

    // When
    plan.relearned(3 * SECOND);

    // Then
    assertThat(plan.due(0)).containsExactlyInAnyOrder("one", "other");
    assertThat(plan.coverage()).isEqualTo(new Coverage(4, Map.of("covered", 3L)));
  }

  @Test
  void readingBeginsWhereTheCheckpointsEnd() {
    // Given
    Coverage coverage = new Coverage(7, Map.of("one", 3L));

    // When
    // Then
    assertThat(coverage.start(Map.of("one", 3L))).isEqualTo(7);
    assertThat(coverage.start(Map.of("one", 5L, "other", 0L))).isEqualTo(7);
  }

  @Test
  void aMissingOrOlderCheckpointMakesReadEverything() {
    // Given
    Coverage coverage = new Coverage(7, Map.of("one", 3L));

    // When
    // Then
    assertThat(coverage.start(Map.of())).isZero();
    assertThat(coverage.start(Map.of("one", 2L))).isZero();
  }

  private void follow(String experiment, long offset, long learned) {
    plan.followed(event(experiment, offset + 1), offset, learned, 0);
    plan.dealtWith(offset);
  }

  private static ExperimentEvent event(String experiment, long sequence) {
    return new ExperimentStatusChanged(experiment, sequence, ExperimentStatus.RUNNING, "in a test");
  }
}

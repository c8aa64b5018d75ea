package io.l2nas.history.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.l2nas.contracts.StepLearned;
import io.l2nas.history.ledger.LearningPoint.Sum;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a batch tells, as points. */
class LearningCurvesTest {
  @Test
  void whatABatchTellsTwiceCountsOnce() {
    // Given
    List<StepLearned> told =
        List.of(
            learned("a", 600, 1.0),
            learned("b", 601, 5.0),
            learned("a", 601, 3.0),
            learned("a", 600, 100.0),
            learned("b", 600, 100.0),
            learned("a", 601, 100.0),
            learned("a", 602, 7.0));

    // When
    Collection<LearningPoint> points = LearningCurves.pointsOf(told);

    // Then
    assertThat(points)
        .extracting(LearningPoint::experiment, LearningPoint::firstStep, LearningPoint::lastStep)
        .containsExactly(tuple("a", 600, 601), tuple("b", 601, 601), tuple("a", 602, 602));
    assertThat(points)
        .extracting(LearningPoint::reward)
        .containsExactly(new Sum(2, 4.0), new Sum(1, 5.0), new Sum(1, 7.0));
  }

  private static StepLearned learned(String experiment, int step, double reward) {
    return new StepLearned(experiment, step, "default", "vision", Map.of("reward", reward));
  }
}

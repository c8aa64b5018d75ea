package io.l2nas.history.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A curve has so many points, however long it is. */
class LearningPointTest {
  @Test
  void aShortCurveHasAPointPerStep() {
    assertThat(IntStream.range(0, 512).map(LearningPoint::bucketOf))
        .containsExactlyElementsOf(IntStream.range(0, 512).boxed().toList());
  }

  @Test
  void pointsFollowEachOtherWithoutAGap() {
    // When
    int[] buckets = IntStream.range(0, 100_000).map(LearningPoint::bucketOf).toArray();

    // Then
    for (int step = 1; step < buckets.length; step++) {
      assertThat(buckets[step] - buckets[step - 1]).as("step %d", step).isBetween(0, 1);
    }
  }

  @Test
  void aLongCurveHas256PointsForEachDoubling() {
    assertThat(LearningPoint.bucketOf(1_023)).isEqualTo(767);
    assertThat(LearningPoint.bucketOf(1_024)).isEqualTo(768);
    assertThat(LearningPoint.bucketOf(999_999)).isEqualTo(3_304);
    assertThat(LearningPoint.bucketOf(Integer.MAX_VALUE)).isEqualTo(6_143);
  }
}

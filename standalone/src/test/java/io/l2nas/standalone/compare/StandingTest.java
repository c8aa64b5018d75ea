package io.l2nas.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.core.evaluation.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final RandomSearch RANDOM =
      new ExactRandomSearch(
          List.of(new Score(9, 0, Map.of()), new Score(5, 0, Map.of()), new Score(1, 0, Map.of())),
          new Selection("value", null));

  @Test
  void theMedianRunIsOneOfAllRuns() {
    // When
    Standing all = standing(record(9, 40), record(9, 10), record(9, 20));
    Standing most = standing(record(9, 40), record(9, 10), record(5, 2));
    Standing few = standing(record(9, 40), record(5, 1), record(5, 2));

    // Then
    assertThat(all.found()).isEqualTo(3);
    assertThat(all.medianQuery()).hasValue(21);
    assertThat(most.found()).isEqualTo(2);
    assertThat(most.medianQuery()).hasValue(41);
    assertThat(few.found()).isEqualTo(1);
    assertThat(few.medianQuery()).isEmpty();
  }

  @Test
  void theSpreadIsThatOfASample() {
    // When
    Standing standing = standing(record(9, 1), record(5, 1));

    // Then
    assertThat(standing.best().text(2)).isEqualTo("7.00 ± 2.83");
    assertThat(standing(record(9, 1)).best().text(2)).isEqualTo("9.00 ± 0.00");
  }

  @Test
  void randomSearchHasAsManyDifferentArchitectures() {
    // When
    Standing standing = standing(record(9, 1), record(5, 1));

    // Then
    assertThat(standing.unique()).isEqualTo(2);
    assertThat(standing.random()).isEqualTo(RANDOM.bestOf(2));
  }

  /** Two different ones of 9, 5 and 1 have 9 as their best twice in three times: 7.67. */
  @Test
  void aboveRandomSearchIsWhoFoundMoreThanItDoesOnAverage() {
    assertThat(standing(record(9, 1), record(5, 1), record(8, 1)).above()).isEqualTo(2);
  }

  @Test
  void whereNobodyKnowsTheOptimumNobodyHasFoundIt() {
    // When
    Standing standing =
        Standing.of(
            "someone",
            List.of(record(9, 1)),
            new MeasuredRandomSearch(List.of(record(5, 1), record(4, 3))));

    // Then
    assertThat(standing.found()).isZero();
    assertThat(standing.medianQuery()).isEmpty();
    assertThat(standing.above()).isEqualTo(1);
    assertThat(standing.random().best().mean()).isEqualTo(4.5);
  }

  private static Standing standing(RunRecord... records) {
    return Standing.of("someone", List.of(records), RANDOM);
  }

  private static RunRecord record(double best, int step) {
    return new RunRecord(
        new RunResult("someone", "value", step, 100, 2, step, best, null, 0.5),
        List.of(new Improvement(step, best, null, 2)));
  }
}

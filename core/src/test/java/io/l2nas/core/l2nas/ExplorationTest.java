package io.l2nas.core.l2nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance check 4. */
class ExplorationTest {
  private static final Exploration PAPER =
      L2nasSettings.from(
              Map.of(), new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow()))
          .exploration();

  @ParameterizedTest
  @CsvSource({"0, 1", "87, 0.529264", "88, 0.520736", "174, 0.050077", "175, 0.05", "999, 0.05"})
  void fallsFromOneToItsMinimumByACosine(int step, double epsilon) {
    // When
    // Then
    assertThat(PAPER.probability(step)).isCloseTo(epsilon, within(1e-6));
  }

  @Test
  void beginsAtOneAndEndsAtTheMinimumExactly() {
    // When
    // Then
    assertThat(PAPER.probability(0)).isEqualTo(1);
    assertThat(PAPER.probability(175)).isEqualTo(0.05);
    assertThat(PAPER.probability(Integer.MAX_VALUE)).isEqualTo(0.05);
  }

  @ParameterizedTest
  @CsvSource({"500, 108.6", "1000, 133.6"})
  void soManyActionsAreExpectedToBeRandom(int steps, double random) {
    // When
    double expected = IntStream.range(0, steps).mapToDouble(PAPER::probability).sum();

    // Then
    assertThat(expected).isCloseTo(random, within(0.01));
  }

  @Test
  void aWarmUpIsRandomAndThenOver() {
    // Given
    Exploration warmUp = new Exploration(0, 0, 0, 3000);

    // When
    // Then
    assertThat(warmUp.probability(0)).isEqualTo(1);
    assertThat(warmUp.probability(2999)).isEqualTo(1);
    assertThat(warmUp.probability(3000)).isZero();
  }
}

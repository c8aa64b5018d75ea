package io.l2nas.core.screened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialsTest {
  private static final SearchSpace SPACE = new SearchSpace(Experiments.UNEVEN.definition());
  private static final Architecture ONE = SPACE.architecture(0, 0, 0);
  private static final Architecture TWO = SPACE.architecture(1, 0, 0);
  private static final Architecture THREE = SPACE.architecture(2, 0, 0);

  private final Trials trials = new Trials();

  @Test
  void theBestComeFirstAndOfEqualsTheEarlier() {
    // When
    trials.add(ONE, 5);
    trials.add(TWO, 7);
    trials.add(THREE, 5);

    // Then
    assertThat(trials.best(2)).containsExactly(TWO, ONE);
    assertThat(trials.best(9)).containsExactly(TWO, ONE, THREE);
  }

  @Test
  void aQuantileCountsHalfOfTheEquals() {
    // When
    trials.add(ONE, 5);
    trials.add(TWO, 7);
    trials.add(THREE, 5);

    // Then
    assertThat(trials.quantile(0)).isEqualTo(1.0 / 3);
    assertThat(trials.quantile(1)).isEqualTo(1.0 / 3);
    assertThat(trials.quantile(2)).isEqualTo(2.5 / 3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesARewardThatIsNoNumber(double reward) {
    // Given
    Trials trials = new Trials();

    // When
    // Then
    assertThatThrownBy(() -> trials.add(SPACE.architecture(0, 0, 0), reward))
        .hasMessage("reward is " + reward + "; it must be a finite number");
    assertThat(trials.size()).isZero();
  }
}

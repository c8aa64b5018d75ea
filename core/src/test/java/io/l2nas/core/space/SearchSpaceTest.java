package io.l2nas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;

/** Algorithm 1, on rows of different sizes. */
class SearchSpaceTest {
  private static final SearchSpace SPACE = new SearchSpace(Experiments.UNEVEN.definition());

  @Test
  void takesTheLargestEntryOfEveryRow() {
    // Given
    FloatVector alpha = FloatVector.of(0.1f, 0.3f, 0.2f, 0.9f, 0.8f, 0f, 0.1f, 0.2f, 0.3f);

    // When
    Architecture architecture = SPACE.discretize(alpha);

    // Then
    assertThat(architecture.text()).isEqualTo("b-x-n");
    assertThat(architecture.choice(0)).isEqualTo(1);
    assertThat(architecture.choice(1)).isEqualTo(0);
    assertThat(architecture.choice(2)).isEqualTo(3);
  }

  @Test
  void anArchitectureNamesItsChoicesInTheOrderOfTheRows() {
    // When
    Architecture architecture = SPACE.architecture(1, 0, 3);

    // Then
    assertThat(architecture.choices().values()).containsExactly("b", "x", "n");
    assertThat(architecture.choices().keySet())
        .containsExactlyElementsOf(
            SPACE.definition().rows().stream().map(row -> row.name()).toList());
  }

  @Test
  void takesTheFirstOfEqualEntries() {
    // Given: every row is a tie, -0 and 0 among them
    FloatVector alpha = FloatVector.of(0.1f, 0.5f, 0.5f, -0f, 0f, 2f, 2f, 2f, 2f);

    // When
    Architecture architecture = SPACE.discretize(alpha);

    // Then
    assertThat(architecture.text()).isEqualTo("b-x-k");
  }

  @Test
  void readsNoisyEntriesOutsideOfZeroToOneAsTheyAre() {
    // Given
    FloatVector alpha =
        FloatVector.of(-3f, -2f, -2.5f, 1.00001f, 1.00002f, -1f, -1f, -1f, Float.MIN_VALUE);

    // When
    Architecture architecture = SPACE.discretize(alpha);

    // Then
    assertThat(architecture.text()).isEqualTo("b-y-n");
  }

  /** Acceptance check 1: exactly one 1 per row, and it stands at a largest entry. */
  @Test
  void everyRandomActionHasOneChoicePerRow() {
    for (int step = 0; step < 1_000; step++) {
      // Given
      FloatVector alpha =
          RandomAgent.uniform(SPACE.size(), RandomStream.of(1, Purpose.ACTION, step));

      // When
      Architecture architecture = SPACE.discretize(alpha);

      // Then
      for (int row = 0; row < SPACE.rows(); row++) {
        int from = SPACE.offset(row);
        int to = row + 1 < SPACE.rows() ? SPACE.offset(row + 1) : SPACE.size();
        float chosen = alpha.get(from + architecture.choice(row));
        assertThat(architecture.choice(row)).isBetween(0, to - from - 1);
        for (int i = from; i < to; i++) {
          assertThat(alpha.get(i)).isLessThanOrEqualTo(chosen);
        }
      }
    }
  }

  @Test
  void laysTheRowsEndToEnd() {
    // When
    // Then
    assertThat(SPACE.rows()).isEqualTo(3);
    assertThat(SPACE.size()).isEqualTo(9);
    assertThat(SPACE.offset(0)).isZero();
    assertThat(SPACE.offset(1)).isEqualTo(3);
    assertThat(SPACE.offset(2)).isEqualTo(5);
    assertThat(SPACE.definition()).isEqualTo(Experiments.UNEVEN.definition());
  }

  @Test
  void theInitialStateWeighsAllChoicesOfARowTheSame() {
    // When
    FloatVector state = SPACE.initialState();

    // Then
    float third = 1f / 3;
    assertThat(state)
        .isEqualTo(FloatVector.of(third, third, third, 0.5f, 0.5f, 0.25f, 0.25f, 0.25f, 0.25f));
  }

  @Test
  void refusesAnActionOfAnotherSize() {
    // Given
    FloatVector alpha = FloatVector.of(1, 2, 3);

    // When
    // Then
    assertThatThrownBy(() -> SPACE.discretize(alpha))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha has 3 entries; the space 'uneven' needs 9");
  }

  @Test
  void writesAnArchitectureFromItsChoices() {
    // When
    Architecture architecture = SPACE.architecture(2, 1, 0);

    // Then
    assertThat(architecture).hasToString("c-y-k");
    assertThat(architecture).isEqualTo(SPACE.architecture(2, 1, 0));
    assertThat(architecture).hasSameHashCodeAs(SPACE.architecture(2, 1, 0));
    assertThat(architecture).isNotEqualTo(SPACE.architecture(2, 1, 1));
  }

  @Test
  void keepsItsOwnCopyOfTheChoices() {
    // Given
    int[] choices = {2, 1, 0};
    Architecture architecture = SPACE.architecture(choices);

    // When
    choices[0] = 0;

    // Then
    assertThat(architecture.choice(0)).isEqualTo(2);
  }

  @Test
  void refusesChoicesThatARowDoesNotHave() {
    // When
    // Then
    assertThatThrownBy(() -> SPACE.architecture(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 2 choices; the space 'uneven' has 3 rows");
    assertThatThrownBy(() -> SPACE.architecture(2, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the choice in row 'second' is 2; it must be from 0 to 1");
    assertThatThrownBy(() -> SPACE.architecture(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the choice in row 'first' is -1; it must be from 0 to 2");
  }
}

package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;

/** Faster than row by row, and the same to the last bit. */
class CombinationTest {
  private final RandomStream random = RandomStream.of(1, Purpose.BATCH, 0);
  private final Combination combination = new Combination();

  @Test
  void isTheSumRowByRow() {
    for (int rows = 0; rows < 40; rows++) {
      for (int width : new int[] {1, 2, 7, 33, 128}) {
        // Given
        float[] factors = uniform(rows);
        for (int i = 0; i < rows; i++) {
          factors[i] = random.nextInt(2) == 0 ? 0 : factors[i];
        }
        float[][] matrix = new float[rows][];
        for (int i = 0; i < rows; i++) {
          matrix[i] = uniform(width);
        }
        float[] target = uniform(width);
        float[] expected = target.clone();
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < width; j++) {
            expected[j] += factors[i] * matrix[i][j];
          }
        }

        // When
        combination.addTo(target, factors, matrix);

        // Then
        assertThat(target).containsExactly(expected);
      }
    }
  }

  @Test
  void leavesOutRowsWithAZeroFactorAndNoOthers() {
    // Given
    float[] target = {1};
    float[][] rows = {{Float.NaN}, {2}, {Float.POSITIVE_INFINITY}, {Float.MIN_VALUE}};

    // When
    combination.addTo(target, new float[] {0, 1, -0f, 1}, rows);

    // Then
    assertThat(target).containsExactly(3);
  }

  @Test
  void carriesFactorsThatAreNoNumber() {
    // Given
    float[] target = {1};

    // When
    combination.addTo(target, new float[] {Float.NaN}, new float[][] {{0}});

    // Then
    assertThat(target[0]).isNaN();
  }

  private float[] uniform(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat(2);
    }
    return values;
  }
}

package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;

/** Faster than row by row, and the same to the last bit. */
class CombinationTest {
  private final RandomStream random = RandomStream.of(1, Purpose.BATCH, 0);

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
        combinationOf(factors).addTo(target, matrix);

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
    combinationOf(0, 1, -0f, 1).addTo(target, rows);

    // Then
    assertThat(target).containsExactly(3);
  }

  @Test
  void carriesFactorsThatAreNoNumber() {
    // Given
    float[] target = {1};

    // When
    combinationOf(Float.NaN).addTo(target, new float[][] {{0}});

    // Then
    assertThat(target[0]).isNaN();
  }

  @Test
  void takesAColumnAsItTakesARow() {
    // Given
    float[][] matrix = {{9, 1}, {9, 0}, {9, -3}};
    float[] target = {0};
    Combination column = new Combination(3);

    // When
    column.takeColumn(matrix, 1);
    column.addTo(target, new float[][] {{1}, {Float.NaN}, {10}});

    // Then
    assertThat(target).containsExactly(-29);
  }

  @Test
  void rectifiesWhatItTakes() {
    // Given
    float[] values = {2, -5, -0f, Float.MIN_VALUE};
    float[] target = {0};
    Combination rectified = new Combination(4);

    // When
    rectified.takeRectified(values);
    rectified.addTo(target, new float[][] {{3}, {Float.NaN}, {Float.NaN}, {0}});

    // Then
    assertThat(values).containsExactly(2, 0, 0, Float.MIN_VALUE);
    assertThat(target).containsExactly(6);
  }

  @Test
  void takesFactorsOnlyWhereAnotherHasThem() {
    // Given
    Combination masked = new Combination(3);
    float[] written = {7, 7, 7};

    // When
    masked.takeWhere(combinationOf(1, 0, 1), new float[] {4, 5, 0});
    masked.writeTo(written);

    // Then
    assertThat(written).containsExactly(4, 0, 0);
  }

  private static Combination combinationOf(float... factors) {
    Combination combination = new Combination(factors.length);
    combination.take(factors);
    return combination;
  }

  private float[] uniform(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat(2);
    }
    return values;
  }
}

package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatVectorTest {

  @Test
  void changingWhatItWasMadeFromChangesNothing() {
    // Given
    float[] values = {1, 2};
    FloatVector vector = FloatVector.of(values);

    // When
    values[0] = Float.NaN;

    // Then
    assertThat(vector.get(0)).isEqualTo(1);
  }

  @Test
  void changingWhatItGaveChangesNothing() {
    // Given
    FloatVector vector = FloatVector.of(1, 2);

    // When
    vector.toArray()[1] = Float.NaN;

    // Then
    assertThat(vector.toArray()).containsExactly(1, 2);
    assertThat(vector.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefused(float value) {
    // When
    // Then
    assertThatThrownBy(() -> FloatVector.of(0, 0, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entry 2 is " + value + "; every entry must be a finite number");
  }

  @Test
  void equalMeansEqualBitForBit() {
    // When
    FloatVector vector = FloatVector.of(0.1f, 0f, Float.MIN_VALUE);

    // Then
    assertThat(vector)
        .isEqualTo(FloatVector.of(0.1f, 0f, Float.MIN_VALUE))
        .hasSameHashCodeAs(FloatVector.of(0.1f, 0f, Float.MIN_VALUE))
        .isNotEqualTo(FloatVector.of(0.1f, -0f, Float.MIN_VALUE))
        .isNotEqualTo(FloatVector.of(Math.nextUp(0.1f), 0f, Float.MIN_VALUE))
        .isNotEqualTo(FloatVector.of(0.1f, 0f))
        .isNotEqualTo(null)
        .hasToString("[0.1, 0.0, 1.4E-45]");
  }

  @Test
  void itMayBeEmpty() {
    // When
    FloatVector vector = FloatVector.of();

    // Then
    assertThat(vector.size()).isZero();
    assertThat(vector.toArray()).isEmpty();
  }
}

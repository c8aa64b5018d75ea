package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueNetworkTest {
  private final ValueNetwork network =
      new ValueNetwork(
          2,
          List.of(16, 16),
          4,
          new AdamSettings(1e-2, 0.9, 0.99),
          RandomStream.of(1, Purpose.INITIALISATION, 0));
  private final float[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

  @Test
  void learnsWhatNoLinearFunctionIs() {
    // Given
    float[] targets = {0, 1, 1, 0};

    // When
    for (int update = 0; update < 500; update++) {
      assertThat(network.update(inputs, targets)).isTrue();
    }

    // Then
    for (int i = 0; i < 4; i++) {
      assertThat(network.value(inputs[i])).isCloseTo(targets[i], within(0.02f));
    }
  }

  @Test
  void refusesATargetThatIsNoNumberAndKeepsWhatItKnows() {
    // Given
    float before = network.value(inputs[1]);

    // When
    boolean updated = network.update(inputs, new float[] {0, Float.NaN, 1, 0});

    // Then
    assertThat(updated).isFalse();
    assertThat(network.value(inputs[1])).isEqualTo(before);
  }
}

package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorCriticSettingsTest {
  private static final AdamSettings ADAM = new AdamSettings(1e-4, 0.9, 0.99);

  @ParameterizedTest
  @CsvSource({
    "0, 8, 4, 0.9, size is 0; it must be at least 1",
    "3, 0, 4, 0.9, a width of hidden is 0; it must be at least 1",
    "3, 8, 0, 0.9, batch is 0; it must be at least 1",
    "3, 8, 4, NaN, tau is NaN; it must be from 0 to 1",
    "3, 8, 4, 1.1, tau is 1.1; it must be from 0 to 1",
  })
  void refusesWhatIsNoNetwork(int size, int width, int batch, double tau, String message) {
    // When
    // Then
    assertThatThrownBy(() -> settings(size, List.of(width), batch, tau))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void keepsItsOwnCopyOfTheWidths() {
    // Given
    List<Integer> hidden = new ArrayList<>(List.of(8));
    ActorCriticSettings settings = settings(3, hidden, 4, 0.9);

    // When
    hidden.add(9);

    // Then
    assertThat(settings.hidden()).containsExactly(8);
  }

  private static ActorCriticSettings settings(
      int size, List<Integer> hidden, int batch, double tau) {
    return new ActorCriticSettings(size, hidden, batch, tau, ADAM, ADAM, Initialisation.PYTORCH);
  }
}

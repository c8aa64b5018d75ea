package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActorCriticWeightsTest {
  private static final AdamSettings ADAM = new AdamSettings(1e-3, 0.9, 0.99);

  @ParameterizedTest
  @EnumSource
  void areWhatThePlainNetworksBeginWith(Initialisation initialisation) {
    // Given
    ActorCriticSettings settings =
        new ActorCriticSettings(5, List.of(7, 6), 2, 0.9, ADAM, ADAM, initialisation);

    // When
    ActorCriticWeights weights = ActorCriticWeights.draw(settings, 3);

    // Then
    PlainActorCritic plain = new PlainActorCritic(settings, 3);
    assertAlike(weights.actor(), plain.actor());
    assertAlike(weights.critic(), plain.critic());
  }

  private static void assertAlike(List<ActorCriticWeights.Layer> layers, Mlp network) {
    assertThat(layers).hasSameSizeAs(network.layers());
    for (int layer = 0; layer < layers.size(); layer++) {
      Dense dense = network.layers().get(layer);
      assertThat(layers.get(layer).weights()).isDeepEqualTo(dense.weights());
      assertThat(layers.get(layer).biases()).containsExactly(dense.biases());
    }
  }
}

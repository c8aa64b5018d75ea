package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.fixtures.ActorCriticContract;
import io.l2nas.core.learning.ActorCritic.Batch;
import io.l2nas.core.learning.ActorCritic.Losses;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlainActorCriticTest {
  private static final int SIZE = 5;
  private static final int BATCH = 7;
  private static final float TAU = 0.9f;
  private static final ActorCriticSettings SETTINGS =
      new ActorCriticSettings(
          SIZE,
          List.of(9, 8),
          BATCH,
          TAU,
          new AdamSettings(1e-3, 0.9, 0.99),
          new AdamSettings(1e-3, 0.9, 0.99),
          Initialisation.PYTORCH);

  private final PlainActorCritic networks = new PlainActorCritic(SETTINGS, 3);
  private final Batch batch = batch(0);

  /** The contract that every implementation keeps. */
  @Nested
  class Contract extends ActorCriticContract {
    @Override
    protected ActorCritic create(ActorCriticSettings settings, long seed) {
      return new PlainActorCritic(settings, seed);
    }
  }

  @Test
  void theCriticsGradientsAreThoseOfItsLoss() {
    // Given
    ReferenceNetwork critic = ReferenceNetwork.of(networks.critic());
    DoubleSupplier loss =
        () -> {
          double sum = 0;
          for (int i = 0; i < BATCH; i++) {
            double x = batch.rewards()[i] - value(critic, batch.alphas()[i]);
            sum += x * (TAU - (x <= 0 ? 1 : 0));
          }
          return sum / BATCH;
        };

    // When
    double reported = networks.computeCriticGradients(batch);

    // Then
    assertThat(reported).isCloseTo(loss.getAsDouble(), within(1e-6));
    assertGradients(networks.critic(), critic, loss, 1);
  }

  /** Through the critic and the sigmoid; the actor descends on −J, so it ascends on J. */
  @Test
  void theActorsGradientsAreThoseOfMinusItsObjective() {
    // Given
    ReferenceNetwork actor = ReferenceNetwork.of(networks.actor());
    ReferenceNetwork critic = ReferenceNetwork.of(networks.critic());
    DoubleSupplier objective =
        () -> {
          double sum = 0;
          for (float[] state : batch.states()) {
            double[] alpha = actor.apply(ReferenceNetwork.toDoubles(state));
            for (int j = 0; j < SIZE; j++) {
              alpha[j] = 1 / (1 + Math.exp(-alpha[j]));
            }
            sum += critic.apply(alpha)[0];
          }
          return sum / BATCH;
        };

    // When
    double reported = networks.computeActorGradients(batch);

    // Then
    assertThat(reported).isCloseTo(objective.getAsDouble(), within(1e-6));
    assertGradients(networks.actor(), actor, objective, -1);
  }

  /** The single network and the batch network are one: every update of one is seen by the other. */
  @Test
  void proposesWhatItLearnsWith() {
    for (int step = 0; step < 10; step++) {
      // When
      networks.update(batch(step));

      // Then
      float[][] logits = networks.actor().forward(batch.states());
      float[][] values = networks.critic().forward(batch.alphas());
      for (int i = 0; i < BATCH; i++) {
        float[] alpha = networks.act(batch.states()[i]);
        for (int j = 0; j < SIZE; j++) {
          assertThat(alpha[j]).isEqualTo((float) (1 / (1 + StrictMath.exp(-logits[i][j]))));
        }
        assertThat(networks.value(batch.alphas()[i])).isEqualTo(values[i][0]);
      }
    }
  }

  /** A finite gradient whose square is not: Adam's moments would become infinite. */
  @Test
  void aGradientTooLargeForAdamChangesNothing() {
    // Given
    PlainActorCritic twin = new PlainActorCritic(SETTINGS, 3);
    for (PlainActorCritic each : List.of(networks, twin)) {
      each.update(batch(1));
    }
    Dense output = networks.critic().layers().get(2);
    float weight = output.weights()[0][0];
    output.weights()[0][0] = 1e20f;
    output.transpose();

    // When
    Losses losses = networks.update(batch(2));

    // Then
    assertThat(losses.applied()).isFalse();
    output.weights()[0][0] = weight;
    output.transpose();
    for (int step = 3; step < 8; step++) {
      assertThat(networks.update(batch(step))).isEqualTo(twin.update(batch(step)));
    }
  }

  /** Golden: the networks never change silently, on whichever machine. */
  @Test
  void theNumbersNeverChange() {
    // When
    Losses losses = null;
    for (int step = 0; step < 100; step++) {
      losses = networks.update(batch(step));
    }

    // Then
    assertThat(losses).isEqualTo(new Losses(0.12649637939674513, 0.6428882735116142, true));
    assertThat(networks.act(new float[SIZE]))
        .containsExactly(0.62539345f, 0.49522626f, 0.42041215f, 0.52244186f, 0.4071227f);
  }

  private static double value(ReferenceNetwork critic, float[] alpha) {
    return critic.apply(ReferenceNetwork.toDoubles(alpha))[0];
  }

  /** All of them, by central differences in the reference. */
  private static void assertGradients(
      Mlp network, ReferenceNetwork reference, DoubleSupplier function, int sign) {
    for (int layer = 0; layer < network.layers().size(); layer++) {
      Dense dense = network.layers().get(layer);
      for (int i = 0; i < dense.weights().length; i++) {
        assertDerivatives(dense.weightGradients()[i], reference.weights[layer][i], function, sign);
      }
      assertDerivatives(dense.biasGradients(), reference.biases[layer], function, sign);
    }
  }

  private static void assertDerivatives(
      float[] gradients, double[] parameters, DoubleSupplier function, int sign) {
    double h = 1e-6;
    for (int i = 0; i < parameters.length; i++) {
      double parameter = parameters[i];
      parameters[i] = parameter + h;
      double above = function.getAsDouble();
      parameters[i] = parameter - h;
      double below = function.getAsDouble();
      parameters[i] = parameter;
      assertThat((double) gradients[i]).isCloseTo(sign * (above - below) / (2 * h), within(1e-6));
    }
  }

  private static Batch batch(int step) {
    RandomStream random = RandomStream.of(50, Purpose.BATCH, step);
    Batch batch = new Batch(new float[BATCH][SIZE], new float[BATCH][SIZE], new float[BATCH]);
    for (int i = 0; i < BATCH; i++) {
      for (int j = 0; j < SIZE; j++) {
        batch.states()[i][j] = random.nextFloat();
        batch.alphas()[i][j] = random.nextFloat();
      }
      batch.rewards()[i] = random.nextFloat(1);
    }
    return batch;
  }
}

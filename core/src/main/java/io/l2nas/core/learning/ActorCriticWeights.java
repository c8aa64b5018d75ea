package io.l2nas.core.learning;

import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of actor and critic, in a form that every {@link ActorCritic} has in common. The
 * first ones are a function of settings and seed.
 *
 * @param actor its layers, from the state on
 * @param critic its layers, from the action on
 */
public record ActorCriticWeights(List<Layer> actor, List<Layer> critic) {
  public ActorCriticWeights {
    actor = List.copyOf(actor);
    critic = List.copyOf(critic);
  }

  /**
   * One fully connected layer.
   *
   * @param weights shape in × out
   * @param biases shape out
   */
  @SuppressWarnings("ArrayRecordComponent") // Lent, and copied by whoever keeps them.
  public record Layer(float[][] weights, float[] biases) {}

  /** Draws the first ones: first the actor's, then the critic's, layer after layer. */
  public static ActorCriticWeights draw(ActorCriticSettings settings, long seed) {
    RandomStream random = RandomStream.of(seed, Purpose.INITIALISATION, 0);
    return new ActorCriticWeights(
        draw(settings.actorWidths(), settings.initialisation(), random),
        draw(settings.criticWidths(), settings.initialisation(), random));
  }

  /** The layers of one network; {@code widths} are the sizes of input, hidden layers and output. */
  static List<Layer> draw(
      List<Integer> widths, Initialisation initialisation, RandomStream random) {
    List<Layer> layers = new ArrayList<>();
    int last = widths.size() - 2;
    for (int layer = 0; layer <= last; layer++) {
      float[][] weights = new float[widths.get(layer)][widths.get(layer + 1)];
      float[] biases = new float[widths.get(layer + 1)];
      initialisation.fill(weights, biases, layer == last, random);
      layers.add(new Layer(weights, biases));
    }
    return layers;
  }
}

package io.l2nas.core.learning;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** A critic by itself: a multi-layer perceptron that learns one number from a vector. */
public final class ValueNetwork {
  private final Mlp network;
  private final Mlp single;
  private final Adam adam;
  private final float[][] gradients;

  /**
   * A network with fresh weights, drawn as PyTorch does.
   *
   * @param size entries of an input
   * @param hidden neurons per hidden layer
   * @param batch samples per update
   */
  public ValueNetwork(
      int size, List<Integer> hidden, int batch, AdamSettings settings, RandomStream random) {
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(0, size);
    widths.add(1);
    network = Mlp.of(widths, batch);
    network.begin(ActorCriticWeights.draw(widths, Initialisation.PYTORCH, random));
    single = network.sharing(1);
    adam = new Adam(settings);
    gradients = new float[batch][1];
  }

  /** What it makes of x, an input of {@code size} entries. */
  public float value(float[] x) {
    return single.forward(new float[][] {x})[0][0];
  }

  /**
   * One step down half the mean squared error over a batch.
   *
   * @param inputs shape batch × size
   * @param targets shape batch
   * @return false, and nothing is changed, if a gradient or a weight is not a number to go on with
   */
  public boolean update(float[][] inputs, float[] targets) {
    float[][] values = network.forward(inputs);
    for (int i = 0; i < targets.length; i++) {
      gradients[i][0] = (values[i][0] - targets[i]) / targets.length;
    }
    network.computeGradients(gradients);
    return network.step(adam);
  }

  /** Writes down the weights and the moments of the optimiser. */
  public void save(MemoryWriter memory) {
    network.save(memory);
    adam.save(memory);
  }

  /** Takes back what a network of the same shape has written down. */
  public void restore(MemoryReader memory) {
    network.restore(memory);
    adam.restore(memory);
  }
}

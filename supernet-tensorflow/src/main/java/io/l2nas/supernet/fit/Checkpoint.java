package io.l2nas.supernet.fit;

import java.util.List;

/**
 * A training at one moment.
 *
 * @param step how many steps have been taken
 * @param tensors the weights and their speeds
 */
public record Checkpoint(int step, List<float[]> tensors) {
  public Checkpoint {
    tensors = tensors.stream().map(float[]::clone).toList();
  }
}

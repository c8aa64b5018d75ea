package io.l2nas.core.learning;

/**
 * Settings of Adam (Kingma and Ba, ICLR 2015).
 *
 * @param rate the learning rate, at most 1
 * @param beta1 decay of the mean of the gradients, at most 0.999999
 * @param beta2 decay of the mean of their squares, at most 0.999999; 0.99 in the paper, not the
 *     usual 0.999
 */
public record AdamSettings(double rate, double beta1, double beta2) {
  static final float EPSILON = 1e-8f;

  public AdamSettings {
    requireFromZeroTo(1, "rate", rate);
    requireFromZeroTo(0.999999, "beta1", beta1);
    requireFromZeroTo(0.999999, "beta2", beta2);
  }

  private static void requireFromZeroTo(double maximum, String name, double value) {
    if (!(value >= 0 && value <= maximum)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be from 0 to %s".formatted(name, value, maximum));
    }
  }
}

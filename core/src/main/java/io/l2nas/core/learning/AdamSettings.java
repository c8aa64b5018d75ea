package io.l2nas.core.learning;

/**
 * Settings of Adam (Kingma and Ba, ICLR 2015).
 *
 * @param rate the learning rate
 * @param beta1 decay of the mean of the gradients
 * @param beta2 decay of the mean of their squares; 0.99 in the paper, not the usual 0.999
 */
public record AdamSettings(double rate, double beta1, double beta2) {
  static final float EPSILON = 1e-8f;
}

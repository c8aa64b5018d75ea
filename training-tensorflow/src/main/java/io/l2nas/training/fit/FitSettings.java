package io.l2nas.training.fit;

/**
 * How a network is trained: by stochastic gradient descent with Nesterov's momentum.
 *
 * @param epochs how often every image is seen
 * @param batch images in a step
 * @param rate the first learning rate
 * @param schedule how it goes down
 * @param weightDecay what is taken off each weight, times the rate
 * @param seed of the first weights and of the order of the images
 */
public record FitSettings(
    int epochs, int batch, double rate, Schedule schedule, double weightDecay, long seed) {
  private static final int MAX_EPOCHS = 10_000;
  private static final int MAX_BATCH = 65_536;

  public FitSettings {
    Bounds.requireWithin("epochs", epochs, MAX_EPOCHS);
    Bounds.requireWithin("batch", batch, MAX_BATCH);
    if (!(rate > 0 && rate <= 10)) {
      throw new IllegalArgumentException(
          "option rate is " + rate + "; it must be greater than 0 and at most 10");
    }
    if (!(weightDecay >= 0 && weightDecay < 1)) {
      throw new IllegalArgumentException(
          "option decay is " + weightDecay + "; it must be at least 0 and less than 1");
    }
  }
}

package io.l2nas.training.images;

import io.l2nas.core.network.ImageShape;

/**
 * Images to train on, others to choose architectures by, and others again that no choice has seen.
 *
 * @param training weights are fitted to these
 * @param validation architectures are compared by these
 * @param test what was chosen is judged by these
 */
public record Dataset(LabelledImages training, LabelledImages validation, LabelledImages test) {
  /** Of so many training images one is held back to compare architectures by. */
  private static final int HELD_BACK = 6;

  /** A data set that comes with images for training and for testing. */
  static Dataset of(LabelledImages training, LabelledImages test) {
    return new Dataset(
        training.where(image -> image % HELD_BACK != 0),
        training.where(image -> image % HELD_BACK == 0),
        test);
  }

  /** What all its images have in common. */
  public ImageShape shape() {
    return training.shape();
  }
}

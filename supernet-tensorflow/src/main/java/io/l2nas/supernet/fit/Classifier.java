package io.l2nas.supernet.fit;

/** A supernet that can be asked. */
@FunctionalInterface
public interface Classifier {

  /**
   * What an architecture makes of images.
   *
   * @param choices the architecture: for each row of the space the index of its choice, −1 where
   *     none is taken
   * @param images so many, standardised: image × row × column × channel
   * @return the evidence for every class: image × class
   */
  float[] logits(int[] choices, float[] images, int count);
}

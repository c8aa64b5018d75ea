package io.l2nas.supernet.fit;

import io.l2nas.training.fit.Standardisation;
import io.l2nas.training.images.LabelledImages;

/**
 * How well architectures classify images with the weights of a supernet. The images are asked for
 * in batches that depend on nothing but their number, for a batch is what is normalised by: the
 * same architecture has the same accuracy.
 *
 * @param images in this order
 * @param batch images asked for at once, at most; batches are as even as can be
 */
public record PathAccuracy(LabelledImages images, Standardisation standardisation, int batch) {

  /**
   * Which part of the images is taken for what it is.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public double of(Classifier classifier, int[] choices) throws InterruptedException {
    int batches = (images.count() + batch - 1) / batch;
    int right = 0;
    for (int i = 0; i < batches; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the evaluation was interrupted");
      }
      right += right(classifier, choices, begin(i, batches), begin(i + 1, batches));
    }
    return (double) right / images.count();
  }

  private int begin(int number, int batches) {
    return (int) ((long) images.count() * number / batches);
  }

  private int right(Classifier classifier, int[] choices, int begin, int end) {
    int pixels = images.pixelsPerImage();
    float[] numbers = new float[(end - begin) * pixels];
    for (int image = begin; image < end; image++) {
      standardisation.put(images, image, numbers, (image - begin) * pixels);
    }
    float[] logits = classifier.logits(choices, numbers, end - begin);
    int classes = images.shape().classes();
    int right = 0;
    for (int image = begin; image < end; image++) {
      right += largest(logits, (image - begin) * classes, classes) == images.label(image) ? 1 : 0;
    }
    return right;
  }

  private static int largest(float[] logits, int offset, int classes) {
    int largest = 0;
    for (int i = 1; i < classes; i++) {
      if (logits[offset + i] > logits[offset + largest]) {
        largest = i;
      }
    }
    return largest;
  }
}

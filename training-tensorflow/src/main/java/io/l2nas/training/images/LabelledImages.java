package io.l2nas.training.images;

import io.l2nas.core.network.ImageShape;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Square images, each with its class. */
public final class LabelledImages {
  private final ImageShape shape;
  private final byte[] pixels;
  private final byte[] labels;

  /**
   * Keeps what it is given.
   *
   * @param pixels images × rows × columns × channels, unsigned
   * @param labels a class per image, unsigned
   */
  LabelledImages(ImageShape shape, byte[] pixels, byte[] labels) {
    if ((long) labels.length * pixelsOf(shape) != pixels.length) {
      throw new IllegalArgumentException(
          "%d bytes are not %d images of %s".formatted(pixels.length, labels.length, shape));
    }
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
  }

  public ImageShape shape() {
    return shape;
  }

  /** How many there are. */
  public int count() {
    return labels.length;
  }

  /** The class of an image, from 0 on. */
  public int label(int image) {
    return labels[image] & 0xff;
  }

  /** How many numbers an image is. */
  public int pixelsPerImage() {
    return pixelsOf(shape);
  }

  /**
   * A grey or colour value of an image, from 0 to 255: row by row, the channels of a pixel
   * together.
   */
  public int pixel(int image, int index) {
    return pixels[image * pixelsOf(shape) + index] & 0xff;
  }

  /** The same, of which some are of classes that do not occur here. */
  LabelledImages ofClasses(int classes) {
    return new LabelledImages(
        new ImageShape(shape.side(), shape.channels(), classes), pixels, labels);
  }

  /** Those whose number fulfils a condition, in the order that they have here. */
  LabelledImages where(IntPredicate condition) {
    int[] chosen = IntStream.range(0, count()).filter(condition).toArray();
    int size = pixelsPerImage();
    byte[] chosenPixels = new byte[chosen.length * size];
    byte[] chosenLabels = new byte[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(pixels, chosen[i] * size, chosenPixels, i * size, size);
      chosenLabels[i] = labels[chosen[i]];
    }
    return new LabelledImages(shape, chosenPixels, chosenLabels);
  }

  private static int pixelsOf(ImageShape shape) {
    return shape.side() * shape.side() * shape.channels();
  }
}

package io.l2nas.training.images;

import io.l2nas.core.network.ImageShape;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Square images, each with its class. Parts of a data set share the bytes of the whole. */
public final class LabelledImages {
  private final ImageShape shape;
  private final byte[] pixels;
  private final byte[] labels;
  private final int[] chosen;

  /**
   * Keeps what it is given.
   *
   * @param pixels images × rows × columns × channels, unsigned
   * @param labels a class per image, unsigned
   */
  LabelledImages(ImageShape shape, byte[] pixels, byte[] labels) {
    this(shape, pixels, labels, IntStream.range(0, labels.length).toArray());
    if ((long) labels.length * pixelsPerImage() != pixels.length) {
      throw new IllegalArgumentException(
          "%d bytes are not %d images of %s".formatted(pixels.length, labels.length, shape));
    }
  }

  private LabelledImages(ImageShape shape, byte[] pixels, byte[] labels, int[] chosen) {
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.chosen = chosen;
  }

  public ImageShape shape() {
    return shape;
  }

  /** How many there are. */
  public int count() {
    return chosen.length;
  }

  /** The class of an image, from 0 on. */
  public int label(int image) {
    return labels[chosen[image]] & 0xff;
  }

  /** How many numbers an image is. */
  public int pixelsPerImage() {
    return shape.side() * shape.side() * shape.channels();
  }

  /**
   * A grey or colour value of an image, from 0 to 255: row by row, the channels of a pixel
   * together.
   */
  public int pixel(int image, int index) {
    return pixels[chosen[image] * pixelsPerImage() + index] & 0xff;
  }

  /** The same, of which some are of classes that do not occur here. */
  LabelledImages ofClasses(int classes) {
    return new LabelledImages(
        new ImageShape(shape.side(), shape.channels(), classes), pixels, labels, chosen);
  }

  /** Those whose number fulfils a condition, in the order that they have here. */
  LabelledImages where(IntPredicate condition) {
    int[] some =
        IntStream.range(0, count()).filter(condition).map(image -> chosen[image]).toArray();
    return new LabelledImages(shape, pixels, labels, some);
  }
}

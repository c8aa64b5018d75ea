package io.l2nas.training.fit;

import io.l2nas.core.network.ImageShape;
import io.l2nas.training.images.LabelledImages;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Images and classes to feed, made once and filled again and again. */
public final class ImageBatch implements AutoCloseable {
  private final TFloat32 images;
  private final TInt32 labels;
  private final float[] numbers;
  private final int[] classes;

  /** For so many images of a shape. */
  public ImageBatch(int size, ImageShape shape) {
    images = TFloat32.tensorOf(Shape.of(size, shape.side(), shape.side(), shape.channels()));
    labels = TInt32.tensorOf(Shape.of(size));
    numbers = new float[Math.toIntExact(images.size())];
    classes = new int[size];
  }

  /** Takes so many images as it has room for. */
  public void fill(LabelledImages from, int[] order, int begin, Standardisation standardisation) {
    for (int i = 0; i < classes.length; i++) {
      int image = order[begin + i];
      standardisation.put(from, image, numbers, i * from.pixelsPerImage());
      classes[i] = from.label(image);
    }
    images.asRawTensor().data().asFloats().write(numbers);
    labels.asRawTensor().data().asInts().write(classes);
  }

  /** Shape batch × rows × columns × channels. */
  public TFloat32 images() {
    return images;
  }

  /** Shape batch. */
  public TInt32 labels() {
    return labels;
  }

  @Override
  public void close() {
    images.close();
    labels.close();
  }
}

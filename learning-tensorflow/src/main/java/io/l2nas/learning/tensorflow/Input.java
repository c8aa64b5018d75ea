package io.l2nas.learning.tensorflow;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** A matrix to feed, made once and filled again and again. */
final class Input implements AutoCloseable {
  private final int columns;
  private final TFloat32 tensor;
  private final FloatDataBuffer buffer;
  private final float[] flat;

  Input(int rows, int columns) {
    this.columns = columns;
    this.tensor = TFloat32.tensorOf(Shape.of(rows, columns));
    this.buffer = tensor.asRawTensor().data().asFloats();
    this.flat = new float[rows * columns];
  }

  void put(float[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * columns, columns);
    }
    buffer.write(flat);
  }

  /** All entries, row after row. */
  void put(float[] entries) {
    System.arraycopy(entries, 0, flat, 0, flat.length);
    buffer.write(flat);
  }

  TFloat32 tensor() {
    return tensor;
  }

  @Override
  public void close() {
    tensor.close();
  }
}

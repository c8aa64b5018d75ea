package io.l2nas.supernet.network;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/** The choices of an architecture, one by one. */
final class Rows {
  private Rows() {}

  /** A scalar for each of so many rows. */
  static List<Operand<TInt32>> of(Ops tf, Operand<TInt32> choices, int rows) {
    return IntStream.range(0, rows)
        .<Operand<TInt32>>mapToObj(
            row ->
                tf.squeeze(
                    tf.slice(choices, tf.constant(new int[] {row}), tf.constant(new int[] {1}))))
        .toList();
  }
}

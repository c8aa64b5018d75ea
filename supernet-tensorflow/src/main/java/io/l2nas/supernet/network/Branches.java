package io.l2nas.supernet.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One of several ways through a graph: the others are not computed, neither forward nor back.
 *
 * <pre>
 *        ┌─ choice = 0 ─ way 0 ─────────────────────────┐
 *   x ─ Switch                                        Merge ─
 *        └─ else ─ Switch ┬─ choice = 1 ─ way 1 ────────┤
 *                         └─ else ─ … ─ the last way ───┘
 * </pre>
 *
 * <p>Both ends of every Switch lead on, so that its gradient comes back by exactly one of them.
 */
public final class Branches {
  private Branches() {}

  /**
   * Builds all ways and takes one of them.
   *
   * @param choice a scalar, the index of the way; any other number takes the last one
   * @param ways what is done with {@code x}; all make the same shape of it
   */
  public static Operand<TFloat32> take(
      Ops tf,
      Operand<TInt32> choice,
      Operand<TFloat32> x,
      List<UnaryOperator<Operand<TFloat32>>> ways) {
    List<Operand<TFloat32>> ends = new ArrayList<>();
    Operand<TFloat32> rest = x;
    int last = ways.size() - 1;
    for (int way = 0; way < last; way++) {
      SwitchCond<TFloat32> fork = tf.switchCond(rest, tf.math.equal(choice, tf.constant(way)));
      ends.add(ways.get(way).apply(fork.outputTrue()));
      rest = fork.outputFalse();
    }
    ends.add(ways.get(last).apply(rest));
    return tf.merge(ends).output();
  }
}

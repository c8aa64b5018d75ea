package io.l2nas.training.network;

import io.l2nas.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * What a network remembers. Layers take theirs one after the other; when a network is built a
 * second time, after {@link #rewind}, they get the same again.
 */
public final class Weights {
  private final Ops tf;
  private final RandomStream random;
  private final List<Weight> all = new ArrayList<>();
  private int next;

  /**
   * None yet.
   *
   * @param random gives the first values
   */
  public Weights(Ops tf, RandomStream random) {
    this.tf = tf;
    this.random = random;
  }

  /**
   * A tensor of floats.
   *
   * @param trained whether training moves it along its gradient; others follow the data
   */
  public record Weight(
      VarHandleOp handle, Operand<TFloat32> value, Shape shape, boolean trained, Op first) {
    /** Sets it. */
    public Op assign(Ops tf, Operand<TFloat32> value) {
      return tf.assignVariableOp(handle, value);
    }
  }

  /** Normally distributed, with the standard deviation √(2 / inputs) (He et al., ICCV 2015). */
  Weight normal(Shape shape, long inputs) {
    double deviation = Math.sqrt(2.0 / inputs);
    return next(shape, true, () -> (float) (deviation * random.nextGaussian()));
  }

  /** Uniformly distributed in ±√(1 / inputs). */
  Weight uniform(Shape shape, long inputs) {
    float bound = (float) Math.sqrt(1.0 / inputs);
    return next(shape, true, () -> random.nextFloat(bound));
  }

  /** The same number everywhere. */
  Weight constant(Shape shape, float number, boolean trained) {
    return next(shape, trained, () -> number);
  }

  /** Lets the layers of a second network have the weights of the first. */
  public void rewind() {
    next = 0;
  }

  /** Those that training moves, in the order of the layers. */
  public List<Weight> trained() {
    return all.stream().filter(Weight::trained).toList();
  }

  /** What gives all of them their first values. */
  public List<Op> first() {
    return all.stream().map(Weight::first).toList();
  }

  private Weight next(Shape shape, boolean trained, FloatSource source) {
    if (next == all.size()) {
      all.add(create(shape, trained, source));
    }
    return all.get(next++);
  }

  private Weight create(Shape shape, boolean trained, FloatSource source) {
    float[] numbers = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = source.next();
    }
    VarHandleOp handle =
        tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("weight" + all.size()));
    Op first = tf.assignVariableOp(handle, tf.constant(shape, DataBuffers.of(numbers)));
    return new Weight(handle, tf.readVariableOp(handle, TFloat32.class), shape, trained, first);
  }

  private interface FloatSource {
    float next();
  }
}

package io.l2nas.learning.tensorflow;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.learning.AdamSettings;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Adam for one network, with a guard: a step is taken as a whole or not at all.
 *
 * <p>A step that is refused runs the same operations with rate 0, both decays 1 and gradients 0.
 * That leaves parameters and moments as they are, and the count of steps stays, too.
 */
final class Adam {
  private static final double EPSILON = 1e-8;

  /**
   * Half the square of 2⁵⁰, in the terms of L2Loss, which is half a sum of squares: below it, every
   * parameter and every gradient is a number smaller than 2⁵⁰, the limit of the plain networks.
   */
  private static final float LIMIT = 0x1p99f;

  private final AdamSettings settings;
  private final List<Parameter> parameters;
  private final Variable<TFloat64> beta1Power;
  private final Variable<TFloat64> beta2Power;

  Adam(Ops tf, String name, AdamSettings settings, List<Parameter> parameters) {
    this.settings = settings;
    this.parameters = parameters;
    this.beta1Power = new Variable<>(tf, name + "/beta1Power", TFloat64.class, Shape.scalar());
    this.beta2Power = new Variable<>(tf, name + "/beta2Power", TFloat64.class, Shape.scalar());
  }

  /** What is learned, with the moments of its gradients. */
  static final class Parameter {
    private final Variable<TFloat32> value;
    private final Variable<TFloat32> mean;
    private final Variable<TFloat32> square;
    private final Shape shape;

    Parameter(Ops tf, String name, Shape shape) {
      this.value = new Variable<>(tf, name, TFloat32.class, shape);
      this.mean = new Variable<>(tf, name + "/mean", TFloat32.class, shape);
      this.square = new Variable<>(tf, name + "/square", TFloat32.class, shape);
      this.shape = shape;
    }

    Variable<TFloat32> value() {
      return value;
    }

    /** Closes the tensor. */
    void begin(Session session, TFloat32 first) {
      value.begin(session, first);
      mean.begin(session, zeros());
      square.begin(session, zeros());
    }

    /** What it is now, flat. */
    float[] look(Session session) {
      return look(session, value);
    }

    void save(Session session, MemoryWriter memory) {
      for (Variable<TFloat32> part : List.of(value, mean, square)) {
        memory.putFloats(look(session, part));
      }
    }

    private float[] look(Session session, Variable<TFloat32> part) {
      float[] numbers = new float[(int) shape.size()];
      part.look(session, tensor -> tensor.asRawTensor().data().asFloats().read(numbers));
      return numbers;
    }

    void restore(Session session, MemoryReader memory) {
      for (Variable<TFloat32> part : List.of(value, mean, square)) {
        float[] numbers = new float[(int) shape.size()];
        memory.getFloats(numbers);
        part.begin(session, TFloat32.tensorOf(shape, DataBuffers.of(numbers)));
      }
    }

    private TFloat32 zeros() {
      return TFloat32.tensorOf(shape, tensor -> tensor.scalars().forEach(s -> s.setFloat(0)));
    }
  }

  void begin(Session session) {
    beta1Power.begin(session, TFloat64.scalarOf(1));
    beta2Power.begin(session, TFloat64.scalarOf(1));
  }

  /** Writes down the parameters, their moments and how far it is. */
  void save(Session session, MemoryWriter memory) {
    parameters.forEach(parameter -> parameter.save(session, memory));
    beta1Power.look(session, power -> memory.putDouble(power.getDouble()));
    beta2Power.look(session, power -> memory.putDouble(power.getDouble()));
  }

  void restore(Session session, MemoryReader memory) {
    parameters.forEach(parameter -> parameter.restore(session, memory));
    beta1Power.begin(session, TFloat64.scalarOf(memory.getDouble()));
    beta2Power.begin(session, TFloat64.scalarOf(memory.getDouble()));
  }

  /** Whether all parameters and gradients are numbers to go on with. */
  Operand<TBool> isWithinLimit(Ops tf, List<Operand<TFloat32>> gradients) {
    Operand<TFloat32> sum = tf.constant(0f);
    for (int i = 0; i < parameters.size(); i++) {
      // Two terms at a time: the order of a longer sum is not defined.
      sum = tf.math.add(sum, tf.nn.l2Loss(parameters.get(i).value.read(tf)));
      sum = tf.math.add(sum, tf.nn.l2Loss(gradients.get(i)));
    }
    return tf.math.less(sum, tf.constant(LIMIT)); // NaN, too, is not less.
  }

  /**
   * Moves every parameter against its gradient, if {@code taken}; {@code tf} must see to it that
   * nothing reads a parameter's old value later.
   *
   * @return the operations that do it
   */
  List<Op> step(Ops tf, Operand<TBool> taken, List<Operand<TFloat32>> gradients) {
    Operand<TFloat64> power1 = nextPower(tf, taken, beta1Power, settings.beta1());
    Operand<TFloat64> power2 = nextPower(tf, taken, beta2Power, settings.beta2());
    // In double precision: 1 − β₂ᵗ has few digits in the beginning. The kernel corrects by its own
    // powers, which are therefore 0, and has ε beside the uncorrected moment.
    Operand<TFloat64> correction = tf.math.sqrt(tf.math.sub(tf.constant(1.0), power2));
    Operand<TFloat64> rate =
        tf.math.div(
            tf.math.mul(tf.constant(settings.rate()), correction),
            tf.math.sub(tf.constant(1.0), power1));
    Operand<TFloat32> none = tf.constant(0f);
    Operand<TFloat32> stepSize = tf.select(taken, asFloat(tf, rate), none);
    Operand<TFloat32> epsilon =
        tf.select(
            taken,
            asFloat(tf, tf.math.mul(tf.constant(EPSILON), correction)),
            tf.constant((float) EPSILON));
    Operand<TFloat32> keep1 =
        tf.select(taken, tf.constant((float) settings.beta1()), tf.constant(1f));
    Operand<TFloat32> keep2 =
        tf.select(taken, tf.constant((float) settings.beta2()), tf.constant(1f));
    List<Op> steps = new ArrayList<>();
    steps.add(beta1Power.assign(tf, power1));
    steps.add(beta2Power.assign(tf, power2));
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      steps.add(
          tf.train.resourceApplyAdam(
              parameter.value.handle(),
              parameter.mean.handle(),
              parameter.square.handle(),
              none,
              none,
              stepSize,
              keep1,
              keep2,
              epsilon,
              tf.select(taken, gradients.get(i), none)));
    }
    return steps;
  }

  private static Operand<TFloat64> nextPower(
      Ops tf, Operand<TBool> taken, Variable<TFloat64> power, double beta) {
    Operand<TFloat64> before = power.read(tf);
    return tf.select(taken, tf.math.mul(before, tf.constant(beta)), before);
  }

  private static Operand<TFloat32> asFloat(Ops tf, Operand<TFloat64> number) {
    return tf.dtypes.cast(number, TFloat32.class);
  }
}

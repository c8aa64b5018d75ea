package io.l2nas.training.network;

import io.l2nas.training.network.Weights.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Layers on images, shape batch × rows × columns × channels. Kernels are padded by half their side
 * with zeros, as in PyTorch, so that a stride of 2 takes the same pixels as there.
 */
public final class Layers {
  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.1f;
  private static final String SAME = "SAME";
  private static final String VALID = "VALID";

  private final Ops tf;
  private final Weights weights;
  private final Statistics statistics;
  private final List<Op> updates = new ArrayList<>();

  /** What batch normalisation takes mean and variance from. */
  public enum Statistics {
    /** From the batch; it remembers them, too. */
    REMEMBERED,
    /** From what it remembers. */
    RECALLED,
    /** From the batch, and remembers nothing. */
    OF_BATCH
  }

  /** For one network. */
  public Layers(Ops tf, Weights weights, Statistics statistics) {
    this.tf = tf;
    this.weights = weights;
    this.statistics = statistics;
  }

  /** What every training step has to do besides moving the weights. */
  public List<Op> updates() {
    return updates;
  }

  /** ReLU, a convolution of all channels, batch normalisation. */
  public Operand<TFloat32> reluConvNorm(Operand<TFloat32> x, int kernel, int stride, long out) {
    return normalise(conv(tf.nn.relu(x), kernel, stride, out));
  }

  /** A convolution of all channels, without a bias. */
  public Operand<TFloat32> conv(Operand<TFloat32> x, int kernel, int stride, long out) {
    long in = channels(x);
    Weight filter = weights.normal(Shape.of(kernel, kernel, in, out), kernel * kernel * in);
    return tf.nn.conv2d(
        padded(x, kernel, stride), filter.value(), strides(stride), stride == 1 ? SAME : VALID);
  }

  /** A convolution of every channel by itself, without a bias. */
  public Operand<TFloat32> depthwise(Operand<TFloat32> x, int kernel, int stride) {
    return tf.nn.depthwiseConv2dNative(
        padded(x, kernel, stride),
        depthwiseFilter(x, kernel),
        strides(stride),
        stride == 1 ? SAME : VALID);
  }

  /**
   * The same with a kernel that takes every second pixel. The images are cut into four, each with
   * every second row and column, because the CPU knows no dilation.
   */
  public Operand<TFloat32> dilatedDepthwise(Operand<TFloat32> x, int kernel, int stride) {
    int before = kernel - 1;
    int odd = (int) (side(x) % 2);
    Operand<TFloat32> cut =
        tf.spaceToBatchNd(
            x,
            tf.constant(new int[] {2, 2}),
            tf.constant(new int[][] {{before, before + odd}, {before, before + odd}}));
    Operand<TFloat32> convolved =
        tf.nn.depthwiseConv2dNative(cut, depthwiseFilter(x, kernel), strides(1), VALID);
    Operand<TFloat32> whole =
        tf.batchToSpaceNd(
            convolved,
            tf.constant(new int[] {2, 2}),
            tf.constant(new int[][] {{0, odd}, {0, odd}}));
    return everySecond(whole, stride);
  }

  /** Batch normalisation, with a scale and a shift. */
  public Operand<TFloat32> normalise(Operand<TFloat32> x) {
    Shape shape = Shape.of(channels(x));
    Weight scale = weights.constant(shape, 1, true);
    Weight shift = weights.constant(shape, 0, true);
    if (statistics == Statistics.OF_BATCH) {
      Operand<TFloat32> none = tf.constant(new float[0]);
      return normalised(x, scale, shift, none, none).y();
    }
    Weight mean = weights.constant(shape, 0, false);
    Weight variance = weights.constant(shape, 1, false);
    FusedBatchNorm<TFloat32, TFloat32> normalised =
        normalised(x, scale, shift, mean.value(), variance.value());
    if (statistics == Statistics.REMEMBERED) {
      updates.add(mean.assign(tf, normalised.batchMean()));
      updates.add(variance.assign(tf, normalised.batchVariance()));
    }
    return normalised.y();
  }

  /** What is negative becomes 0. */
  public Operand<TFloat32> relu(Operand<TFloat32> x) {
    return tf.nn.relu(x);
  }

  /** The mean of those pixels under a kernel of 3 × 3 that are there. */
  public Operand<TFloat32> averagePool3(Operand<TFloat32> x, int stride) {
    return everySecond(tf.nn.avgPool(x, strides(3), strides(1), SAME), stride);
  }

  /** The largest of the pixels under a kernel of 3 × 3. */
  public Operand<TFloat32> maxPool3(Operand<TFloat32> x, int stride) {
    return everySecond(
        tf.nn.maxPool(
            x, tf.constant(new int[] {1, 3, 3, 1}), tf.constant(new int[] {1, 1, 1, 1}), SAME),
        stride);
  }

  /** The mean of every 2 × 2 pixels. */
  public Operand<TFloat32> averagePool2(Operand<TFloat32> x) {
    return tf.nn.avgPool(x, strides(2), strides(2), SAME);
  }

  /**
   * Two convolutions of every second pixel, the second one's a row and a column further, joined.
   */
  public Operand<TFloat32> factorisedReduce(Operand<TFloat32> x, long out) {
    Fan active = fan(tf.nn.relu(x));
    Operand<TFloat32> first = conv(active.take(), 1, 2, out / 2);
    int side = (int) side(x);
    Operand<TFloat32> shifted =
        tf.slice(
            tf.pad(
                active.take(),
                tf.constant(new int[][] {{0, 0}, {0, 1}, {0, 1}, {0, 0}}),
                tf.constant(0f)),
            tf.constant(new int[] {0, 1, 1, 0}),
            tf.constant(new int[] {-1, side, side, -1}));
    Operand<TFloat32> second = conv(shifted, 1, 2, out - out / 2);
    return normalise(join(List.of(first, second)));
  }

  /** A class's evidence: a linear layer on the mean of all pixels; shape batch × classes. */
  public Operand<TFloat32> logits(Operand<TFloat32> x, int classes) {
    long in = channels(x);
    Operand<TFloat32> features = tf.math.mean(x, tf.constant(new int[] {1, 2}));
    Weight matrix = weights.uniform(Shape.of(in, classes), in);
    Weight bias = weights.constant(Shape.of(classes), 0, true);
    return tf.nn.biasAdd(tf.linalg.matMul(features, matrix.value()), bias.value());
  }

  /** All channels of all of them. */
  public Operand<TFloat32> join(List<Operand<TFloat32>> parts) {
    return tf.concat(parts, tf.constant(3));
  }

  /** Of two alone, so that it has one order. */
  public Operand<TFloat32> sum(Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.math.add(a, b);
  }

  /**
   * Zeros of the shape of {@code x}; a gradient goes through, because every weight must have one.
   */
  public Operand<TFloat32> zeros(Operand<TFloat32> x) {
    return tf.math.mul(x, tf.constant(0f));
  }

  /** For several readers. */
  public Fan fan(Operand<TFloat32> x) {
    return new Fan(tf, x);
  }

  /** How many channels the images have. */
  public static long channels(Operand<TFloat32> x) {
    return x.shape().get(3);
  }

  /** How many rows they have. */
  public static long side(Operand<TFloat32> x) {
    return x.shape().get(1);
  }

  private FusedBatchNorm<TFloat32, TFloat32> normalised(
      Operand<TFloat32> x,
      Weight scale,
      Weight shift,
      Operand<TFloat32> mean,
      Operand<TFloat32> variance) {
    return tf.nn.fusedBatchNorm(
        x,
        scale.value(),
        shift.value(),
        mean,
        variance,
        FusedBatchNorm.isTraining(statistics != Statistics.RECALLED),
        FusedBatchNorm.exponentialAvgFactor(statistics == Statistics.REMEMBERED ? MOMENTUM : 1f),
        FusedBatchNorm.epsilon(EPSILON));
  }

  private Operand<TFloat32> depthwiseFilter(Operand<TFloat32> x, int kernel) {
    return weights.normal(Shape.of(kernel, kernel, channels(x), 1), kernel * kernel).value();
  }

  /** With a stride TensorFlow pads one side only, and its gradients know no other padding. */
  private Operand<TFloat32> padded(Operand<TFloat32> x, int kernel, int stride) {
    int half = kernel / 2;
    if (stride == 1 || half == 0) {
      return x;
    }
    return tf.pad(
        x, tf.constant(new int[][] {{0, 0}, {half, half}, {half, half}, {0, 0}}), tf.constant(0f));
  }

  private Operand<TFloat32> everySecond(Operand<TFloat32> x, int stride) {
    return stride == 1 ? x : tf.nn.avgPool(x, strides(1), strides(stride), VALID);
  }

  private static List<Long> strides(long stride) {
    return List.of(1L, stride, stride, 1L);
  }
}

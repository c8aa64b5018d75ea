package io.l2nas.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.core.network.DartsNetwork;
import io.l2nas.core.network.Genotype;
import io.l2nas.core.network.ImageShape;
import io.l2nas.core.network.NasBench201Cell;
import io.l2nas.core.network.NasBench201Network;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.tensorflow.OneThread;
import io.l2nas.tensorflow.RequiresTensorFlow;
import io.l2nas.training.network.Layers.Statistics;
import io.l2nas.training.network.Weights.Weight;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@RequiresTensorFlow
class LayersTest {
  private static final String CONVOLUTIONS =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
          + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  private static final String DARTS_V2 =
      "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
          + " ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0),"
          + " ('dil_conv_3x3', 2)], normal_concat=range(2, 6), reduce=[('max_pool_3x3', 0),"
          + " ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0),"
          + " ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)],"
          + " reduce_concat=range(2, 6))";

  @Test
  void aCellsNetworkHasAsManyWeightsAsTheBenchmarkSays() {
    // Given
    NasBench201Network network = NasBench201Network.ofBenchmark(NasBench201Cell.of(CONVOLUTIONS));

    // When
    long weights = weights(new CellStages(network));

    // Then
    assertThat(weights).isEqualTo(1_531_546);
  }

  @Test
  void aGenotypesNetworkHasAsManyWeightsAsThePaperSays() {
    // Given
    DartsNetwork network = DartsNetwork.cifar10(Genotype.of(DARTS_V2));

    // When
    long weights = weights(new GenotypeCells(network));

    // Then
    assertThat(weights).isEqualTo(3_349_342);
  }

  /** What a convolution adds up for the pixel in a row and a column, a kernel of ones. */
  @ParameterizedTest
  @CsvSource({"6, 1", "6, 2", "7, 1", "7, 2"})
  void aDilatedKernelOfOnesAddsUpEverySecondPixel(int side, int stride) {
    // When
    float[] output =
        onCounting(
            side, (layers, image) -> layers.dilatedDepthwise(image, 3, stride), /* weight= */ 1f);

    // Then
    int outputSide = (side + stride - 1) / stride;
    assertThat(output).hasSize(outputSide * outputSide);
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i])
          .isEqualTo(sum(side, i / outputSide * stride, i % outputSide * stride, 2));
    }
  }

  @ParameterizedTest
  @CsvSource({"6, 1", "6, 2", "7, 1", "7, 2"})
  void aStrideTakesThePixelsThatPyTorchTakes(int side, int stride) {
    // When
    float[] output =
        onCounting(side, (layers, image) -> layers.conv(image, 3, stride, 1), /* weight= */ 1f);

    // Then
    int outputSide = (side + stride - 1) / stride;
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i])
          .isEqualTo(sum(side, i / outputSide * stride, i % outputSide * stride, 1));
    }
  }

  @Test
  void anAverageLeavesOutWhatIsBeyondTheEdge() {
    // When
    float[] output = onCounting(4, (layers, image) -> layers.averagePool3(image, 2), 1f);

    // Then
    assertThat(output)
        .containsExactly((0 + 1 + 4 + 5) / 4f, (1 + 2 + 3 + 5 + 6 + 7) / 6f, 8.5f, 10f);
  }

  @Test
  void aMaximumKnowsOnlyPixels() {
    // When
    float[] output = onCounting(4, (layers, image) -> layers.maxPool3(image, 2), 1f);

    // Then
    assertThat(output).containsExactly(5, 7, 13, 15);
  }

  /** The sum of 3 × 3 pixels around one, so far apart; the image counts its pixels. */
  private static float sum(int side, int row, int column, int apart) {
    float sum = 0;
    for (int r = row - apart; r <= row + apart; r += apart) {
      for (int c = column - apart; c <= column + apart; c += apart) {
        sum += r >= 0 && r < side && c >= 0 && c < side ? r * side + c : 0;
      }
    }
    return sum;
  }

  /** What a layer makes of one image with the pixels 0, 1, 2, …, if all its weights are so. */
  private static float[] onCounting(
      int side, BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> layer, float weight) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, OneThread.configuration())) {
      Ops tf = Ops.create(graph);
      Weights weights = new Weights(tf, RandomStream.of(0, Purpose.INITIALISATION, 0));
      float[] pixels = new float[side * side];
      IntStream.range(0, pixels.length).forEach(i -> pixels[i] = i);
      Operand<TFloat32> image = tf.constant(Shape.of(1, side, side, 1), DataBuffers.of(pixels));
      Operand<TFloat32> output = layer.apply(new Layers(tf, weights, Statistics.RECALLED), image);
      Session.Runner runner = session.runner().fetch(output);
      for (Weight one : weights.trained()) {
        Op filled = one.assign(tf, tf.fill(tf.constant(one.shape()), tf.constant(weight)));
        session.runner().addTarget(filled).run().close();
      }
      try (Result result = runner.run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] numbers = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(numbers);
        return numbers;
      }
    }
  }

  private static long weights(TrainableNetwork network) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Weights weights = new Weights(tf, RandomStream.of(0, Purpose.INITIALISATION, 0));
      ImageShape shape = ImageShape.CIFAR10;
      Operand<TFloat32> images =
          tf.constant(
              Shape.of(1, shape.side(), shape.side(), shape.channels()),
              DataBuffers.ofFloats((long) shape.side() * shape.side() * shape.channels()));
      network.logits(new Layers(tf, weights, Statistics.REMEMBERED), images, shape.classes());
      return weights.trained().stream().mapToLong(weight -> weight.shape().size()).sum();
    }
  }
}

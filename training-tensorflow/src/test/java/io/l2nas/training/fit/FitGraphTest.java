package io.l2nas.training.fit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.network.Cost;
import io.l2nas.core.network.ImageShape;
import io.l2nas.tensorflow.RequiresTensorFlow;
import io.l2nas.training.network.Layers;
import io.l2nas.training.network.TrainableNetwork;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

@RequiresTensorFlow
class FitGraphTest {
  private static final ImageShape SHAPE = new ImageShape(8, 1, 10);
  private static final FitSettings SETTINGS = new FitSettings(1, 8, 0.1, Schedule.CONSTANT, 0, 0);

  /** A network that cannot be built. */
  private static final class Broken implements TrainableNetwork {
    private Graph graph;

    @Override
    public Operand<TFloat32> logits(Layers layers, Operand<TFloat32> images, int classes) {
      graph = (Graph) images.op().env();
      throw new IllegalArgumentException("no such layer");
    }

    @Override
    public Cost cost(ImageShape images) {
      return new Cost(0, 0);
    }
  }

  @Test
  void aNetworkThatCannotBeBuiltLeavesNothingBehind() {
    // Given
    Broken network = new Broken();

    // When
    assertThatThrownBy(() -> FitGraph.of(network, SHAPE, SETTINGS)).hasMessage("no such layer");

    // Then
    assertThatThrownBy(() -> network.graph.operation("any"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("close");
  }
}

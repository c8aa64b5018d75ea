package io.l2nas.evaluator.predictor;

import io.l2nas.core.network.MobileNetV3;
import io.l2nas.core.network.MobileNetV3.Block;
import java.util.List;

/**
 * How the predictor sees a network: 20 layers × one-hot kernel (3, 5, 7), then 20 layers × one-hot
 * expansion (3, 4, 6), then one-hot resolution (112 to 224 by 16). A layer that its unit does not
 * have is all zero.
 */
final class NetworkEncoding {
  static final int SIZE = 128;

  private static final int LAYERS_PER_UNIT = 4;
  private static final List<Integer> KERNELS = List.of(3, 5, 7);
  private static final List<Integer> EXPANDS = List.of(3, 4, 6);
  private static final int EXPANDS_BEGIN = 60;
  private static final int RESOLUTIONS_BEGIN = 120;
  private static final int SMALLEST = 112;
  private static final int LARGEST = 224;
  private static final int STEP = 16;

  private NetworkEncoding() {}

  /** Refuses a resolution that the predictor has no input for. */
  static int requireKnown(int resolution) {
    if (resolution < SMALLEST || resolution > LARGEST || resolution % STEP != 0) {
      throw new IllegalArgumentException(
          "option resolution is %d; it must be from %d to %d, a multiple of %d"
              .formatted(resolution, SMALLEST, LARGEST, STEP));
    }
    return resolution;
  }

  static float[] of(MobileNetV3 network, int resolution) {
    float[] encoded = new float[SIZE];
    for (int unit = 0; unit < network.units().size(); unit++) {
      List<Block> blocks = network.units().get(unit);
      for (int block = 0; block < blocks.size(); block++) {
        int layer = 3 * (LAYERS_PER_UNIT * unit + block);
        encoded[layer + KERNELS.indexOf(blocks.get(block).kernel())] = 1;
        encoded[EXPANDS_BEGIN + layer + EXPANDS.indexOf(blocks.get(block).expand())] = 1;
      }
    }
    encoded[RESOLUTIONS_BEGIN + (resolution - SMALLEST) / STEP] = 1;
    return encoded;
  }
}

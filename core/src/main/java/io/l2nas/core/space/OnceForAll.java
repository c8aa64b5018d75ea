package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.contracts.SpaceStructure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sub-networks of Once-for-All MobileNetV3 (Cai et al., ICLR 2020), at one resolution: 20
 * layers × 9 blocks, and 5 units × 3 depths.
 *
 * <p>The text is {@code w1.0 e3-k3 e4-k5 / e3-k3 e3-k7 e6-k3 / …}: the width of the super-network,
 * then the blocks unit by unit, each by its expansion and its kernel. How deep a unit is shows in
 * how many blocks it has.
 */
final class OnceForAll {
  private static final int UNITS = 5;
  private static final int LAYERS = 4;
  private static final List<String> BLOCKS =
      Stream.of("e3", "e4", "e6")
          .flatMap(expand -> Stream.of("k3", "k5", "k7").map(kernel -> expand + "-" + kernel))
          .toList();
  private static final List<String> DEPTHS = List.of("2", "3", "4");

  private OnceForAll() {}

  /**
   * @param width the width of the super-network: {@code w1.0} or {@code w1.2}
   */
  static SpaceDefinition ofWidth(String width) {
    return new SpaceDefinition(
        "ofa-mbv3-" + width,
        Stream.concat(layers(), depths()).toList(),
        List.of(width + " ", " / ", " / ", " / ", " / ", ""),
        Optional.of(SpaceStructure.STAGES));
  }

  private static Stream<Row> layers() {
    return IntStream.range(0, UNITS * LAYERS)
        .mapToObj(row -> new Row("unit %d layer %d".formatted(unit(row), layer(row)), BLOCKS));
  }

  private static Stream<Row> depths() {
    return IntStream.rangeClosed(1, UNITS)
        .mapToObj(unit -> new Row("unit %d depth".formatted(unit), DEPTHS));
  }

  private static int unit(int row) {
    return 1 + row / LAYERS;
  }

  private static int layer(int row) {
    return 1 + row % LAYERS;
  }
}

package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import java.util.List;

/** NAS-Bench-201 (Dong and Yang, ICLR 2020): 6 edges × 5 operations, 15,625 cells. */
final class NasBench201 {
  private static final List<String> OPERATIONS =
      List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
  private static final List<String> EDGES = List.of("0→1", "0→2", "1→2", "0→3", "1→3", "2→3");

  /**
   * The text is {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}; the number is the node that the edge
   * comes from.
   */
  private static final List<String> PIECES =
      List.of("|", "~0|+|", "~0|", "~1|+|", "~0|", "~1|", "~2|");

  static final SpaceDefinition SPACE =
      new SpaceDefinition(
          "nas-bench-201",
          EDGES.stream().map(edge -> new SpaceDefinition.Row(edge, OPERATIONS)).toList(),
          PIECES);

  private NasBench201() {}
}

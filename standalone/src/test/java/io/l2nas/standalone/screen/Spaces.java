package io.l2nas.standalone.screen;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.core.space.BuiltInSpaces;

/** Spaces to show architectures of. */
final class Spaces {
  static final SpaceDefinition NAS_BENCH_201 = BuiltInSpaces.find("nas-bench-201").orElseThrow();

  /** An architecture of it, and how it is abbreviated. */
  static final String CELL =
      "|nor_conv_3x3~0|+|nor_conv_1x1~0|none~1|+|skip_connect~0|avg_pool_3x3~1|nor_conv_3x3~2|";

  static final String CELL_IN_SHORT = "nc3x3 nc1x1 none sc ap3x3 nc3x3";

  private Spaces() {}
}

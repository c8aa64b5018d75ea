package io.l2nas.contracts;

import java.util.Map;

/**
 * What a request that does not say otherwise asks for on a space: the numbers that the paper
 * (sections 4.1 to 4.3) prints for it.
 *
 * @param topK K
 * @param steps the budget
 * @param reward {@code exponential} (Eq. 3) or {@code relative} (Eq. 7)
 * @param accEnv Acc(Env) of Eq. 7; null with Eq. 3
 */
record SpaceDefaults(int topK, int steps, String reward, Double accEnv) {
  /** NAS-Bench-201, and every space that the paper does not know. */
  private static final SpaceDefaults COMMON = new SpaceDefaults(64, 500, "exponential", null);

  private static final Map<String, SpaceDefaults> BUILT_IN =
      Map.of(
          "darts", new SpaceDefaults(500, 20_000, "exponential", null),
          "ofa-mbv3-w1.0", new SpaceDefaults(500, 10_000, "relative", 0.76),
          "ofa-mbv3-w1.2", new SpaceDefaults(500, 10_000, "relative", 0.79));

  /**
   * @param space the name of a built-in space; null for one of the user's own
   */
  static SpaceDefaults of(String space) {
    return space == null ? COMMON : BUILT_IN.getOrDefault(space, COMMON);
  }
}

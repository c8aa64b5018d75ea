package io.l2nas.core.evaluation;

import io.l2nas.contracts.RewardSpec;

/**
 * r = Reward(Acc), with Acc a fraction. Strict arithmetic, so that it is the same on every machine.
 */
public final class Reward {
  private Reward() {}

  /**
   * Eq. 3, {@code 100^Acc}, or Eq. 7, {@code 100^(Acc / Acc(Env)) / 100 − 1}.
   *
   * @param accuracy Acc in [0, 1]; per cent would pass the range of a float
   */
  public static double of(RewardSpec spec, double accuracy) {
    return switch (spec.kind()) {
      case EXPONENTIAL -> StrictMath.pow(100, accuracy);
      case RELATIVE -> StrictMath.pow(100, accuracy / spec.reference()) / 100 - 1;
    };
  }
}

package io.l2nas.contracts;

import java.util.Optional;

/**
 * How an accuracy becomes a reward.
 *
 * @param kind the formula
 * @param reference Acc(Env) of Eq. 7, a fraction; 1 where the formula has none
 * @param objective what else counts; empty where nothing but the metric does
 */
public record RewardSpec(Kind kind, double reference, Optional<ObjectiveSpec> objective) {

  /** The formulas. */
  public enum Kind {
    /** Eq. 3: {@code r = 100^Acc}. */
    EXPONENTIAL,
    /** Eq. 7: {@code r = 100^(Acc / Acc(Env)) / 100 − 1}. */
    RELATIVE
  }

  public RewardSpec {
    Require.present("reward kind", kind);
    if (!(reference > 0) || !Double.isFinite(reference)) {
      throw new IllegalArgumentException(
          "reward reference is "
              + reference
              + "; it must be a positive accuracy, a fraction such as 0.76");
    }
    Require.present("objective", objective);
  }

  /** Eq. 3. */
  public static RewardSpec exponential() {
    return new RewardSpec(Kind.EXPONENTIAL, 1, Optional.empty());
  }

  /**
   * Eq. 7.
   *
   * @param reference Acc(Env), a positive fraction
   */
  public static RewardSpec relativeTo(double reference) {
    return new RewardSpec(Kind.RELATIVE, reference, Optional.empty());
  }

  /** The same formula for an accuracy that is not all that counts. */
  public RewardSpec with(ObjectiveSpec wanted) {
    return new RewardSpec(kind, reference, Optional.of(wanted));
  }
}

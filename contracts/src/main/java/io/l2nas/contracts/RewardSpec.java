package io.l2nas.contracts;

/**
 * How an accuracy becomes a reward.
 *
 * @param kind the formula
 * @param reference Acc(Env) of Eq. 7, a fraction; 1 where the formula has none
 */
public record RewardSpec(Kind kind, double reference) {

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
  }

  /** Eq. 3. */
  public static RewardSpec exponential() {
    return new RewardSpec(Kind.EXPONENTIAL, 1);
  }

  /**
   * Eq. 7.
   *
   * @param reference Acc(Env), a positive fraction
   */
  public static RewardSpec relativeTo(double reference) {
    return new RewardSpec(Kind.RELATIVE, reference);
  }
}

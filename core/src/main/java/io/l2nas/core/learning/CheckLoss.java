package io.l2nas.core.learning;

/**
 * The check loss of quantile regression, Eq. 5: {@code ρ_τ(x) = x · (τ − 1(x ≤ 0))} with {@code x =
 * r − Q}. It is smallest where Q is the τ-quantile of r.
 */
final class CheckLoss {
  private final float tau;

  CheckLoss(float tau) {
    this.tau = tau;
  }

  float of(float reward, float value) {
    float x = reward - value;
    return x * (tau - indicator(x));
  }

  /** ∂ρ/∂Q: −τ where Q is below r, 1 − τ where Q is at or above r. */
  float derivative(float reward, float value) {
    return indicator(reward - value) - tau;
  }

  private static float indicator(float x) {
    return x <= 0 ? 1 : 0;
  }
}

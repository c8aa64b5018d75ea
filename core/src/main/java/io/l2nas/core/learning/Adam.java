package io.l2nas.core.learning;

/**
 * Adam: moves parameters against their gradients. One object per network counts the steps and gives
 * the two numbers that all its parameters share.
 */
final class Adam {
  private final AdamSettings settings;
  private final float beta1;
  private final float beta2;
  private double beta1Power = 1;
  private double beta2Power = 1;
  private float stepSize;
  private float secondMomentScale;

  Adam(AdamSettings settings) {
    this.settings = settings;
    this.beta1 = (float) settings.beta1();
    this.beta2 = (float) settings.beta2();
  }

  /** Begins the next step; every parameter is then moved once. */
  void nextStep() {
    beta1Power *= settings.beta1();
    beta2Power *= settings.beta2();
    stepSize = (float) (settings.rate() / (1 - beta1Power));
    secondMomentScale = (float) (1 / Math.sqrt(1 - beta2Power));
  }

  /**
   * Moves one row of parameters, all arrays of its length: parameters, gradients, first and second
   * moments.
   */
  void move(float[] parameters, float[] gradients, float[] mean, float[] square) {
    float keep1 = beta1;
    float take1 = 1 - keep1;
    float keep2 = beta2;
    float take2 = 1 - keep2;
    float size = stepSize;
    float scale = secondMomentScale;
    for (int i = 0; i < parameters.length; i++) {
      float gradient = gradients[i];
      float m = keep1 * mean[i] + take1 * gradient;
      float v = keep2 * square[i] + take2 * gradient * gradient;
      mean[i] = m;
      square[i] = v;
      parameters[i] -= size * m / ((float) Math.sqrt(v) * scale + AdamSettings.EPSILON);
    }
  }
}

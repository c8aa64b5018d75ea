package io.l2nas.core.learning;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;

/**
 * Adam: moves parameters against their gradients. One object per network counts the steps and gives
 * the two numbers that all its parameters share.
 */
final class Adam {
  /**
   * TRAP: the moments of a weight that no longer learns shrink until they are denormal, never reach
   * zero, and make every step twice as slow. Added and taken away again, this rounds them to
   * multiples of 2⁻¹²³, all of them normal. No parameter notices: beside ε, what is lost is
   * nothing.
   */
  private static final float FLOOR = 0x1p-100f;

  /**
   * TRAP: so does the product of such a moment and a small rate. Numerator and denominator are both
   * this many times as large: a power of two, so that the quotient is the same to the last bit.
   */
  private static final float SCALE = 0x1p40f;

  private static final float EPSILON = AdamSettings.EPSILON * SCALE;

  private final AdamSettings settings;
  private final float keepMean;
  private final float takeMean;
  private final float keepSquare;
  private final float takeSquare;
  private double beta1Power = 1;
  private double beta2Power = 1;
  private float stepSize;
  private float secondMomentScale;

  Adam(AdamSettings settings) {
    this.settings = settings;
    this.keepMean = (float) settings.beta1();
    this.takeMean = (float) (1 - settings.beta1());
    this.keepSquare = (float) settings.beta2();
    this.takeSquare = (float) (1 - settings.beta2());
  }

  /** Writes down how far it is; the moments are with their parameters. */
  void save(MemoryWriter memory) {
    memory.putDouble(beta1Power);
    memory.putDouble(beta2Power);
  }

  void restore(MemoryReader memory) {
    beta1Power = memory.getDouble();
    beta2Power = memory.getDouble();
  }

  /** Begins the next step; every parameter is then moved once. */
  void nextStep() {
    beta1Power *= settings.beta1();
    beta2Power *= settings.beta2();
    stepSize = (float) (settings.rate() / (1 - beta1Power)) * SCALE;
    secondMomentScale = (float) (1 / Math.sqrt(1 - beta2Power)) * SCALE;
  }

  /**
   * Moves one row of parameters, all arrays of its length: parameters, gradients, first and second
   * moments.
   */
  void move(float[] parameters, float[] gradients, float[] mean, float[] square) {
    for (int i = 0; i < parameters.length; i++) {
      float gradient = gradients[i];
      float m = keepMean * mean[i] + takeMean * gradient + FLOOR - FLOOR;
      float v = keepSquare * square[i] + takeSquare * gradient * gradient + FLOOR - FLOOR;
      mean[i] = m;
      square[i] = v;
      parameters[i] -= stepSize * m / ((float) Math.sqrt(v) * secondMomentScale + EPSILON);
    }
  }
}

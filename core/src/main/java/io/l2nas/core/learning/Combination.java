package io.l2nas.core.learning;

/**
 * Adds a linear combination of rows: {@code target += Σ factors[i] · rows[i]}. The one inner loop
 * of the networks, forward, backward and for the gradients.
 *
 * <p>The rows are added in order and every addition is rounded, so the sum is the same on every
 * machine, and the same as row by row. Rows with a zero factor are left out: after a ReLU that is
 * half of them.
 */
final class Combination {
  private int[] used = new int[0];

  /** The factors are as many as the rows, and the rows as long as the target. */
  void addTo(float[] target, float[] factors, float[][] rows) {
    int count = selectNonZero(factors);
    int[] index = used;
    int next = 0;
    for (; next + 4 <= count; next += 4) {
      int i = index[next];
      int j = index[next + 1];
      int k = index[next + 2];
      int l = index[next + 3];
      add(
          target,
          factors[i],
          rows[i],
          factors[j],
          rows[j],
          factors[k],
          rows[k],
          factors[l],
          rows[l]);
    }
    for (; next < count; next++) {
      add(target, factors[index[next]], rows[index[next]]);
    }
  }

  /**
   * Without a jump, for the factors are zero as a coin falls. By their bits: comparing floats takes
   * a jump, for NaN. Without its sign, what is not zero is a positive integer.
   */
  private int selectNonZero(float[] factors) {
    if (used.length < factors.length) {
      used = new int[factors.length];
    }
    int[] index = used;
    int count = 0;
    for (int i = 0; i < factors.length; i++) {
      index[count] = i;
      count += -(Float.floatToRawIntBits(factors[i]) & Integer.MAX_VALUE) >>> 31;
    }
    return count;
  }

  static void add(float[] target, float factor, float[] row) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * row[i];
    }
  }

  /**
   * Four rows in one pass. Four is measured: with fewer the target is loaded and stored too often,
   * and with six the JIT compiler no longer vectorises the loop.
   */
  private static void add(
      float[] target,
      float a,
      float[] rowA,
      float b,
      float[] rowB,
      float c,
      float[] rowC,
      float d,
      float[] rowD) {
    for (int i = 0; i < target.length; i++) {
      target[i] = target[i] + a * rowA[i] + b * rowB[i] + c * rowC[i] + d * rowD[i];
    }
  }
}

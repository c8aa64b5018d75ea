package io.l2nas.contracts;

import java.util.Arrays;

/**
 * An immutable vector of finite floats: an action α or a state s, its rows laid end to end.
 *
 * <p>INVARIANT: no entry is NaN or infinite, so a vector that exists is a vector that may enter a
 * network.
 */
public final class FloatVector {
  private final float[] values;

  private FloatVector(float[] owned) {
    for (int i = 0; i < owned.length; i++) {
      if (!Float.isFinite(owned[i])) {
        throw new IllegalArgumentException(
            "entry " + i + " is " + owned[i] + "; every entry must be a finite number");
      }
    }
    this.values = owned;
  }

  /**
   * Copies the given entries.
   *
   * @throws IllegalArgumentException if an entry is not finite
   */
  public static FloatVector of(float... values) {
    return new FloatVector(values.clone());
  }

  /** How many entries there are. */
  public int size() {
    return values.length;
  }

  /**
   * One entry.
   *
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public float get(int index) {
    return values[index];
  }

  /** A copy of the entries; changing it changes nothing here. */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatVector that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}

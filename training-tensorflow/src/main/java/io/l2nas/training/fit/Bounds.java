package io.l2nas.training.fit;

/** What a whole number of a training may be. */
public final class Bounds {
  private Bounds() {}

  /**
   * Refuses a number below 1 or above {@code most}.
   *
   * @throws IllegalArgumentException if it is one
   */
  public static void requireWithin(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw new IllegalArgumentException(
          "option %s is %d; it must be from 1 to %d".formatted(option, number, most));
    }
  }
}

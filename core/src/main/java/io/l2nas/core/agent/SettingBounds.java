package io.l2nas.core.agent;

/** Which numbers a setting may have; the complaint names the setting, its value and the bounds. */
public final class SettingBounds {
  private SettingBounds() {}

  /**
   * Refuses what is not from minimum to maximum, NaN included.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void requireWithin(String name, double value, double minimum, double maximum) {
    if (!(value >= minimum && value <= maximum)) {
      throw invalid(name, value, minimum, maximum);
    }
  }

  /** The same for whole numbers, which a complaint writes as such. */
  public static void requireWithin(String name, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw invalid(name, value, minimum, maximum);
    }
  }

  private static IllegalArgumentException invalid(
      String name, Number value, Number minimum, Number maximum) {
    return new IllegalArgumentException(
        "setting %s is %s; it must be from %s to %s".formatted(name, value, minimum, maximum));
  }
}

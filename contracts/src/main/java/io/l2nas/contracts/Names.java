package io.l2nas.contracts;

/** Checks of names that stand by themselves, outside a record. */
public final class Names {
  private Names() {}

  /**
   * Requires the name of a team.
   *
   * @throws IllegalArgumentException if it is none; the message says what would be one
   */
  public static String requireTeam(String name) {
    return Require.name("team", name);
  }
}

package io.l2nas.contracts;

/**
 * How an experiment stands to the others of its team.
 *
 * @param priority the higher comes first; from -100 to 100
 */
public record SharingSpec(int priority) {
  /** As all others. */
  public static final SharingSpec DEFAULT = new SharingSpec(0);

  private static final int EXTREME = 100;

  public SharingSpec {
    Require.within("priority", -EXTREME, EXTREME, priority);
  }
}

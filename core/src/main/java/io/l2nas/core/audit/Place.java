package io.l2nas.core.audit;

/**
 * Where in an experiment something is wrong.
 *
 * @param kind what the number counts
 * @param number the number, from 0
 */
public record Place(Kind kind, long number) {
  /** What experiments are counted in. */
  public enum Kind {
    /** Steps: actions and their outcomes. */
    STEP,
    /** Events of the state stream, by sequence number. */
    EVENT
  }

  static Place step(int number) {
    return new Place(Kind.STEP, number);
  }

  static Place event(long sequence) {
    return new Place(Kind.EVENT, sequence);
  }

  @Override
  public String toString() {
    return (kind == Kind.STEP ? "step " : "event ") + number;
  }
}

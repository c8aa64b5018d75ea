package io.l2nas.core.dispatch;

/**
 * What an experiment has used.
 *
 * @param evaluations how many evaluations have ended
 * @param seconds what they took together
 */
public record Used(int evaluations, double seconds) {
  /** Nothing yet. */
  public static final Used NOTHING = new Used(0, 0);
}

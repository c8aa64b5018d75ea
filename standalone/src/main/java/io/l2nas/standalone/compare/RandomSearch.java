package io.l2nas.standalone.compare;

import java.util.OptionalDouble;

/** What random search finds, to hold others against. */
public interface RandomSearch {

  /**
   * What it finds.
   *
   * @param best the value of the best architecture
   * @param reported its other metric; null if there is none
   */
  record Expectation(Spread best, Spread reported) {}

  /** The best of n different architectures. */
  Expectation bestOf(int n);

  /** The best that there is to find, if that is known; it is where all architectures are. */
  OptionalDouble optimum();
}

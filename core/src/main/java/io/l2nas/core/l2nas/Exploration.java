package io.l2nas.core.l2nas;

/**
 * When a random action is taken in place of the actor's. The paper explores in one of two ways:
 * ε-greedy with a cosine from high to low, or random for the first W steps; here both are settings,
 * and each is off at its zero.
 *
 * @param epsilonStart ε(0)
 * @param epsilonEnd ε from step {@code epsilonSteps} on
 * @param epsilonSteps how long the cosine takes
 * @param warmUp W: all steps before this one are random
 */
record Exploration(double epsilonStart, double epsilonEnd, int epsilonSteps, int warmUp) {

  /**
   * The probability that step t is random: ε(t) = ε_end + (ε_start − ε_end) · ½ (1 + cos(π t / T))
   * for t below T.
   */
  double probability(int step) {
    if (step < warmUp) {
      return 1;
    }
    if (step >= epsilonSteps) {
      return epsilonEnd;
    }
    double cosine = StrictMath.cos(StrictMath.PI * step / epsilonSteps);
    return epsilonEnd + (epsilonStart - epsilonEnd) * 0.5 * (1 + cosine);
  }
}

package io.l2nas.contracts;

/**
 * What an experiment may use besides its steps. Whichever budget is spent first ends it.
 *
 * @param maxArchitectures how many different architectures are proposed; a repeat costs nothing
 * @param maxEvaluationSeconds what all its evaluations may take together, failed ones included
 * @param maxSeconds how long it may go on, from its submission
 */
public record BudgetSpec(int maxArchitectures, double maxEvaluationSeconds, double maxSeconds) {
  /** No limit. */
  public static final BudgetSpec DEFAULT =
      new BudgetSpec(Integer.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);

  public BudgetSpec {
    Require.atLeast("maxArchitectures", 1, maxArchitectures);
    Require.positive("maxEvaluationSeconds", maxEvaluationSeconds);
    Require.positive("maxSeconds", maxSeconds);
  }

  public boolean limitsArchitectures() {
    return maxArchitectures != DEFAULT.maxArchitectures;
  }

  public boolean limitsEvaluationSeconds() {
    return maxEvaluationSeconds != DEFAULT.maxEvaluationSeconds;
  }

  public boolean limitsSeconds() {
    return maxSeconds != DEFAULT.maxSeconds;
  }
}

package io.l2nas.contracts;

import java.util.Set;

/** Who else than evaluators answers actions, and signs as an outcome's evaluator. */
public final class Answerer {
  /** An agent: with a score that its experiment knows, or since a budget is used up. */
  public static final String AGENT = "agent";

  /** The history: with a score that the experiment's team has measured. */
  public static final String HISTORY = "history";

  /** In place of an evaluator, where none had the action. */
  public static final String NOBODY = "nobody";

  /** What no evaluator may be called. */
  public static final Set<String> NAMES = Set.of(AGENT, HISTORY, NOBODY);

  private Answerer() {}

  /** Whether an outcome that is signed so comes from an evaluator. */
  public static boolean isEvaluator(String name) {
    return !NAMES.contains(name);
  }
}

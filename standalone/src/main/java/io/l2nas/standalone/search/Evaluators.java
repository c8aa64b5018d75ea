package io.l2nas.standalone.search;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.table.InvalidTableException;
import io.l2nas.evaluator.table.TableEvaluator;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.util.HashMap;
import java.util.Map;

/** Opens the evaluator of a plan, and finds out before the search whether it can answer. */
public final class Evaluators {
  private Evaluators() {}

  /**
   * Reads the tables, and asks for one score.
   *
   * @throws CommandException if a table cannot be used, or the metric, a reported metric or an
   *     option is not valid
   */
  public static ArchitectureEvaluator open(SearchPlan plan) throws InterruptedException {
    try {
      ArchitectureEvaluator evaluator = new TableEvaluator(plan.tables());
      ask(evaluator, plan);
      return evaluator;
    } catch (InvalidTableException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    }
  }

  /** Any architecture will do: one that the evaluator does not know is no fault of the request. */
  private static void ask(ArchitectureEvaluator evaluator, SearchPlan plan)
      throws InterruptedException {
    SearchSpace space = new SearchSpace(plan.spec().space());
    try {
      evaluator.score(
          space.architecture(new int[space.rows()]), withoutDelay(plan.spec().evaluator()));
    } catch (EvaluationException e) {
      if (e.reason() == Reason.INVALID_REQUEST) {
        throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
      }
    }
  }

  private static EvaluatorSpec withoutDelay(EvaluatorSpec spec) {
    Map<String, String> options = new HashMap<>(spec.options());
    options.remove("delay");
    return new EvaluatorSpec(spec.name(), spec.metric(), spec.report(), options);
  }
}

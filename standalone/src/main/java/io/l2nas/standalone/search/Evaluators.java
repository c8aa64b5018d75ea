package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.table.InvalidTableException;
import io.l2nas.evaluator.table.TableEvaluator;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens evaluators, and finds out before anything starts whether they can answer. */
public final class Evaluators {
  private Evaluators() {}

  /**
   * Reads tables, and looks up there what each of the experiments asks for.
   *
   * @throws CommandException if a table cannot be used or is of another space, or the metric, a
   *     reported metric or an option is not valid
   */
  public static TableEvaluator open(Map<String, Path> tables, List<ExperimentSpec> experiments) {
    try {
      TableEvaluator evaluator = new TableEvaluator(tables);
      for (ExperimentSpec spec : experiments) {
        evaluator.requireAnswerable(spec.evaluator());
        evaluator
            .objection(new SearchSpace(spec.space()), spec.evaluator())
            .ifPresent(Evaluators::refuse);
      }
      return evaluator;
    } catch (InvalidTableException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  /**
   * Reads tables that any experiment may ask for.
   *
   * @throws CommandException if one of them cannot be used
   */
  public static void requireReadable(Map<String, Path> tables) {
    try {
      new TableEvaluator(tables);
    } catch (InvalidTableException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    }
  }

  private static void refuse(String objection) {
    throw new CommandException(
        ExitCode.USAGE, objection + "; give the table's space with --space, or another table");
  }
}

package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.predictor.InvalidPredictorException;
import io.l2nas.evaluator.predictor.PredictorEvaluator;
import io.l2nas.evaluator.table.InvalidTableException;
import io.l2nas.evaluator.table.TableEvaluator;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.training.TrainEvaluator;
import io.l2nas.training.images.InvalidDatasetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Opens evaluators, and finds out before anything starts whether they can answer. */
public final class Evaluators {
  private Evaluators() {}

  /**
   * Opens the evaluator of an experiment: reads its files, and looks whether it can answer.
   *
   * @throws CommandException if a file cannot be used, or the space, the metric, a reported metric
   *     or an option is not valid for it
   */
  public static ArchitectureEvaluator open(EvaluatorFiles files, ExperimentSpec spec) {
    return switch (spec.evaluator().name()) {
      case "predictor" -> {
        PredictorEvaluator evaluator = usable(() -> new PredictorEvaluator(files.predictors()));
        usable(() -> evaluator.requireAnswerable(new SearchSpace(spec.space()), spec.evaluator()));
        yield evaluator;
      }
      case "train" -> {
        TrainEvaluator evaluator = usable(() -> new TrainEvaluator(files.datasets()));
        usable(() -> evaluator.requireAnswerable(new SearchSpace(spec.space()), spec.evaluator()));
        yield evaluator;
      }
      default -> open(files.tables(), List.of(spec));
    };
  }

  /**
   * Reads tables, and looks up there what each of the experiments asks for.
   *
   * @throws CommandException if a table cannot be used or is of another space, or the metric, a
   *     reported metric or an option is not valid
   */
  public static TableEvaluator open(Map<String, Path> tables, List<ExperimentSpec> experiments) {
    TableEvaluator evaluator = usable(() -> new TableEvaluator(tables));
    for (ExperimentSpec spec : experiments) {
      usable(() -> evaluator.requireAnswerable(spec.evaluator()));
      evaluator
          .objection(new SearchSpace(spec.space()), spec.evaluator())
          .ifPresent(Evaluators::refuse);
    }
    return evaluator;
  }

  /**
   * Reads files that any experiment may ask for.
   *
   * @throws CommandException if one of them cannot be used
   */
  public static void requireReadable(EvaluatorFiles files) {
    usable(() -> new TableEvaluator(files.tables()));
    usable(() -> new PredictorEvaluator(files.predictors()));
    usable(() -> new TrainEvaluator(files.datasets()));
  }

  private static void usable(Runnable question) {
    usable(
        () -> {
          question.run();
          return true;
        });
  }

  private static <T> T usable(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (InvalidTableException | InvalidPredictorException | InvalidDatasetException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    } catch (LinkageError e) {
      throw new CommandException(
          ExitCode.INPUT,
          "TensorFlow, which trains, does not run here (%s); give a --table instead".formatted(e),
          e);
    }
  }

  private static void refuse(String objection) {
    throw new CommandException(
        ExitCode.USAGE, objection + "; give the table's space with --space, or another table");
  }
}

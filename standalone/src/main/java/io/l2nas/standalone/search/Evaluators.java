package io.l2nas.standalone.search;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.predictor.InvalidPredictorException;
import io.l2nas.evaluator.predictor.PredictorEvaluator;
import io.l2nas.evaluator.table.InvalidTableException;
import io.l2nas.evaluator.table.TableEvaluator;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.supernet.SupernetEvaluator;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.training.TrainEvaluator;
import io.l2nas.training.images.InvalidDatasetException;
import java.util.List;
import java.util.function.Supplier;

/** Opens evaluators, and finds out before anything starts whether they can answer. */
public final class Evaluators {
  private Evaluators() {}

  /** Whether an evaluator can answer; an IllegalArgumentException says why not. */
  private interface Question<E> {
    void ask(E evaluator, SearchSpace space, EvaluatorSpec spec);
  }

  /**
   * Opens the evaluator of an experiment: reads its files, and looks whether it can answer.
   *
   * @throws CommandException if a file cannot be used, or the space, the metric, a reported metric
   *     or an option is not valid for it
   */
  public static ArchitectureEvaluator open(EvaluatorFiles files, ExperimentSpec spec) {
    return open(files, List.of(spec));
  }

  /**
   * Opens the evaluator that all these experiments name.
   *
   * @throws CommandException if a file cannot be used, or one of them asks for what is not valid
   */
  public static ArchitectureEvaluator open(EvaluatorFiles files, List<ExperimentSpec> experiments) {
    return switch (experiments.get(0).evaluator().name()) {
      case "predictor" ->
          opened(
              () -> new PredictorEvaluator(files.predictors(), files.latencies()),
              PredictorEvaluator::requireAnswerable,
              experiments);
      case "train" ->
          opened(
              () -> new TrainEvaluator(files.datasets()),
              TrainEvaluator::requireAnswerable,
              experiments);
      case "supernet" ->
          opened(
              () -> new SupernetEvaluator(files.datasets(), files.supernets()),
              SupernetEvaluator::requireAnswerable,
              experiments);
      default ->
          opened(() -> new TableEvaluator(files.tables()), Evaluators::requireOfSpace, experiments);
    };
  }

  /**
   * Reads files that any experiment may ask for.
   *
   * @throws CommandException if one of them cannot be used
   */
  public static void requireReadable(EvaluatorFiles files) {
    usable(() -> new TableEvaluator(files.tables()));
    usable(() -> new PredictorEvaluator(files.predictors(), files.latencies()));
    usable(() -> new TrainEvaluator(files.datasets()));
    files.supernets().map(ModelRegistry::new).ifPresent(Evaluators::requireUsable);
  }

  private static void requireUsable(ModelRegistry registry) {
    usable(
        () -> {
          registry.requireUsable();
          return registry;
        });
  }

  private static <E> E opened(
      Supplier<E> opening, Question<E> question, List<ExperimentSpec> experiments) {
    return usable(
        () -> {
          E evaluator = opening.get();
          for (ExperimentSpec spec : experiments) {
            question.ask(evaluator, new SearchSpace(spec.space()), spec.evaluator());
          }
          return evaluator;
        });
  }

  private static void requireOfSpace(TableEvaluator table, SearchSpace space, EvaluatorSpec spec) {
    table.requireAnswerable(spec);
    table
        .objection(space, spec)
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(
                  objection + "; give the table's space with --space, or another table");
            });
  }

  private static <T> T usable(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (InvalidTableException
        | InvalidPredictorException
        | InvalidDatasetException
        | InvalidModelException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    } catch (LinkageError e) {
      throw new CommandException(
          ExitCode.INPUT,
          "TensorFlow, which computes networks, does not run here (%s); give a --table instead"
              .formatted(e),
          e);
    }
  }
}

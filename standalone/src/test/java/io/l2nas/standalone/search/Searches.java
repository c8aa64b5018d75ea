package io.l2nas.standalone.search;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentRequestBuilder;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small searches of the real core: a space of 3 × 3 choices, and what a search of it says. */
public final class Searches {
  private static final List<String> CHOICES = List.of("conv_3x3", "conv_5x5", "skip");

  public static final CustomSpace SPACE =
      new CustomSpace(
          "tiny",
          List.of(new Row("a", CHOICES), new Row("b", CHOICES), new Row("c", CHOICES)),
          "|");

  private Searches() {}

  /** Asks for a search of {@link #SPACE}; K is 4. */
  public static ExperimentRequest request(int steps, long seed) {
    return asking(steps, seed).build();
  }

  /** The same, for a test that asks for more. */
  public static ExperimentRequestBuilder asking(int steps, long seed) {
    return ExperimentRequest.of("accuracy")
        .customSpace(SPACE)
        .report(List.of("cost"))
        .agent("random")
        .topK(4)
        .steps(steps)
        .parallelism(2)
        .maxFailures(3)
        .seed(seed);
  }

  /** Asks for a search in which every evaluation fails; the third ends it. */
  public static ExperimentRequest hopeless() {
    return ExperimentRequest.of("unknown")
        .customSpace(SPACE)
        .agent("random")
        .topK(4)
        .steps(40)
        .parallelism(2)
        .maxFailures(3)
        .seed(7L)
        .build();
  }

  /** The state stream of a search: what {@link SearchLoop} says. */
  public static List<ExperimentEvent> events(String experiment, ExperimentRequest request) {
    List<ExperimentEvent> events = new ArrayList<>();
    new SearchLoop(
            new ExperimentSubmitted(experiment, Specification.of(request)),
            new ActionEvaluation(List.of(new ByChoices()), "tester", () -> 0))
        .run(events::add);
    return events;
  }

  /** The accuracy that {@link #events} gives an architecture of {@link #SPACE}. */
  public static double accuracy(Architecture architecture) {
    return 0.5
        + 0.1 * architecture.choice(0)
        + 0.03 * architecture.choice(1)
        + 0.01 * architecture.choice(2);
  }

  /** Knows no architecture if the metric is {@code unknown}. */
  private static final class ByChoices implements ArchitectureEvaluator {
    @Override
    public String name() {
      return "table";
    }

    @Override
    public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
        throws EvaluationException {
      if (spec.metric().equals("unknown")) {
        throw new EvaluationException(Reason.UNKNOWN_ARCHITECTURE, "no row has it, add one");
      }
      double accuracy = accuracy(architecture);
      return new Score(accuracy, accuracy, Map.of("cost", 10.0 * architecture.choice(2)));
    }
  }
}
